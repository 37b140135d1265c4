import { type Choice, matchesChoice } from '../facets/choice.ts';
import type { FacetId, FacetValues } from '../facets/facet.ts';

/**
 * Count the cells of a table of two facets: how many items match the rest of a choice and stand in the cell.
 *
 * The two facets themselves restrict nothing, so that what else could be chosen stays in sight.
 *
 * @param cellsOf The cells that an item stands in, each as the value of its row and that of its column.
 * @returns By row, then by column; cells that nothing stands in are left out.
 */
export function countCells<Item extends FacetValues>(
  items: readonly Item[],
  choice: Choice,
  facets: readonly FacetId[],
  cellsOf: (item: Item) => readonly (readonly [row: string, column: string])[],
): Map<string, Map<string, number>> {
  const rest: Choice = new Map([...choice].filter(([facet]) => !facets.includes(facet)));
  const counts = new Map<string, Map<string, number>>();
  for (const item of items) {
    if (!matchesChoice(item, rest)) continue;
    for (const [row, column] of cellsOf(item)) {
      const own = counts.get(row) ?? new Map<string, number>();
      own.set(column, (own.get(column) ?? 0) + 1);
      counts.set(row, own);
    }
  }
  return counts;
}

/** The cells of an item in a matrix of two facets: each value of the one with each of the other. */
export function matrixCells(row: FacetId, column: FacetId) {
  return (item: FacetValues): [string, string][] =>
    (item[row] ?? []).flatMap((own) => (item[column] ?? []).map((each): [string, string] => [own, each]));
}

/** What stands for the stage of an item that has none; no id of a term looks like it. */
export const noStage = '-';

/** The cell of an item in a timeline by stage: its year and its primary stage, so that the parts add up to the year. */
export function timelineCells(item: FacetValues): [string, string][] {
  return (item.year ?? []).map((year) => [year, item.stage?.[0] ?? noStage]);
}
