import type { Paper } from './survey-index.ts';

/** Papers by their year, newest first; those without a year are left out. Within a year the order is kept. */
export function papersByYear(papers: readonly Paper[]): Map<number, Paper[]> {
  const byYear = Map.groupBy(
    papers.filter(({ data }) => data.year !== undefined),
    ({ data }) => data.year ?? 0,
  );
  return new Map([...byYear].sort(([a], [b]) => b - a));
}
