import { type FacetId, type FacetValues, facetIds } from './facet.ts';

/**
 * What a reader has chosen: within a facet any of the values will do, and all facets with a value must agree.
 *
 * A facet that is left out, or has an empty set, restricts nothing.
 */
export type Choice = ReadonlyMap<FacetId, ReadonlySet<string>>;

export const emptyChoice: Choice = new Map();

/** Whether nothing is chosen, so that everything matches. */
export function isEmptyChoice(choice: Choice): boolean {
  return [...choice.values()].every((values) => values.size === 0);
}

export function matchesChoice(item: FacetValues, choice: Choice): boolean {
  for (const [facet, values] of choice) {
    if (!matchesFacet(item, facet, values)) return false;
  }
  return true;
}

function matchesFacet(item: FacetValues, facet: FacetId, values: ReadonlySet<string>): boolean {
  if (values.size === 0) return true;
  return item[facet]?.some((value) => values.has(value)) ?? false;
}

/** The places, from 0, of the items that match; in the order of the items. */
export function placesOfMatches(items: readonly FacetValues[], choice: Choice): number[] {
  return items.flatMap((item, place) => (matchesChoice(item, choice) ? [place] : []));
}

/**
 * For each value of each facet: how many items match once the value is added to a choice that has none of that facet.
 *
 * That is what the number beside a value means: all other facets apply, its own doesn't. Values given are all in the
 * answer, those that nothing matches with 0; values that items have and that weren't given are left out. One pass over
 * the items, whatever the number of values.
 *
 * @param values What to count, by facet.
 */
export function countIfAdded(
  items: readonly FacetValues[],
  choice: Choice,
  values: Readonly<Partial<Record<FacetId, Iterable<string>>>>,
): Map<FacetId, Map<string, number>> {
  const counts = new Map<FacetId, Map<string, number>>();
  for (const facet of facetIds) {
    const own = values[facet];
    if (own) counts.set(facet, new Map([...own].map((value) => [value, 0])));
  }
  const restricting = [...choice].filter(([, chosen]) => chosen.size > 0);
  for (const item of items) {
    const failing: FacetId[] = [];
    for (const [facet, chosen] of restricting) {
      if (!matchesFacet(item, facet, chosen) && failing.push(facet) > 1) break;
    }
    if (failing.length > 1) continue;
    const [only] = failing;
    for (const [facet, own] of counts) {
      // What fails in one facet only still counts for the values of that facet.
      if (only !== undefined && facet !== only) continue;
      for (const value of new Set(item[facet])) {
        const count = own.get(value);
        if (count !== undefined) own.set(value, count + 1);
      }
    }
  }
  return counts;
}

/** The choice with a value taken in, or out when it was in. */
export function toggleValue(choice: Choice, facet: FacetId, value: string): Choice {
  const values = new Set(choice.get(facet));
  if (!values.delete(value)) values.add(value);
  return withFacet(choice, facet, values);
}

/** The choice with these values in a facet instead of those it had; without any the facet goes. */
export function withFacet(choice: Choice, facet: FacetId, values: Iterable<string>): Choice {
  const changed = new Map(choice);
  const set = new Set(values);
  if (set.size === 0) changed.delete(facet);
  else changed.set(facet, set);
  return changed;
}
