import { type Choice, matchesChoice } from '../facets/choice.ts';
import type { FacetId, FacetValues } from '../facets/facet.ts';

/** Facets by which a map of the survey can be filtered. */
export const mapFacets = ['stage', 'method', 'year'] as const satisfies readonly FacetId[];

/** What a choice leaves of the survey. */
export interface FilteredMap {
  /** Papers that match. */
  papers: number;
  /** How many of them bear on each head or stage, by its key in the graph; those with none are left out. */
  byKey: ReadonlyMap<string, number>;
}

/** Count the papers that match a choice, by what they bear on. */
export function filterMap(papers: readonly FacetValues[], choice: Choice): FilteredMap {
  const byKey = new Map<string, number>();
  let count = 0;
  for (const paper of papers) {
    if (!matchesChoice(paper, choice)) continue;
    count += 1;
    const keys = [
      ...(paper.stage ?? []).map((id) => `stage:${id}`),
      ...(paper.head ?? []).map((id) => `head:${id}`),
    ];
    for (const key of new Set(keys)) byKey.set(key, (byKey.get(key) ?? 0) + 1);
  }
  return { papers: count, byKey };
}
