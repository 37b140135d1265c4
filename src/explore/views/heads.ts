import { toggleValue } from '../../facets/choice.ts';
import { createElement } from '../create-element.ts';
import type { Explorer, ExploreView } from '../explorer.ts';

/** Heads by the number of papers that match; a bar is a button that chooses its head. */
export class ExploreHeads extends HTMLElement implements ExploreView {
  #explorer: Explorer | undefined;
  readonly #rows: { value: string; button: HTMLButtonElement; bar: HTMLElement; count: HTMLElement; name: string }[] =
    [];
  #highest = 1;

  connect(explorer: Explorer): void {
    this.#explorer = explorer;
    const totals = new Map<string, number>();
    for (const { head = [] } of explorer.items)
      for (const value of head) totals.set(value, (totals.get(value) ?? 0) + 1);
    this.#highest = Math.max(1, ...totals.values());
    const ordered = [...(explorer.data.options.head ?? [])].sort(
      (a, b) => (totals.get(b.value) ?? 0) - (totals.get(a.value) ?? 0),
    );
    for (const { value, name } of ordered) {
      const bar = createElement('span', { class: 'bar' });
      const count = createElement('span', { class: 'count' });
      const button = createElement('button', { type: 'button' }, createElement('span', { class: 'name' }, name), bar, count);
      button.addEventListener('click', () => explorer.choose(toggleValue(explorer.state.choice, 'head', value)));
      this.#rows.push({ value, button, bar, count, name });
    }
    this.querySelector('[data-drawing]')?.replaceChildren(
      createElement('ul', { class: 'rows' }, ...this.#rows.map(({ button }) => createElement('li', {}, button))),
    );
  }

  update(): void {
    const explorer = this.#explorer;
    if (!explorer) return;
    const chosen = explorer.state.choice.get('head');
    for (const { value, button, bar, count, name } of this.#rows) {
      const number = explorer.counts.get('head')?.get(value) ?? 0;
      count.textContent = number.toLocaleString('en-GB');
      bar.style.setProperty('--share', String(number / this.#highest));
      button.setAttribute('aria-label', `${name}: ${number}`);
      button.setAttribute('aria-pressed', String(chosen?.has(value) ?? false));
    }
  }
}
