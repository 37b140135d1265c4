import * as Plot from '@observablehq/plot';
import { renderPlot, stageFill } from './render-plot.ts';

export interface TimelinePart {
  year: number;
  /** Place of the stage, from 1; 0 for papers without one. */
  order: number;
  count: number;
}

/** Fewer years than this are a line of text, not a picture. */
const fewestYears = 3;

/**
 * Papers by year, each bar parted by primary stage; or undefined when there is too little to show.
 *
 * Years in which nothing appeared keep their place, so that the axis is true.
 */
export function renderTimeline(parts: readonly TimelinePart[], title: string): string | undefined {
  const years = [...new Set(parts.map(({ year }) => year))].sort((a, b) => a - b);
  const [first = 0] = years;
  const last = years.at(-1) ?? 0;
  const longest = 60;
  if (years.length < fewestYears || last - first >= longest) return undefined;
  const domain = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const every = Math.ceil(domain.length / 10);
  const orders = [...new Set(parts.map(({ order }) => order))].sort((a, b) => stageLast(a) - stageLast(b));
  const sums = years.map((year) => ({
    year,
    count: parts.reduce((sum, part) => sum + (part.year === year ? part.count : 0), 0),
  }));
  return renderPlot(
    {
      width: 440,
      height: 224,
      marginLeft: 36,
      marginTop: 24,
      marginBottom: 24,
      x: {
        type: 'band',
        domain,
        label: null,
        ticks: domain.filter((_, index) => (domain.length - 1 - index) % every === 0),
        tickFormat: String,
        tickSize: 0,
        padding: 0.2,
      },
      y: { label: null, ticks: wholeTicks(parts), tickSize: 0, grid: true },
      style: { fontSize: '12px' },
      marks: [
        Plot.barY(parts, {
          x: 'year',
          y: 'count',
          fill: ({ order }: TimelinePart) => stageFill(order),
          order: ({ order }: TimelinePart) => orders.indexOf(order),
          sort: null,
        }),
        Plot.text(sums, {
          x: 'year',
          y: 'count',
          text: ({ count }: { count: number }) => String(count),
          dy: -7,
        }),
        Plot.ruleY([0]),
      ],
      color: { type: 'identity' },
    },
    title,
  );
}

function stageLast(order: number): number {
  return order === 0 ? Number.POSITIVE_INFINITY : order;
}

/** How many ticks a scale of counts gets, so that all of them are whole numbers. */
function wholeTicks(parts: readonly TimelinePart[]): number {
  const sums = new Map<number | string, number>();
  for (const { year, count } of parts) sums.set(year, (sums.get(year) ?? 0) + count);
  return Math.min(4, Math.max(1, ...sums.values()));
}
