/**
 * What things of the survey can be told apart by, in the order in which facets are shown and written into addresses.
 *
 * The ids stand in addresses (`?stage=…&year=2023..2025`) and must not change.
 */
export const facetIds = ['stage', 'head', 'method', 'topic', 'scope', 'kind', 'year', 'family'] as const;
export type FacetId = (typeof facetIds)[number];

/** What a facet is called on pages; `note` says what a reader could get wrong about it. */
export const facetNames: Readonly<Record<FacetId, { name: string; note?: string }>> = {
  stage: { name: 'Stage' },
  head: { name: 'Head' },
  method: { name: 'Method' },
  topic: { name: 'Topic' },
  scope: { name: 'Scope' },
  kind: { name: 'Kind of page' },
  year: { name: 'Year' },
  family: {
    name: 'Model family',
    note: 'Named in the abstract; a paper can use models that it does not name.',
  },
};

/** The values that a thing has in each facet; a facet left out, or with `[]`, means that it has none there. */
export type FacetValues = Readonly<Partial<Record<FacetId, readonly string[]>>>;

/** One value that can be chosen: a term's id, or a year in digits. */
export interface FacetOption {
  value: string;
  name: string;
}

/** What can be chosen in each facet, in the order shown. Years are in ascending order. A facet left out has nothing. */
export type FacetOptions = Readonly<Partial<Record<FacetId, readonly FacetOption[]>>>;

export function isFacetId(name: string): name is FacetId {
  return (facetIds as readonly string[]).includes(name);
}
