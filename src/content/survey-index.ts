import { type CollectionEntry, getCollection } from 'astro:content';
import { buildGraph, type Graph } from '../survey/graph.ts';
import { papersOfReferences } from '../survey/papers-of-references.ts';
import { compareText } from '../survey/problem.ts';
import { type Words, wordsOf } from '../survey/words.ts';
import { contentFolder } from './content-path.ts';
import { readTerms, type TermKind } from './terms-folder.ts';

export type Paper = CollectionEntry<'papers'>;
export type Stage = CollectionEntry<'stages'>;
export type Head = CollectionEntry<'heads'>;
export type Circuit = CollectionEntry<'circuits'>;
export type Method = CollectionEntry<'methods'>;

/** The whole survey as the pages need it: read once, every reverse index computed once. */
export interface SurveyIndex {
  survey: CollectionEntry<'survey'>['data'];
  words: Words;
  /** In the order of their work. */
  stages: Stage[];
  /** By stage, then as the stage lists its groups, then by name; established ones before proposed ones. */
  heads: Head[];
  /** By name. */
  circuits: Circuit[];
  /** In their own order. */
  essays: CollectionEntry<'essays'>[];
  /** These in the order of their files. */
  topics: CollectionEntry<'topics'>[];
  /** Nearest to the subject first. */
  scopes: CollectionEntry<'scopes'>[];
  methods: CollectionEntry<'methods'>[];
  benchmarks: CollectionEntry<'benchmarks'>[];
  modelFamilies: CollectionEntry<'modelFamilies'>[];
  layers: CollectionEntry<'layers'>[];
  tasks: CollectionEntry<'tasks'>[];
  /** By name. */
  glossary: CollectionEntry<'glossary'>[];
  background: CollectionEntry<'background'>[];
  /** By id, in any order. */
  references: ReadonlyMap<string, CollectionEntry<'references'>>;
  /** By title. */
  papers: Paper[];
  /** By slug. */
  paperOf: ReadonlyMap<string, Paper>;
  headOf: ReadonlyMap<string, Head>;
  stageOf: ReadonlyMap<string, Stage>;
  /** By stage id; those of which the stage is primary first, then by title. A stage without papers has `[]`. */
  papersOfStage: ReadonlyMap<string, readonly Paper[]>;
  /** By topic id, method id, head id; by title. */
  papersOfTopic: ReadonlyMap<string, readonly Paper[]>;
  papersOfMethod: ReadonlyMap<string, readonly Paper[]>;
  papersOfHead: ReadonlyMap<string, readonly Paper[]>;
  graph: Graph;
}

let index: Promise<SurveyIndex> | undefined;

/** The survey of this build. In development it is read anew each time, since files change. */
export function getSurveyIndex(): Promise<SurveyIndex> {
  if (import.meta.env.DEV) return readIndex();
  index ??= readIndex();
  return index;
}

async function readIndex(): Promise<SurveyIndex> {
  const [survey] = await getCollection('survey');
  if (!survey) throw new Error('The content folder has no survey.yaml; run npm run check');
  const papers = await getCollection('papers');
  const stages = await getCollection('stages');
  const heads = await getCollection('heads');
  const circuits = await getCollection('circuits');
  const essays = await getCollection('essays');
  // Astro gives the entries of a list by id; here is the order that the file has.
  const { terms } = await readTerms(contentFolder);
  const inOrder = <T extends { id: string }>(kind: TermKind, entries: T[]): T[] => {
    const places = new Map(terms[kind].map(({ id }, place) => [id, place]));
    return entries.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  };
  const topics = inOrder('topics', await getCollection('topics'));
  const methods = inOrder('methods', await getCollection('methods'));
  const benchmarks = inOrder('benchmarks', await getCollection('benchmarks'));
  const modelFamilies = inOrder('model-families', await getCollection('modelFamilies'));
  const glossary = await getCollection('glossary');
  const references = await getCollection('references');

  const slugOf = papersOfReferences(
    references,
    papers.map(({ id, data }) => ({ slug: id, data })),
  );

  const collator = new Intl.Collator(survey.data.language, { numeric: true });
  const byName = <T extends { id: string; data: { name: string } }>(a: T, b: T) =>
    collator.compare(a.data.name, b.data.name) || compareText(a.id, b.id);
  const byTitle = (a: Paper, b: Paper) =>
    collator.compare(a.data.title, b.data.title) || compareText(a.id, b.id);
  papers.sort(byTitle);
  stages.sort((a, b) => a.data.order - b.data.order || compareText(a.id, b.id));
  circuits.sort(byName);
  glossary.sort(byName);
  essays.sort((a, b) => a.data.order - b.data.order || compareText(a.id, b.id));

  const place = ({ data: { status, stage, group } }: Head): number => {
    const stageIndex = stages.findIndex(({ id }) => id === stage);
    const groups = stages[stageIndex]?.data.groups ?? [];
    const groupIndex = groups.findIndex(({ id }) => id === group);
    const late = 1000;
    return (
      (stageIndex < 0 ? late : stageIndex) * late * late +
      (status === 'established' ? 0 : late) +
      Math.max(0, groupIndex)
    );
  };
  heads.sort((a, b) => place(a) - place(b) || byName(a, b));

  const papersWith = (ids: readonly { id: string }[], has: (paper: Paper, id: string) => boolean) =>
    new Map(ids.map(({ id }) => [id, papers.filter((paper) => has(paper, id))]));
  const papersOfStage = papersWith(stages, ({ data }, id) => data.stages.some((label) => label.id === id));
  for (const [id, own] of papersOfStage) {
    const isSecondary = (paper: Paper) => Number(paper.data.stages[0]?.id !== id);
    own.sort((a, b) => isSecondary(a) - isSecondary(b) || byTitle(a, b));
  }
  return {
    survey: survey.data,
    words: wordsOf(survey.data),
    stages,
    heads,
    circuits,
    essays,
    topics,
    scopes: inOrder('scopes', await getCollection('scopes')),
    methods,
    benchmarks,
    modelFamilies,
    layers: inOrder('layers', await getCollection('layers')),
    tasks: inOrder('tasks', await getCollection('tasks')),
    glossary,
    background: inOrder('background', await getCollection('background')),
    references: new Map(
      references.filter(({ id }) => !slugOf.has(id)).map((reference) => [reference.id, reference]),
    ),
    papers,
    paperOf: new Map([
      ...papers.map((paper) => [paper.id, paper] as const),
      ...papers.flatMap((paper) =>
        [...slugOf].filter(([, slug]) => slug === paper.id).map(([id]) => [id, paper] as const),
      ),
    ]),
    headOf: new Map(heads.map((head) => [head.id, head])),
    stageOf: new Map(stages.map((stage) => [stage.id, stage])),
    papersOfStage,
    papersOfTopic: papersWith(topics, ({ data }, id) => data.topic === id),
    papersOfMethod: papersWith(methods, ({ data }, id) => data.methods.includes(id)),
    papersOfHead: papersWith(heads, ({ data }, id) => data.heads.some((label) => label.id === id)),
    graph: buildGraph({
      stages: stages.map(({ id, data }) => ({ id, ...data })),
      heads: heads.map(({ id, data }) => ({ id, ...data })),
      circuits: circuits.map(({ id, data }) => ({ id, ...data })),
      methods: methods.map(({ id, data }) => ({ id, name: data.name })),
      benchmarks: benchmarks.map(({ id, data }) => ({ id, name: data.name })),
      families: modelFamilies.map(({ id, data }) => ({ ...data, id })),
      papers: papers.map(({ id, data }) => ({ ...data, id })),
    }),
  };
}
