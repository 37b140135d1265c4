import { toggleValue } from '../../facets/choice.ts';
import { createElement } from '../create-element.ts';
import type { Explorer, ExploreView } from '../explorer.ts';

interface Row {
  value: string;
  item: HTMLLIElement;
  button: HTMLButtonElement;
  bar: HTMLElement;
  count: HTMLElement;
  /** Papers that match. */
  number: number;
}

/** Heads by the number of papers that match; a bar is a button that chooses its head. */
export class ExploreHeads extends HTMLElement implements ExploreView {
  #explorer: Explorer | undefined;
  readonly #rows: Row[] = [];
  readonly #list = createElement('ul', { class: 'rows' });

  connect(explorer: Explorer): void {
    this.#explorer = explorer;
    const totals = new Map<string, number>();
    for (const { head = [] } of explorer.items)
      for (const value of head) totals.set(value, (totals.get(value) ?? 0) + 1);
    const ordered = [...(explorer.data.options.head ?? [])].sort(
      (a, b) => (totals.get(b.value) ?? 0) - (totals.get(a.value) ?? 0),
    );
    for (const { value, name } of ordered) {
      const bar = createElement('span', {
        class: 'bar',
        'data-stage-order': explorer.data.stageOfHead[value],
      });
      const count = createElement('span', { class: 'count' });
      const button = createElement(
        'button',
        { type: 'button' },
        createElement('span', { class: 'head-name' }, name),
        createElement('span', { class: 'visually-hidden' }, ': '),
        bar,
        count,
      );
      button.addEventListener('click', () =>
        explorer.choose(toggleValue(explorer.state.choice, 'head', value)),
      );
      this.#rows.push({ value, item: createElement('li', {}, button), button, bar, count, number: 0 });
    }
    this.#list.append(...this.#rows.map(({ item }) => item));
    this.querySelector('[data-drawing]')?.replaceChildren(this.#list);
  }

  update(): void {
    const explorer = this.#explorer;
    if (!explorer) return;
    const chosen = explorer.state.choice.get('head');
    const counts = explorer.counts.get('head');
    const highest = Math.max(1, ...(counts?.values() ?? []));
    for (const row of this.#rows) {
      const { value, item, button, bar, count } = row;
      const number = counts?.get(value) ?? 0;
      row.number = number;
      item.dataset.none = String(number === 0);
      count.textContent = number.toLocaleString('en-GB');
      bar.style.setProperty('--share', String(number / highest));
      button.setAttribute('aria-pressed', String(chosen?.has(value) ?? false));
    }
    // Moving what has the focus would lose it.
    if (this.#list.contains(document.activeElement)) return;
    this.#list.append(...this.#rows.toSorted((a, b) => b.number - a.number).map(({ item }) => item));
  }
}
