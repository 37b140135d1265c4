import { type Choice, withFacet } from '../../facets/choice.ts';
import { countCells, matrixCells } from '../count-cells.ts';
import { createElement } from '../create-element.ts';
import type { Explorer, ExploreView } from '../explorer.ts';
import { levelOf } from '../level.ts';

/** The matrix of stages and methods: the page's table of numbers, each of which becomes a button. */
export class ExploreMatrix extends HTMLElement implements ExploreView {
  #explorer: Explorer | undefined;
  readonly #cells: {
    method: string;
    stage: string;
    cell: HTMLElement;
    button: HTMLButtonElement;
    name: string;
  }[] = [];

  connect(explorer: Explorer): void {
    this.#explorer = explorer;
    for (const cell of this.querySelectorAll<HTMLElement>('td[data-method]')) {
      const { method = '', stage = '' } = cell.dataset;
      const nameOf = (facet: 'method' | 'stage', value: string) =>
        explorer.data.options[facet]?.find((option) => option.value === value)?.name ?? value;
      const button = createElement('button', { type: 'button' });
      const name = `${nameOf('method', method)}, ${nameOf('stage', stage)}`;
      button.addEventListener('click', () => {
        const { choice } = explorer.state;
        explorer.choose(
          isCell(choice, method, stage)
            ? withFacet(withFacet(choice, 'method', []), 'stage', [])
            : withFacet(withFacet(choice, 'method', [method]), 'stage', [stage]),
        );
      });
      cell.replaceChildren(button);
      this.#cells.push({ method, stage, cell, button, name });
    }
  }

  update(): void {
    const explorer = this.#explorer;
    if (!explorer) return;
    const { choice } = explorer.state;
    const counts = countCells(explorer.items, choice, ['method', 'stage'], matrixCells('method', 'stage'));
    for (const { method, stage, cell, button, name } of this.#cells) {
      const count = counts.get(method)?.get(stage) ?? 0;
      cell.dataset.level = String(levelOf(count));
      button.textContent = count.toLocaleString('en-GB');
      button.setAttribute('aria-label', `${name}: ${count}`);
      button.setAttribute('aria-pressed', String(isCell(choice, method, stage)));
    }
  }
}

/** Whether just this cell is chosen. */
function isCell(choice: Choice, method: string, stage: string): boolean {
  const has = (facet: 'method' | 'stage', value: string) =>
    choice.get(facet)?.size === 1 && choice.get(facet)?.has(value) === true;
  return has('method', method) && has('stage', stage);
}
