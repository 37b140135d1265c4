import { toggleValue } from '../../facets/choice.ts';
import { isFacetId } from '../../facets/facet.ts';
import { createElement } from '../create-element.ts';
import type { Explorer, ExploreView } from '../explorer.ts';

/**
 * The values of each facet with their counts. The page has them as plain text, in `[data-value]` below a `[data-facet]`;
 * here each becomes a box to tick.
 */
export class ExploreFacets extends HTMLElement implements ExploreView {
  #explorer: Explorer | undefined;
  readonly #boxes: {
    facet: string;
    value: string;
    row: HTMLElement;
    box: HTMLInputElement;
    count: HTMLElement;
  }[] = [];

  connect(explorer: Explorer): void {
    this.#explorer = explorer;
    for (const row of this.querySelectorAll<HTMLElement>('[data-value]')) {
      const facet = row.closest<HTMLElement>('[data-facet]')?.dataset.facet ?? '';
      const value = row.dataset.value ?? '';
      const count = row.querySelector<HTMLElement>('[data-count]');
      if (!isFacetId(facet) || !count) continue;
      const box = createElement('input', { type: 'checkbox', name: facet, value, autocomplete: 'off' });
      box.addEventListener('change', () => explorer.choose(toggleValue(explorer.state.choice, facet, value)));
      const label = createElement('label', {}, box);
      label.append(...row.childNodes);
      // A link in a label would be two things to press in one.
      for (const link of label.querySelectorAll('a')) link.replaceWith(...link.childNodes);
      row.replaceChildren(label);
      this.#boxes.push({ facet, value, row, box, count });
    }
  }

  update(): void {
    const explorer = this.#explorer;
    if (!explorer) return;
    for (const { facet, value, row, box, count } of this.#boxes) {
      if (!isFacetId(facet)) continue;
      const number = explorer.counts.get(facet)?.get(value) ?? 0;
      box.checked = explorer.state.choice.get(facet)?.has(value) ?? false;
      count.textContent = number.toLocaleString('en-GB');
      row.dataset.none = String(number === 0 && !box.checked);
    }
    for (const group of this.querySelectorAll<HTMLDetailsElement>('details')) {
      if (group.querySelector('input:checked')) group.open = true;
    }
  }
}
