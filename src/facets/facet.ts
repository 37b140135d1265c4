import { capitalize, type Words } from '../survey/words.ts';

/**
 * What things of the survey can be told apart by, in the order in which facets are shown and written into addresses.
 *
 * The ids stand in addresses (`?stage=…&year=2023..2025`) and must not change.
 */
export const facetIds = ['stage', 'head', 'method', 'topic', 'scope', 'kind', 'year', 'family'] as const;
export type FacetId = (typeof facetIds)[number];

/** What a facet is called on pages. */
export function facetName(facet: FacetId, { head }: Words): string {
  const names: Readonly<Record<FacetId, string>> = {
    stage: 'Stage',
    head: capitalize(head.one),
    method: 'Method',
    topic: 'Topic',
    scope: 'Scope',
    kind: 'Kind of page',
    year: 'Year',
    family: 'Model family',
  };
  return names[facet];
}

/** What a reader could get wrong about a facet. */
export const facetNotes: Readonly<Partial<Record<FacetId, string>>> = {
  family: 'Named in the abstract; a paper can use models that it does not name.',
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
