import type { FacetOptions, FacetValues } from '../facets/facet.ts';
import { facetOptionsOf, facetValuesOfPaper } from '../facets/paper-facets.ts';
import { getSurveyIndex, type SurveyIndex } from './survey-index.ts';

/** A family of models that a paper's abstract names. */
export interface NamedFamily {
  id: string;
  name: string;
  /** The name as it stands in the abstract. */
  label: string;
}

/** The papers of the survey as facets tell them apart. */
export interface SurveyFacets {
  /** In the order of the survey's papers. */
  values: readonly FacetValues[];
  /** What can be chosen among the papers. */
  options: FacetOptions;
  /** By slug; papers that name no family are left out. */
  familiesOf: ReadonlyMap<string, readonly NamedFamily[]>;
}

const known = new WeakMap<SurveyIndex, SurveyFacets>();

/** The facets of this build's papers, computed once. */
export async function getSurveyFacets(): Promise<SurveyFacets> {
  const index = await getSurveyIndex();
  const facets = known.get(index) ?? facetsOf(index);
  known.set(index, facets);
  return facets;
}

function facetsOf(index: SurveyIndex): SurveyFacets {
  const { papers, stages, heads, methods, topics, scopes, modelFamilies, graph } = index;
  const familyOf = new Map(modelFamilies.map((family) => [`family:${family.id}`, family]));
  const familiesOf = new Map<string, NamedFamily[]>();
  for (const { kind, from, to, label = '' } of graph.edges) {
    const family = familyOf.get(to);
    if (kind !== 'names-family' || !family) continue;
    const slug = from.replace(/^paper:/, '');
    const own = familiesOf.get(slug) ?? [];
    own.push({ id: family.id, name: family.data.name, label });
    familiesOf.set(slug, own);
  }
  const values = papers.map(({ id, data }) =>
    facetValuesOfPaper({
      ...data,
      stages: data.stages.map((stage) => stage.id),
      heads: data.heads.map((head) => head.id),
      families: familiesOf.get(id)?.map((family) => family.id) ?? [],
    }),
  );
  const named = (terms: readonly { id: string; data: { name: string } }[]) =>
    terms.map(({ id, data }) => ({ id, name: data.name }));
  const options = facetOptionsOf(values, {
    stages: named(stages),
    heads: named(heads),
    methods: named(methods),
    topics: named(topics),
    scopes: named(scopes),
    families: named(modelFamilies),
  });
  return { values, options, familiesOf };
}
