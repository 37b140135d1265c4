import fc from 'fast-check';
import type { Choice } from '../../src/facets/choice.ts';
import { type FacetId, type FacetValues, facetIds } from '../../src/facets/facet.ts';

/** Few values for each facet, so that items and choices meet often. */
export const values = Object.fromEntries(
  facetIds.map((facet) => [
    facet,
    facet === 'year' ? ['2019', '2021', '2022', '2023', '2025'] : ['a', 'b', 'c'],
  ]),
) as Record<FacetId, string[]>;

/** Each facet has some of its values, in any order, or is left out. */
export const arbitraryItem: fc.Arbitrary<FacetValues> = fc.record(
  Object.fromEntries(facetIds.map((facet) => [facet, fc.subarray(values[facet])])),
  { requiredKeys: [] },
);

export const arbitraryChoice: fc.Arbitrary<Choice> = fc
  .array(
    fc
      .constantFrom(...facetIds)
      .chain((facet) =>
        fc.shuffledSubarray(values[facet]).map((own) => [facet, new Set(own)] as [FacetId, Set<string>]),
      ),
    { maxLength: 4 },
  )
  .map((entries) => new Map(entries));
