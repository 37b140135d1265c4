import { type Choice, matchesChoice } from '../facets/choice.ts';
import type { FacetId, FacetValues } from '../facets/facet.ts';

/** Facets by which a map of the survey can be filtered. */
export const mapFacets = ['stage', 'method', 'year'] as const satisfies readonly FacetId[];

/** A paper that the map can be filtered by: its slug, and what it can be told apart by. */
export type MapPaper = FacetValues & { id: string };

/** What a choice leaves of the survey. */
export interface FilteredMap {
  /** Papers that match. */
  papers: number;
  /**
   * How many of them bear on each head or stage, by its key in the graph, and 1 for each of the papers themselves; what
   * has none is left out.
   */
  byKey: ReadonlyMap<string, number>;
}

/** Count the papers that match a choice, by what they bear on. */
export function filterMap(papers: readonly MapPaper[], choice: Choice): FilteredMap {
  const byKey = new Map<string, number>();
  let count = 0;
  for (const paper of papers) {
    if (!matchesChoice(paper, choice)) continue;
    count += 1;
    const keys = [
      `paper:${paper.id}`,
      ...(paper.stage ?? []).map((id) => `stage:${id}`),
      ...(paper.head ?? []).map((id) => `head:${id}`),
    ];
    for (const key of new Set(keys)) byKey.set(key, (byKey.get(key) ?? 0) + 1);
  }
  return { papers: count, byKey };
}
