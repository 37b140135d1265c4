import { type CollectionEntry, getCollection } from 'astro:content';
import { compareText } from '../survey/problem.ts';

/** The whole survey as the pages need it: read once, every reverse index computed once. */
export interface SurveyIndex {
  survey: CollectionEntry<'survey'>['data'];
  /** In the order of their work. */
  stages: CollectionEntry<'stages'>[];
  /** In the order of the file. */
  topics: CollectionEntry<'topics'>[];
  /** Nearest to the subject first. */
  scopes: CollectionEntry<'scopes'>[];
  /** By title. */
  papers: Paper[];
  /** By stage id; those of which the stage is primary first, then by title. A stage without papers has `[]`. */
  papersOfStage: ReadonlyMap<string, readonly Paper[]>;
  /** By topic id; by title. */
  papersOfTopic: ReadonlyMap<string, readonly Paper[]>;
}

export type Paper = CollectionEntry<'papers'>;

let index: Promise<SurveyIndex> | undefined;

/** The survey of this build. In development it is read anew each time, since files change. */
export function getSurveyIndex(): Promise<SurveyIndex> {
  if (import.meta.env.DEV) return readIndex();
  index ??= readIndex();
  return index;
}

async function readIndex(): Promise<SurveyIndex> {
  const [surveys, papers, stages, topics, scopes] = await Promise.all([
    getCollection('survey'),
    getCollection('papers'),
    getCollection('stages'),
    getCollection('topics'),
    getCollection('scopes'),
  ]);
  const survey = surveys[0]?.data;
  if (!survey) throw new Error('The content folder has no survey.yaml; run npm run check');

  const collator = new Intl.Collator(survey.language, { numeric: true });
  const byTitle = (a: Paper, b: Paper) =>
    collator.compare(a.data.title, b.data.title) || compareText(a.id, b.id);
  papers.sort(byTitle);
  stages.sort((a, b) => a.data.order - b.data.order || compareText(a.id, b.id));

  const papersOfStage = new Map(
    stages.map(({ id }) => {
      const own = papers.filter(({ data }) => data.stages.some((stage) => stage.id === id));
      const isPrimary = (paper: Paper) => (paper.data.stages[0]?.id === id ? 0 : 1);
      return [id, own.sort((a, b) => isPrimary(a) - isPrimary(b) || byTitle(a, b))];
    }),
  );
  const papersOfTopic = new Map(topics.map(({ id }) => [id, papers.filter(({ data }) => data.topic === id)]));
  return { survey, stages, topics, scopes, papers, papersOfStage, papersOfTopic };
}
