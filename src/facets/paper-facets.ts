import { type FacetId, type FacetOption, type FacetOptions, type FacetValues, facetIds } from './facet.ts';

/** What a paper's facet values are read from. */
export interface FacetedPaper {
  /** Ids, primary first. */
  stages: readonly string[];
  heads: readonly string[];
  methods: readonly string[];
  topic?: string | null | undefined;
  scope?: string | null | undefined;
  year?: number | null | undefined;
  /** Ids of the model families that its abstract names. */
  families: readonly string[];
}

/** The facet values of a paper; facets in which it has none are left out. */
export function facetValuesOfPaper(paper: FacetedPaper): FacetValues {
  const { stages, heads, methods, topic, scope, year, families } = paper;
  const values: Record<FacetId, readonly string[]> = {
    stage: stages,
    head: heads,
    method: methods,
    topic: topic ? [topic] : [],
    scope: scope ? [scope] : [],
    kind: ['paper'],
    year: typeof year === 'number' ? [String(year)] : [],
    family: families,
  };
  return Object.fromEntries(
    facetIds.flatMap((facet) =>
      values[facet].length > 0 ? [[facet, [...new Set(values[facet])]] as const] : [],
    ),
  );
}

/** Terms of the survey that can be chosen, each list in the order in which it is shown. */
export interface FacetTerms {
  stages: readonly { id: string; name: string }[];
  heads: readonly { id: string; name: string }[];
  methods: readonly { id: string; name: string }[];
  topics: readonly { id: string; name: string }[];
  scopes: readonly { id: string; name: string }[];
  families: readonly { id: string; name: string }[];
  /** Kinds of pages, where things of several kinds are told apart. */
  kinds?: readonly { id: string; name: string }[];
}

/**
 * What can be chosen among these items: every term that at least one item has, and the years they are from.
 *
 * A facet in which no item has a value is left out, so that a survey without heads has no facet of heads.
 */
export function facetOptionsOf(items: readonly FacetValues[], terms: FacetTerms): FacetOptions {
  const used = (facet: FacetId) => new Set(items.flatMap((item) => item[facet] ?? []));
  const ofTerms = (facet: FacetId, list: FacetTerms['stages']): FacetOption[] => {
    const own = used(facet);
    return list.filter(({ id }) => own.has(id)).map(({ id, name }) => ({ value: id, name }));
  };
  const years = [...used('year')].sort((a, b) => Number(a) - Number(b));
  const options: Record<FacetId, FacetOption[]> = {
    stage: ofTerms('stage', terms.stages),
    head: ofTerms('head', terms.heads),
    method: ofTerms('method', terms.methods),
    topic: ofTerms('topic', terms.topics),
    scope: ofTerms('scope', terms.scopes),
    kind: ofTerms('kind', terms.kinds ?? []),
    year: years.map((year) => ({ value: year, name: year })),
    family: ofTerms('family', terms.families),
  };
  return Object.fromEntries(
    facetIds.flatMap((facet) => (options[facet].length > 0 ? [[facet, options[facet]] as const] : [])),
  );
}
