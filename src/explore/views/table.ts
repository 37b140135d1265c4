import { addressOf } from '../../site/address.ts';
import { createElement } from '../create-element.ts';
import type { ExplorePaper } from '../explore-data.ts';
import { type SortKey, sortKeys } from '../explore-state.ts';
import type { Explorer, ExploreView } from '../explorer.ts';

const rowsOnPage = 50;

/** The table of the papers that match: the page's own, of which the head gets buttons to sort by and the body new rows. */
export class ExploreTable extends HTMLElement implements ExploreView {
  #explorer: Explorer | undefined;
  readonly #sorters: { key: SortKey; cell: HTMLElement; button: HTMLButtonElement }[] = [];
  readonly #pages = createElement('nav', { class: 'pages', 'aria-label': 'Pages of the table' });

  connect(explorer: Explorer): void {
    this.#explorer = explorer;
    for (const cell of this.querySelectorAll<HTMLElement>('th[data-sort]')) {
      const key = sortKeys.find((each) => each === cell.dataset.sort);
      if (!key) continue;
      const button = createElement('button', { type: 'button' }, cell.textContent ?? '');
      button.addEventListener('click', () => {
        const { by, descending } = explorer.state.sort;
        explorer.sortBy({ by: key, descending: by === key ? !descending : key === 'year' });
      });
      cell.replaceChildren(button);
      this.#sorters.push({ key, cell, button });
    }
    // Here are pages of what matches instead of pages of all.
    this.querySelector('[data-static-pages]')?.remove();
    this.append(this.#pages);
  }

  update(): void {
    const explorer = this.#explorer;
    if (!explorer) return;
    const { sort, page } = explorer.state;
    for (const { key, cell } of this.#sorters) {
      if (key === sort.by) cell.setAttribute('aria-sort', sort.descending ? 'descending' : 'ascending');
      else cell.removeAttribute('aria-sort');
    }
    const count = Math.max(1, Math.ceil(explorer.matches.length / rowsOnPage));
    const shown = Math.min(page, count);
    const rows = explorer.matches.slice((shown - 1) * rowsOnPage, shown * rowsOnPage);
    const body = this.querySelector('tbody');
    body?.replaceChildren(...(rows.length > 0 ? rows.map((paper) => this.#row(paper)) : [this.#emptyRow()]));
    this.#showPages(shown, count);
  }

  #row({ id, title, values }: ExplorePaper): HTMLElement {
    const { stages = [], options } = this.#explorer?.data ?? {};
    const badges = (values.stage ?? []).flatMap((own) =>
      stages
        .filter((stage) => stage.id === own)
        .map(({ name, abbr, order }) =>
          createElement(
            'span',
            { class: 'stage stage-shape', 'data-stage-order': order },
            createElement('abbr', { title: name }, abbr),
          ),
        ),
    );
    return createElement(
      'tr',
      {},
      createElement(
        'th',
        { scope: 'row' },
        createElement('a', { href: addressOf(`/papers/${id}/`), dir: 'auto' }, title),
      ),
      createElement('td', {}, values.year?.[0] ?? ''),
      // Columns as the head has them: what the survey doesn't have has none.
      ...(options?.stage ? [createElement('td', {}, ...badges)] : []),
      ...(['head', 'topic', 'scope'] as const)
        .filter((facet) => options?.[facet])
        .map((facet) => createElement('td', { class: 'wide' }, this.#names(facet, values[facet]))),
    );
  }

  #names(facet: 'head' | 'topic' | 'scope', values: readonly string[] = []): string {
    const options = this.#explorer?.data.options[facet] ?? [];
    return values.map((value) => options.find((option) => option.value === value)?.name ?? value).join(', ');
  }

  #emptyRow(): HTMLElement {
    const columns = this.querySelectorAll('thead th').length;
    return createElement(
      'tr',
      {},
      createElement('td', { colspan: columns }, 'No paper matches all that is chosen. Take something back.'),
    );
  }

  #showPages(shown: number, count: number): void {
    const hadFocus = this.#pages.contains(document.activeElement);
    const button = (name: string, page: number) => {
      const made = createElement('button', { type: 'button', disabled: page < 1 || page > count }, name);
      made.addEventListener('click', () => {
        this.#explorer?.showPage(page);
        this.querySelector('table')?.scrollIntoView({ block: 'start' });
      });
      return made;
    };
    const before = button('Previous', shown - 1);
    const after = button('Next', shown + 1);
    this.#pages.hidden = count <= 1;
    this.#pages.replaceChildren(before, createElement('span', {}, `Page ${shown} of ${count}`), after);
    if (hadFocus) (after.disabled ? before : after).focus({ preventScroll: true });
  }
}
