import * as Plot from '@observablehq/plot';
import { renderPlot, stageFill } from './render-plot.ts';

export interface Bar {
  name: string;
  /** Place of the stage that the bar belongs to, from 1; 0 for none. */
  order: number;
  count: number;
}

const fewestBars = 3;

/** Bars with their names on the left, in the order given; or undefined when there is too little to show. */
export function renderBars(bars: readonly Bar[], title: string): string | undefined {
  if (bars.length < fewestBars) return undefined;
  // A name can be there twice; the places can't.
  const names = bars.map(({ name }) => (name.length > 30 ? `${name.slice(0, 29)}…` : name));
  const rows = bars.map((bar, place) => ({ ...bar, place }));
  return renderPlot(
    {
      width: 440,
      height: bars.length * 21 + 6,
      marginLeft: 176,
      marginRight: 28,
      marginTop: 3,
      marginBottom: 3,
      x: { axis: null },
      y: {
        type: 'band',
        domain: rows.map(({ place }) => place),
        tickFormat: (place: number) => names[place] ?? '',
        label: null,
        tickSize: 0,
        padding: 0.25,
      },
      color: { type: 'identity' },
      style: { fontSize: '13px' },
      marks: [
        Plot.barX(rows, { x: 'count', y: 'place', fill: ({ order }: Bar) => stageFill(order) }),
        Plot.text(rows, {
          x: 'count',
          y: 'place',
          text: ({ count }: Bar) => String(count),
          textAnchor: 'start',
          dx: 4,
        }),
      ],
    },
    title,
  );
}
