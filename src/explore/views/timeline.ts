import { toggleValue } from '../../facets/choice.ts';
import { countCells, noStage, timelineCells } from '../count-cells.ts';
import { createElement } from '../create-element.ts';
import type { Explorer, ExploreView } from '../explorer.ts';

/** More years than this without a paper are shown as these few. */
const longestGap = 10;

interface Year {
  year: string;
  button: HTMLButtonElement;
  count: HTMLElement;
  /** What only those hear who don't see the bar. */
  said: HTMLElement;
  parts: { stage: string; name: string; bar: HTMLElement }[];
}

/** Papers by year, each bar parted by primary stage; a bar is a button that chooses its year. */
export class ExploreTimeline extends HTMLElement implements ExploreView {
  #explorer: Explorer | undefined;
  #years: Year[] = [];

  connect(explorer: Explorer): void {
    this.#explorer = explorer;
    const { stages, options } = explorer.data;
    const parts = [...stages, { id: noStage, name: 'no stage', order: 0 }];
    this.#years = (options.year ?? []).map(({ value: year }) => {
      const bars = parts.map(({ id, name, order }) => ({
        stage: id,
        name,
        bar: createElement('span', { class: 'part', 'data-stage-order': order }),
      }));
      const count = createElement('span', { class: 'count' });
      const said = createElement('span', { class: 'visually-hidden' });
      // From the bottom up, which is also the order in which the button is read out.
      const button = createElement(
        'button',
        { type: 'button' },
        createElement('span', { class: 'year' }, year),
        createElement('span', { class: 'visually-hidden' }, ': '),
        ...bars.map(({ bar }) => bar),
        count,
        said,
      );
      button.addEventListener('click', () =>
        explorer.choose(toggleValue(explorer.state.choice, 'year', year)),
      );
      return { year, button, count, said, parts: bars };
    });
    // Years in which nothing appeared keep their place, so that the axis is true.
    const places = this.#years.flatMap(({ year, button }, index) => {
      const gap = index === 0 ? 0 : Number(year) - Number(this.#years[index - 1]?.year) - 1;
      const gaps = Array.from({ length: Math.min(gap, longestGap) }, (_, missing) =>
        createElement(
          'span',
          { class: 'gap' },
          createElement('span', { class: 'year' }, String(Number(year) - gap + missing)),
        ),
      );
      return [...gaps, button];
    });
    this.querySelector('[data-drawing]')?.replaceChildren(createElement('div', { class: 'bars' }, ...places));
  }

  update(): void {
    const explorer = this.#explorer;
    if (!explorer) return;
    const counts = countCells(explorer.items, explorer.state.choice, ['year'], timelineCells);
    const chosen = explorer.state.choice.get('year');
    const highest = Math.max(1, ...[...counts.values()].map(sumOf));
    for (const { year, button, count, said, parts } of this.#years) {
      const own = counts.get(year) ?? new Map<string, number>();
      const sum = sumOf(own);
      count.textContent = sum.toLocaleString('en-GB');
      button.dataset.none = String(sum === 0);
      for (const { stage, bar } of parts)
        bar.style.setProperty('--share', String((own.get(stage) ?? 0) / highest));
      const shares = (parts.length > 1 ? parts : [])
        .filter(({ stage }) => own.has(stage))
        .map(({ stage, name }) => `${name} ${own.get(stage)}`);
      said.textContent = [` ${sum === 1 ? 'paper' : 'papers'}`, ...shares].join(', ');
      button.setAttribute('aria-pressed', String(chosen?.has(year) ?? false));
    }
  }
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
