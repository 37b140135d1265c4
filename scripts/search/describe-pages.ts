import type { Content } from '../../src/content/read-content.ts';
import { type FacetValues, facetIds } from '../../src/facets/facet.ts';
import { facetValuesOfPaper } from '../../src/facets/paper-facets.ts';
import type { SearchDocument } from '../../src/search/search-document.ts';
import { buildGraph } from '../../src/survey/graph.ts';
import { papersOfReferences } from '../../src/survey/papers-of-references.ts';
import { toPlainText } from '../../src/text/abstract-to-html.ts';

/** What the content says of a thing that can be found, before its text is read from its page. */
export type DescribedPage = Omit<SearchDocument, 'sections' | 'fragment'>;

/**
 * All things of a content folder that have a page, or a place on one, in no special order.
 *
 * The addresses are those of the pages in `src/pages`; a thing that has no page in the end is left out by whoever looks
 * for its text there.
 */
export function describePages({ papers, terms }: Pick<Content, 'papers' | 'terms'>): DescribedPage[] {
  const { stages, heads, circuits, methods, topics, tasks, glossary, benchmarks, essays, references } = terms;
  const slugOf = papersOfReferences(references, papers);
  const works = references.filter(({ id }) => !slugOf.has(id));
  const nameOf = new Map([...stages, ...heads, ...methods].map(({ id, data }) => [id, data.name] as const));
  const namesOf = (ids: readonly string[]) => ids.flatMap((id) => nameOf.get(id) ?? []);
  const stageOfHead = new Map(heads.map(({ id, data }) => [id, data.stage]));
  const taskNames = new Map(tasks.map(({ data: { name, abbr } }) => [abbr ?? name, name] as const));
  return [
    ...describePapers(papers, terms, namesOf),
    ...stages.map(({ id, data }) =>
      describe('stage', `stages/${id}/`, data.name, {
        // A single letter is a word of too many queries to be another name.
        names: [...data.abbr].length > 1 ? [data.abbr] : [],
        facets: { stage: [id] },
      }),
    ),
    ...heads.map(({ id, data }) =>
      describe('head', `heads/${id}/`, data.name, {
        names: data.aliases,
        // What it is tells more of a head than the rest of its text.
        labels: [
          ...namesOf(listOf(data.stage)),
          data.summary,
          ...listOf(data.input),
          ...listOf(data.output),
          ...listOf(data.found),
        ],
        facets: { stage: listOf(data.stage), head: [id], family: data.models },
      }),
    ),
    ...circuits.map(({ id, data }) => {
      const members = [...new Set(data.edges.flatMap(({ from, to }) => [from, to]))];
      const task = listOf(data.task).flatMap((short) => [short, ...listOf(taskNames.get(short))]);
      // Of several circuits for one task that is called like it whose name says so.
      const isNamed =
        task.some((name) => data.name.includes(name)) ||
        circuits.filter((other) => other.data.task === data.task).length === 1;
      return describe('circuit', `circuits/${id}/`, data.name, {
        names: isNamed ? [...task, ...listOf(data.task).map((short) => `${short} circuit`)] : [],
        labels: [...(isNamed ? [] : task), ...namesOf(members)],
        facets: { head: members, stage: members.flatMap((head) => listOf(stageOfHead.get(head))) },
      });
    }),
    ...methods.flatMap(({ id, data }) =>
      // The others stand on the page of all methods.
      data.kind === 'method'
        ? [
            describe('method', `methods/${id}/`, data.name, {
              names: [
                ...data.aliases,
                ...methods.flatMap((other) =>
                  other.data.parent === id ? [other.data.name, ...other.data.aliases] : [],
                ),
              ],
              facets: { method: [id] },
            }),
          ]
        : [],
    ),
    ...topics.map(({ id, data }) =>
      describe('topic', `topics/${id}/`, data.name, {
        names: [id.replaceAll('-', ' ')],
        facets: { topic: [id] },
      }),
    ),
    ...glossary.map(({ id, data }) =>
      describe('glossary', 'glossary/', data.name, { names: data.aliases, anchor: id }),
    ),
    ...benchmarks.map(({ id, data }) =>
      describe('benchmark', 'benchmarks/', data.name, { names: data.name.split('/'), anchor: id }),
    ),
    ...essays.map(({ id, data }) =>
      describe('essay', id === 'about' ? 'about/' : `essays/${id}/`, data.title, {}),
    ),
    ...works.map(({ id, data }) =>
      describe('reference', 'references/', toPlainText(data.title), {
        authors: data.authors,
        facets: { year: listOf(data.year).map(String) },
        anchor: id,
      }),
    ),
  ];
}

function describePapers(
  papers: Content['papers'],
  terms: Content['terms'],
  namesOf: (ids: readonly string[]) => string[],
): DescribedPage[] {
  const known = papers.flatMap(({ slug, data }) => (data ? [{ ...data, id: slug }] : []));
  const families = new Map<string, string[]>();
  const { edges } = buildGraph({
    stages: [],
    heads: [],
    circuits: [],
    methods: [],
    benchmarks: [],
    families: terms['model-families'].map(({ id, data }) => ({ ...data, id })),
    papers: known,
  });
  for (const { kind, from, to } of edges) {
    if (kind !== 'names-family') continue;
    const slug = from.slice('paper:'.length);
    families.set(slug, [...(families.get(slug) ?? []), to.slice('family:'.length)]);
  }
  return known.map((paper) => {
    const stages = paper.stages.map(({ id }) => id);
    const heads = paper.heads.map(({ id }) => id);
    return describe('paper', `papers/${paper.id}/`, toPlainText(paper.title), {
      names: [...listOf(paper.arxiv), ...listOf(paper.doi)],
      labels: namesOf([...stages, ...heads, ...paper.methods]),
      authors: paper.authors,
      facets: facetValuesOfPaper({ ...paper, stages, heads, families: families.get(paper.id) ?? [] }),
      introduces: paper.heads.filter(({ relation }) => relation === 'introduces').map(({ id }) => id),
    });
  });
}

function describe(
  kind: DescribedPage['kind'],
  page: string,
  title: string,
  more: Partial<DescribedPage>,
): DescribedPage {
  const { names = [], facets = {}, anchor } = more;
  return {
    labels: [],
    authors: [],
    introduces: [],
    ...more,
    kind,
    address: anchor === undefined ? page : `${page}#${anchor}`,
    title,
    names: names.filter((name) => name !== title),
    facets: tidyFacets({ ...facets, kind: [kind] }),
  };
}

function tidyFacets(facets: FacetValues): FacetValues {
  return Object.fromEntries(
    facetIds.flatMap((facet) => {
      const values = [...new Set(facets[facet])];
      return values.length > 0 ? [[facet, values] as const] : [];
    }),
  );
}

function listOf<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}
