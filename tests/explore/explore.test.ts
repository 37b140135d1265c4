import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countCells, matrixCells, noStage, timelineCells } from '../../src/explore/count-cells.ts';
import { type ExploreData, packExploreData, unpackExploreData } from '../../src/explore/explore-data.ts';
import { firstState, readState, sortKeys, writeState } from '../../src/explore/explore-state.ts';
import { levelOf } from '../../src/explore/level.ts';
import { createPaperSorter } from '../../src/explore/sort-papers.ts';
import { type FacetOptions, facetIds } from '../../src/facets/facet.ts';
import { arbitraryChoice, arbitraryItem, values } from '../facets/arbitrary.ts';

const options: FacetOptions = Object.fromEntries(
  facetIds.map((facet) => [facet, values[facet].map((value) => ({ value, name: value.toUpperCase() }))]),
);
const dataOf = (papers: ExploreData['papers']): ExploreData => ({
  language: 'en',
  stages: [{ id: 'a', name: 'A', abbr: 'A', order: 1 }],
  stageOfHead: { a: 1 },
  options,
  papers,
});
const arbitraryPapers = fc
  .array(fc.tuple(fc.string(), arbitraryItem), { maxLength: 20 })
  .map((items) => items.map(([title, own], place) => ({ id: `p${place}`, title, values: own })));

test('packed data unpack to what they were, through JSON', () => {
  fc.assert(
    fc.property(arbitraryPapers, (papers) => {
      const data = dataOf(
        papers.map((paper) => ({
          ...paper,
          // A facet without values is left out, as `facetValuesOfPaper` does.
          values: Object.fromEntries(Object.entries(paper.values).filter(([, own]) => own.length > 0)),
        })),
      );
      expect(unpackExploreData(JSON.parse(JSON.stringify(packExploreData(data))))).toEqual(data);
    }),
  );
});

describe('the state', () => {
  const state = fc.record({
    choice: arbitraryChoice.map((choice) => new Map([...choice].filter(([, own]) => own.size > 0))),
    sort: fc.record({ by: fc.constantFrom(...sortKeys), descending: fc.boolean() }),
    page: fc.integer({ min: 1, max: 500 }),
  });

  test('comes back from its address', () => {
    fc.assert(
      fc.property(state, (own) => {
        const address = writeState(own, options).toString();
        const back = readState(new URLSearchParams(address), options);
        expect(back.unknown).toEqual([]);
        expect(back.state.sort).toEqual(own.sort);
        expect(back.state.page).toBe(own.page);
        expect(writeState(back.state, options).toString()).toBe(address);
      }),
    );
  });

  test.each(['', 'sort=scope', 'sort=nonsense&page=0', 'page=-1', 'page=x', 'sort=', 'page=1e3'])(
    '"%s" is the first one',
    (address) => {
      expect(readState(new URLSearchParams(address), options).state).toEqual(firstState(options));
    },
  );

  test('the first one has an address without parameters', () => {
    expect(writeState(firstState(options), options).toString()).toBe('');
  });
});

describe('countCells', () => {
  test('says what a naive scan says', () => {
    fc.assert(
      fc.property(fc.array(arbitraryItem, { maxLength: 20 }), arbitraryChoice, (items, choice) => {
        const counts = countCells(items, choice, ['method', 'stage'], matrixCells('method', 'stage'));
        for (const method of values.method) {
          for (const stage of values.stage) {
            const naive = items.filter(
              (item) =>
                item.method?.includes(method) &&
                item.stage?.includes(stage) &&
                [...choice].every(
                  ([facet, chosen]) =>
                    facet === 'method' ||
                    facet === 'stage' ||
                    chosen.size === 0 ||
                    item[facet]?.some((value) => chosen.has(value)),
                ),
            ).length;
            expect(counts.get(method)?.get(stage) ?? 0).toBe(naive);
          }
        }
      }),
    );
  });

  test('a timeline parts a year by primary stage, so that its parts add up', () => {
    expect(timelineCells({ year: ['2024'], stage: ['b', 'a'] })).toEqual([['2024', 'b']]);
    expect(timelineCells({ year: ['2024'] })).toEqual([['2024', noStage]]);
    expect(timelineCells({ stage: ['a'] })).toEqual([]);
  });
});

describe('sorting', () => {
  const papers = [
    { id: 'x', title: 'Zebra 10', values: { year: ['2022'], stage: ['b', 'a'] } },
    { id: 'y', title: 'Zebra 9', values: { year: ['2023'] } },
    { id: 'z', title: 'aardvark', values: { stage: ['a'] } },
  ];
  const sort = createPaperSorter(dataOf(papers));
  test.each([
    ['title', false, 'zyx'],
    ['title', true, 'xyz'],
    ['year', true, 'yxz'],
    ['year', false, 'xyz'],
    ['stage', false, 'zxy'],
    ['stage', true, 'xzy'],
    ['topic', false, 'yxz'],
  ] as const)('by %s, descending %s: %s; those without come last', (by, descending, order) => {
    expect(
      sort(papers, { by, descending })
        .map(({ id }) => id)
        .join(''),
    ).toBe(order);
  });
});

test.each([
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 3],
  [16, 5],
  [1000, 5],
])('%i is shaded as %i', (count, level) => {
  expect(levelOf(count)).toBe(level);
});
