import { expect, test } from 'vitest';
import { headsFoundBy, methodsFoundBy } from '../../src/content/methods-found-by.ts';
import { neighboursOf } from '../../src/content/neighbours-of.ts';
import { newestPapers } from '../../src/content/newest-papers.ts';
import type { Circuit, Head, Method, Paper } from '../../src/content/survey-index.ts';

const head = (id: string) => ({ id, data: { name: id } }) as Head;
const circuit = (id: string, edges: [string, string, string][]) =>
  ({ id, data: { edges: edges.map(([from, to, relation]) => ({ from, to, relation })) } }) as Circuit;
const paper = (id: string, data: object) =>
  ({ id, data: { heads: [], methods: [], ...data } }) as unknown as Paper;

test('a neighbour comes once in either direction, with all that is handed over', () => {
  const headOf = new Map(['ear', 'beak', 'wing'].map((id) => [id, head(id)]));
  const circuits = [
    circuit('call', [
      ['ear', 'beak', 'a song'],
      ['beak', 'beak', 'itself'],
      ['beak', 'gone', 'nothing'],
      ['beak', 'wing', 'a beat'],
    ]),
    circuit('answer', [
      ['ear', 'beak', 'an echo'],
      ['wing', 'beak', 'rest'],
      ['ear', 'wing', 'not ours'],
    ]),
  ];
  const { receivesFrom, handsTo } = neighboursOf(head('beak'), circuits, headOf);
  const said = (list: typeof handsTo) =>
    list.map(({ head, handovers }) => [
      head.id,
      ...handovers.map((each) => `${each.relation} (${each.circuit.id})`),
    ]);
  expect(said(receivesFrom)).toEqual([
    ['ear', 'a song (call)', 'an echo (answer)'],
    ['wing', 'rest (answer)'],
  ]);
  expect(said(handsTo)).toEqual([['wing', 'a beat (call)']]);
});

test('only papers that introduce or study a head say how it was found', () => {
  const label = (relation: string) => [{ id: 'beak', relation }];
  const papers = [
    paper('a', { heads: label('introduces'), methods: ['listen', 'film'] }),
    paper('b', { heads: label('studies'), methods: ['film'] }),
    paper('c', { heads: label('uses'), methods: ['listen'] }),
    paper('d', { heads: [{ id: 'ear', relation: 'introduces' }], methods: ['listen'] }),
  ];
  const methods = ['listen', 'film', 'ring'].map((id) => ({ id }) as Method);
  const found = methodsFoundBy(head('beak'), papers, methods);
  expect(found.map(({ method, papers }) => [method.id, ...papers.map(({ id }) => id)])).toEqual([
    ['film', 'a', 'b'],
    ['listen', 'a'],
  ]);
  const heads = headsFoundBy(papers, [head('ear'), head('wing'), head('beak')]);
  expect(heads.map(({ head, papers }) => [head.id, papers.length])).toEqual([
    ['beak', 2],
    ['ear', 1],
  ]);
});

test('the newest papers come first, as far as year and arXiv id tell; without a year they are left out', () => {
  const papers = [
    paper('old', { year: 2020, arxiv: '2001.00001' }),
    paper('unknown', {}),
    paper('june', { year: 2024, arxiv: '2406.00001' }),
    paper('no-id', { year: 2024 }),
    paper('december', { year: 2024, arxiv: '2412.00001' }),
    paper('old-style', { year: 2024, arxiv: 'cs/0101001' }),
  ];
  expect(newestPapers(papers).map(({ id }) => id)).toEqual(['december', 'june', 'old-style', 'no-id', 'old']);
});
