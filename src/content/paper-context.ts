import type { CitedPaper } from '../cite/cited-paper.ts';
import { findSimilarPapers, type SimilarPaper } from '../survey/similar-papers.ts';
import { toPlainText } from '../text/abstract-to-html.ts';
import { getSurveyIndex, type Paper, type SurveyIndex } from './survey-index.ts';

/** The list that a paper stands in: that of its primary stage or, where it has none, of its topic. */
export interface PaperRow {
  kind: 'stage' | 'topic';
  name: string;
  /** Path from the root of the site. */
  path: `/${string}`;
  /** Place in the list, from 1. */
  place: number;
  length: number;
  previous?: Paper | undefined;
  next?: Paper | undefined;
}

/** What stands around the papers: computed once for all of their pages. */
export interface PaperContext {
  /** By slug; a paper that nothing is like has `[]`. */
  similarOf: ReadonlyMap<string, readonly SimilarPaper[]>;
  /** By slug; a paper without stage and topic is left out. */
  rowOf: ReadonlyMap<string, PaperRow>;
}

const known = new WeakMap<SurveyIndex, PaperContext>();

export async function getPaperContext(): Promise<PaperContext> {
  const index = await getSurveyIndex();
  const context = known.get(index) ?? { similarOf: similarPapers(index), rowOf: paperRows(index) };
  known.set(index, context);
  return context;
}

/** How much sharing a label tells, where sharing a word tells 1: the finer the label, the more. */
const labelWeights = { head: 3, method: 2, stage: 2, topic: 1.5 };

function similarPapers({ papers, stageOf, headOf, methods, topics }: SurveyIndex) {
  const methodOf = new Map(methods.map((method) => [method.id, method]));
  const topicOf = new Map(topics.map((topic) => [topic.id, topic]));
  return findSimilarPapers(
    papers.map(({ id, data }) => {
      const label = (
        kind: keyof typeof labelWeights,
        term: { id: string; data: { name: string } } | undefined,
      ) => (term ? [{ key: `${kind} ${term.id}`, name: term.data.name, weight: labelWeights[kind] }] : []);
      return {
        id,
        title: data.title,
        abstract: data.abstract,
        labels: [
          ...[...new Set(data.heads.map((head) => head.id))].flatMap((each) =>
            label('head', headOf.get(each)),
          ),
          ...data.methods.flatMap((each) => label('method', methodOf.get(each))),
          ...data.stages.flatMap((stage) => label('stage', stageOf.get(stage.id))),
          ...(data.topic === undefined ? [] : label('topic', topicOf.get(data.topic))),
        ],
      };
    }),
  );
}

function paperRows({ stages, topics, papersOfStage, papersOfTopic }: SurveyIndex): Map<string, PaperRow> {
  const rows = new Map<string, PaperRow>();
  const addRow = (
    kind: PaperRow['kind'],
    term: { id: string; data: { name: string } },
    papers: readonly Paper[],
  ) => {
    for (const [place, { id }] of papers.entries()) {
      rows.set(id, {
        kind,
        name: term.data.name,
        path: `/${kind}s/${term.id}/`,
        place: place + 1,
        length: papers.length,
        previous: papers[place - 1],
        next: papers[place + 1],
      });
    }
  };
  for (const stage of stages) {
    const own = papersOfStage.get(stage.id) ?? [];
    addRow(
      'stage',
      stage,
      own.filter(({ data }) => data.stages[0]?.id === stage.id),
    );
  }
  for (const topic of topics) {
    const own = papersOfTopic.get(topic.id) ?? [];
    addRow(
      'topic',
      topic,
      own.filter(({ data }) => data.stages.length === 0),
    );
  }
  return rows;
}

/** The facts that a citation of the paper states. */
export function citedPaperOf({ id, data }: Paper): CitedPaper {
  const { authors, year, venue, venueChecked, arxiv, doi, url } = data;
  return { id, title: toPlainText(data.title), authors, year, venue, venueChecked, arxiv, doi, url };
}
