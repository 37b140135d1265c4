import { expect, test } from 'vitest';
import { checkQueries } from '../../scripts/check/check-queries.ts';
import { judgedQuerySchema, measureSearch } from '../../src/search/judged-query.ts';

test('figures count the first right answer, and the share of right ones among five', () => {
  const figures = measureSearch([
    { query: 'a', type: 'topic', answers: ['x/', 'y/'], results: ['x/', 'z/', 'y/'] },
    { query: 'b', type: 'topic', answers: ['x/'], results: ['z/', 'x/'] },
    { query: 'c', type: 'alias', answers: ['x/'], results: [] },
    { query: 'd', type: 'nonsense', answers: [], results: ['x/'] },
    { query: 'e', type: 'nonsense', answers: [], results: [] },
  ]);
  expect(figures).toEqual({
    all: { queries: 3, mrr: 0.5, recall: 0.667, first: 1 },
    alias: { queries: 1, mrr: 0, recall: 0, first: 0 },
    topic: { queries: 2, mrr: 0.75, recall: 1, first: 1 },
    nonsense: { queries: 2, mrr: 0.5, recall: 0.5, first: 1 },
  });
});

test('a query has answers, and nonsense has none', () => {
  expect(judgedQuerySchema.safeParse({ query: 'a', type: 'topic', answers: [] }).success).toBe(false);
  expect(judgedQuerySchema.safeParse({ query: 'a', type: 'nonsense', answers: ['x/'] }).success).toBe(false);
  expect(
    judgedQuerySchema.safeParse({ query: 'a', type: 'head', answers: ['heads/x/', 'glossary/#y'] }).success,
  ).toBe(true);
});

test('an unknown answer and a repeated query are named with place and mend', () => {
  const text =
    '- query: a\n  type: head\n  answers:\n    - heads/alarm-cal/\n- query: a\n  type: head\n  answers:\n    - heads/alarm-call/\n';
  const queries = [
    { query: 'a', type: 'head' as const, answers: ['heads/alarm-cal/'] },
    { query: 'a', type: 'head' as const, answers: ['heads/alarm-call/'] },
  ];
  expect(checkQueries(queries, text, 'queries.yaml', ['heads/alarm-call/'])).toMatchObject([
    { line: 4, column: 7, rule: 'unknown-address', mend: 'Write heads/alarm-call/, if that is meant.' },
    { line: 5, column: 10, rule: 'duplicate-query' },
  ]);
});
