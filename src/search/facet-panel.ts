import { type Choice, toggleValue } from '../facets/choice.ts';
import { type FacetId, type FacetOptions, facetIds, facetName, facetNotes } from '../facets/facet.ts';
import { pageWords } from '../site/page-words.ts';
import { create } from './create-element.ts';

/** Boxes to choose values of facets by, each with the number of results that it would bring. */
export class FacetPanel {
  readonly #boxes = new Map<string, { box: HTMLInputElement; count: HTMLElement; label: HTMLElement }>();
  readonly #summaries = new Map<FacetId, { chosen: HTMLElement; details: HTMLDetailsElement }>();
  #choice: Choice = new Map();

  /** Fill an element with the facets; those without values are left out. */
  constructor(panel: HTMLElement, options: FacetOptions, onChoose: (choice: Choice) => void) {
    // What tells most results apart stands first: pages of several kinds, then the facets in their order.
    const order: FacetId[] = ['kind', ...facetIds.filter((facet) => facet !== 'kind')];
    for (const facet of order) {
      const own = options[facet] ?? [];
      if (own.length === 0) continue;
      const name = facetName(facet, pageWords());
      const note = facetNotes[facet];
      const chosen = create('span', { className: 'facet-chosen' });
      const list = create('ul', {});
      for (const { value, name } of own) {
        const box = create('input', { type: 'checkbox', name: facet, value });
        box.addEventListener('change', () => onChoose(toggleValue(this.#choice, facet, value)));
        const count = create('span', { className: 'facet-count' });
        const label = create('label', {}, box, create('span', {}, name), ' ', count);
        list.append(create('li', {}, label));
        this.#boxes.set(`${facet}=${value}`, { box, count, label });
      }
      const group = create('fieldset', {}, create('legend', { className: 'visually-hidden' }, name), list);
      if (note !== undefined) group.append(create('p', { className: 'facet-note' }, note));
      const details = create('details', { name: '' }, create('summary', {}, name, chosen), group);
      details.open = facet === 'kind' || facet === 'stage';
      panel.append(details);
      this.#summaries.set(facet, { chosen, details });
    }
  }

  update(choice: Choice, counts: ReadonlyMap<FacetId, ReadonlyMap<string, number>>): void {
    this.#choice = choice;
    for (const [facet, values] of counts) {
      for (const [value, count] of values) {
        const own = this.#boxes.get(`${facet}=${value}`);
        if (!own) continue;
        own.box.checked = choice.get(facet)?.has(value) ?? false;
        own.count.textContent = count.toLocaleString('en-GB');
        own.label.classList.toggle('is-empty', count === 0);
      }
      const summary = this.#summaries.get(facet);
      const number = choice.get(facet)?.size ?? 0;
      if (!summary) continue;
      summary.chosen.textContent = number > 0 ? ` ${number} chosen` : '';
      if (number > 0) summary.details.open = true;
    }
  }
}
