import { type Choice, countIfAdded, isEmptyChoice, withFacet } from '../../facets/choice.ts';
import { readChoice, writeChoice } from '../../facets/choice-address.ts';
import type { FacetOption, FacetOptions } from '../../facets/facet.ts';
import { loadJson } from '../../site/load-data.ts';
import { pageWords } from '../../site/page-words.ts';
import { filterMap, type MapPaper, mapFacets } from '../filter-map.ts';

/** Keys of the nodes that say how many papers they have. */
const counted = /^(?:head|stage):/;

/**
 * The filter of the map page: what no chosen paper bears on fades, and the counts become those of the chosen papers. The
 * choice stands in the address. Without it the page shows everything.
 */
class SurveyMapFilter extends HTMLElement {
  #papers: readonly MapPaper[] = [];
  #choice: Choice = new Map();
  #form = this.querySelector('form');
  /** Texts as they are without a choice, by the element that shows them. */
  #whole = new Map<Element, string>();

  async connectedCallback(): Promise<void> {
    const form = this.#form;
    if (!form) return;
    try {
      this.#papers = await loadJson<MapPaper[]>(this.dataset.address ?? '');
    } catch {
      return; // The page is whole without the filter.
    }
    form.hidden = false;
    form.addEventListener('change', () => {
      let choice: Choice = new Map();
      for (const facet of mapFacets) {
        const chosen = this.#boxes(facet).filter(({ checked }) => checked);
        choice = withFacet(
          choice,
          facet,
          chosen.map(({ value }) => value),
        );
      }
      this.#take(choice, true);
    });
    form.addEventListener('reset', (event) => {
      event.preventDefault();
      this.#take(new Map(), true);
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    addEventListener('popstate', () => this.#readAddress());
    this.#readAddress();
  }

  #readAddress(): void {
    this.#take(readChoice(new URLSearchParams(location.search), this.#options()).choice, false);
  }

  #boxes(facet: string): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>(`input[name="${facet}"]`)];
  }

  #options(): FacetOptions {
    const of = (facet: string): FacetOption[] =>
      this.#boxes(facet).map(({ value }) => ({ value, name: value }));
    return Object.fromEntries(mapFacets.map((facet) => [facet, of(facet)]));
  }

  #take(choice: Choice, remember: boolean): void {
    this.#choice = choice;
    if (remember) {
      const words = writeChoice(choice, this.#options(), new URLSearchParams(location.search)).toString();
      history.pushState(null, '', `${location.pathname}${words === '' ? '' : `?${words}`}${location.hash}`);
    }
    this.#showForm();
    this.#showMaps();
  }

  #showForm(): void {
    const values = Object.fromEntries(
      mapFacets.map((facet) => [facet, this.#boxes(facet).map(({ value }) => value)]),
    );
    const counts = countIfAdded(this.#papers, this.#choice, values);
    for (const facet of mapFacets) {
      for (const box of this.#boxes(facet)) {
        box.checked = this.#choice.get(facet)?.has(box.value) ?? false;
        const count = box.closest('label')?.querySelector('[data-count]');
        if (count) count.textContent = String(counts.get(facet)?.get(box.value) ?? 0);
      }
    }
  }

  #showMaps(): void {
    const all = isEmptyChoice(this.#choice);
    const { papers, byKey } = filterMap(this.#papers, this.#choice);
    const stages = this.#choice.get('stage');
    for (const section of this.querySelectorAll<HTMLElement>('section[data-stage]'))
      section.hidden = (stages?.size ?? 0) > 0 && !stages?.has(section.dataset.stage ?? '');

    for (const svg of this.querySelectorAll('.map-scroll svg')) this.#fade(svg, byKey, all);
    for (const item of this.querySelectorAll<HTMLElement>('.map-list [data-key]')) {
      const key = item.dataset.key ?? '';
      if (!counted.test(key)) continue;
      this.#say(item.querySelector(':scope > .map-papers'), all ? undefined : (byKey.get(key) ?? 0));
    }
    const explore = this.querySelector<HTMLAnchorElement>('[data-explore]');
    if (explore) {
      explore.hidden = all;
      explore.href = `${explore.dataset.explore}?${writeChoice(this.#choice, this.#options())}`;
    }
    const status = this.querySelector('[role="status"]');
    const heads = [...byKey.keys()].filter((key) => key.startsWith('head:')).length;
    const word = pageWords().head;
    if (status)
      status.textContent = all
        ? `All ${this.#papers.length} papers that bear on a stage.`
        : `${papers} of ${this.#papers.length} papers match, on ${heads} ${heads === 1 ? word.one : word.many}; numbers in the map are of these.`;
  }

  /** Fade what no chosen paper bears on; a group goes with its heads, a line with either of its ends. */
  #fade(svg: Element, byKey: ReadonlyMap<string, number>, all: boolean): void {
    const out = new Set<string>();
    const nodes = [...svg.querySelectorAll<SVGElement>('[data-key]')];
    for (const { dataset } of nodes) {
      const { key = '', n = '' } = dataset;
      if (/^(?:head|stage|paper):/.test(key) && !byKey.has(key)) out.add(n);
    }
    const isHead = new Set(
      nodes.filter(({ dataset }) => dataset.key?.startsWith('head:')).map(({ dataset }) => dataset.n),
    );
    for (const { dataset } of nodes) {
      const { key = '', n = '', by = '' } = dataset;
      if (!key.startsWith('group:')) continue;
      const heads = by.split(' ').filter((near) => isHead.has(near));
      if (heads.every((near) => out.has(near))) out.add(n);
    }
    // Of the heads that stand behind "and more" nothing is known here: the node goes with its group.
    for (const { dataset } of nodes) {
      const { key = '', n = '', by = '' } = dataset;
      if (key.startsWith('more') && by.split(' ').some((near) => near !== n && out.has(near))) out.add(n);
    }
    for (const element of svg.querySelectorAll<SVGElement>('[data-by]')) {
      const { n, by = '' } = element.dataset;
      const isOut = n === undefined ? by.split(' ').some((near) => out.has(near)) : out.has(n);
      element.classList.toggle('is-out', !all && isOut);
    }
    for (const node of nodes) {
      const { key = '' } = node.dataset;
      if (counted.test(key))
        this.#say(node.querySelector('text tspan:last-child'), all ? undefined : (byKey.get(key) ?? 0));
    }
  }

  /** Put a count in the place of the one that stands at the end of a text; undefined brings that one back. */
  #say(element: Element | null, count: number | undefined): void {
    if (!element) return;
    const whole = this.#whole.get(element) ?? element.textContent ?? '';
    this.#whole.set(element, whole);
    element.textContent =
      count === undefined
        ? whole
        : whole.replace(/(\d+|no)( papers?)?$/, (_, _number, noun) =>
            noun === undefined ? String(count) : `${count} ${count === 1 ? 'paper' : 'papers'}`,
          );
  }
}

customElements.define('survey-map-filter', SurveyMapFilter);
