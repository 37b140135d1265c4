import { z } from 'zod';

/** What a query is like; figures are given for each. */
export const queryTypes = [
  'known-item',
  'head',
  'alias',
  'typo',
  'prefix',
  'topic',
  'question',
  'nonsense',
] as const;
export type QueryType = (typeof queryTypes)[number];

/** `evaluation/queries.yaml`: a list of what people look for and the pages that answer. */
export const judgedQuerySchema = z
  .strictObject({
    query: z.string().min(1, 'expected some text'),
    type: z.enum(queryTypes),
    /** Addresses from the root of the site, in any order: `heads/induction-head/`, `glossary/#circuit`. */
    answers: z.array(
      z
        .string()
        .regex(
          /^[a-z0-9/-]+\/(?:#[\w.-]+)?$/,
          'expected the address of a page from behind its first slash to its last one, such as methods/',
        ),
    ),
  })
  .refine(({ type, answers }) => (type === 'nonsense') === (answers.length === 0), {
    message: 'expected answers, or none for nonsense',
    path: ['answers'],
  });
export type JudgedQuery = z.output<typeof judgedQuerySchema>;

/** How well queries of a type are answered. */
export interface SearchFigures {
  queries: number;
  /** Mean of one over the place of the first right answer, of which only the first ten count; for nonsense, the share with no result. */
  mrr: number;
  /** Mean share of the right answers, of which at most five count, among the first five. */
  recall: number;
  /** How many have a right answer first. */
  first: number;
}

/** A query and the addresses of its results, the best first. */
export type AnsweredQuery = JudgedQuery & { results: readonly string[] };

/** The figures of each type that has queries, and of all that have answers as `all`. */
export function measureSearch(answered: readonly AnsweredQuery[]): Record<string, SearchFigures> {
  const figures: Record<string, SearchFigures> = {};
  const all = answered.filter(({ type }) => type !== 'nonsense');
  if (all.length > 0) figures.all = measure(all);
  for (const type of queryTypes) {
    const own = answered.filter((query) => query.type === type);
    if (own.length > 0) figures[type] = measure(own);
  }
  return figures;
}

function measure(answered: readonly AnsweredQuery[]): SearchFigures {
  const mean = (values: readonly number[]) =>
    Math.round((values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)) * 1000) / 1000;
  const places = answered.map(placeOfAnswer);
  return {
    queries: answered.length,
    mrr: mean(places.map((place) => (place === 0 ? 0 : 1 / place))),
    recall: mean(answered.map(recallOf)),
    first: places.filter((place) => place === 1).length,
  };
}

/** From 1; 0 when no right answer is among the first ten. Nonsense is right when nothing is found. */
export function placeOfAnswer({ answers, results }: AnsweredQuery): number {
  if (answers.length === 0) return results.length === 0 ? 1 : 0;
  return results.slice(0, 10).findIndex((result) => answers.includes(result)) + 1;
}

function recallOf({ answers, results }: AnsweredQuery): number {
  if (answers.length === 0) return results.length === 0 ? 1 : 0;
  const found = results.slice(0, 5).filter((result) => answers.includes(result));
  return found.length / Math.min(5, answers.length);
}
