import { type FacetId, type FacetOptions, type FacetValues, facetIds } from '../facets/facet.ts';

/** A paper as the explore page knows it. */
export interface ExplorePaper {
  /** The slug. */
  id: string;
  /** Plain text. */
  title: string;
  values: FacetValues;
}

export interface ExploreStage {
  id: string;
  name: string;
  abbr: string;
  /** Place among the stages, from 1. */
  order: number;
}

export interface ExploreData {
  /** BCP 47 tag, by which titles are sorted. */
  language: string;
  stages: ExploreStage[];
  /** The place of each head's stage, from 1; heads of no stage are left out. */
  stageOfHead: Readonly<Record<string, number>>;
  options: FacetOptions;
  /** In the order in which they are shown when nothing is sorted; see `firstSort`. */
  papers: ExplorePaper[];
}

/**
 * How `data/explore.json` writes it: values are places in the lists of options, from 0, so that ten thousand papers stay
 * small.
 */
export interface PackedExploreData {
  language: string;
  stages: ExploreStage[];
  stageOfHead: Readonly<Record<string, number>>;
  /** By facet, in the order of the papers' lists: pairs of value and name. */
  facets: [facet: FacetId, options: [value: string, name: string][]][];
  papers: [id: string, title: string, values: number[][]][];
}

export function packExploreData({
  language,
  stages,
  stageOfHead,
  options,
  papers,
}: ExploreData): PackedExploreData {
  const facets = facetIds.flatMap((facet) => {
    const own = options[facet];
    return own
      ? [[facet, own.map(({ value, name }) => [value, name])] as PackedExploreData['facets'][number]]
      : [];
  });
  const placeOf = new Map(
    facets.map(([facet, own]) => [facet, new Map(own.map(([value], place) => [value, place]))]),
  );
  return {
    language,
    stages,
    stageOfHead,
    facets,
    papers: papers.map(({ id, title, values }) => [
      id,
      title,
      facets.map(([facet]) => (values[facet] ?? []).flatMap((value) => placeOf.get(facet)?.get(value) ?? [])),
    ]),
  };
}

/** The inverse of `packExploreData`: values that the options lack are gone. */
export function unpackExploreData({
  language,
  stages,
  stageOfHead,
  facets,
  papers,
}: PackedExploreData): ExploreData {
  return {
    language,
    stages,
    stageOfHead,
    options: Object.fromEntries(
      facets.map(([facet, own]) => [facet, own.map(([value, name]) => ({ value, name }))]),
    ),
    papers: papers.map(([id, title, values]) => ({
      id,
      title,
      values: Object.fromEntries(
        facets.flatMap(([facet, own], index) => {
          const places = values[index] ?? [];
          return places.length > 0 ? [[facet, places.map((place) => own[place]?.[0] ?? '')] as const] : [];
        }),
      ),
    })),
  };
}
