import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { createFolderSource } from '../../scripts/search/folder-source.ts';
import type { Choice } from '../../src/facets/choice.ts';
import { type FacetId, facetIds } from '../../src/facets/facet.ts';
import { Searcher } from '../../src/search/search.ts';

const { folder } = inject('site');

interface Row {
  id: string;
  stages: string[];
  heads: string[];
  methods: string[];
  topic: string | null;
  scope: string | null;
  year: number | null;
}

/** What a paper has in a facet, read from the data file alone; families and kinds stand elsewhere. */
const valuesOf: Partial<Record<FacetId, (row: Row) => string[]>> = {
  stage: ({ stages }) => stages,
  head: ({ heads }) => heads,
  method: ({ methods }) => methods,
  topic: ({ topic }) => (topic === null ? [] : [topic]),
  scope: ({ scope }) => (scope === null ? [] : [scope]),
  year: ({ year }) => (year === null ? [] : [String(year)]),
};
const facets = Object.keys(valuesOf) as FacetId[];

const seed = Number(process.env.TEST_SEED ?? Date.now());

describe(`facets of the search (seed ${seed})`, () => {
  let searcher: Searcher;
  let rows: Row[];
  const slugs = new Map<number, string>();
  beforeAll(async () => {
    searcher = await Searcher.open(createFolderSource(folder));
    rows = JSON.parse(await readFile(join(folder, 'data/papers.json'), 'utf8'));
    for (const [document, kind] of searcher.index.kinds.entries()) {
      if (kind !== 'paper') continue;
      const { fragment } = await searcher.index.pageOf(document);
      slugs.set(document, fragment.url.split('/').at(-2) ?? '');
    }
  });

  const words = [
    '',
    'attention heads',
    'induction',
    '"language model" -bert',
    'how do models copy names',
    'stage:lr head',
  ];

  test('results and counts are those of a plain scan over data/papers.json, for 500 random choices', async () => {
    const { options } = searcher.index.head;
    const choices = fc.sample(
      fc.record({
        asked: fc.constantFrom(...words),
        chosen: fc.uniqueArray(fc.constantFrom(...facets), { minLength: 1, maxLength: 3 }).chain((some) =>
          fc.tuple(
            ...some.map((facet) =>
              fc.tuple(
                fc.constant(facet),
                fc.uniqueArray(fc.constantFrom(...(options[facet] ?? []).map(({ value }) => value)), {
                  minLength: 1,
                  maxLength: 3,
                }),
              ),
            ),
          ),
        ),
      }),
      { numRuns: 500, seed },
    );
    let found = 0;
    for (const { asked, chosen } of choices) {
      const choice: Choice = new Map([
        ['kind', new Set(['paper'])],
        ...chosen.map(([facet, values]): [FacetId, Set<string>] => [facet, new Set(values)]),
      ]);
      // Which papers the words find is the search's to say; what the facets make of them isn't.
      const plain = await searcher.search({ words: asked, choice: new Map([['kind', new Set(['paper'])]]) });
      const matched = new Set(plain.documents.map((document) => slugs.get(document)));
      const has = (row: Row, facet: FacetId, values: Iterable<string>) =>
        [...values].some((value) => valuesOf[facet]?.(row).includes(value));
      const scan = (others: typeof chosen) =>
        rows.filter(
          (row) => matched.has(row.id) && others.every(([facet, values]) => has(row, facet, values)),
        );
      const answer = await searcher.search({ words: asked, choice });
      expect(answer.documents.map((document) => slugs.get(document)).sort()).toEqual(
        scan(chosen)
          .map(({ id }) => id)
          .sort(),
      );
      found += answer.documents.length;
      for (const facet of facets) {
        const others = scan(chosen.filter(([own]) => own !== facet));
        const expected = (options[facet] ?? []).map(({ value }) => [
          value,
          others.filter((row) => has(row, facet, [value])).length,
        ]);
        expect([...(answer.counts.get(facet) ?? [])], `${asked} ${facet}`).toEqual(expected);
      }
    }
    expect(found).toBeGreaterThan(500);
  });

  test('every label of every paper can be chosen, and every kind of page', () => {
    const { options } = searcher.index.head;
    for (const facet of facets) {
      const known = new Set((options[facet] ?? []).map(({ value }) => value));
      for (const row of rows)
        for (const value of valuesOf[facet]?.(row) ?? []) expect(known).toContain(value);
    }
    expect((options.kind ?? []).map(({ value }) => value)).toEqual(
      expect.arrayContaining(['paper', 'head', 'stage', 'circuit', 'method', 'glossary', 'topic', 'essay']),
    );
    expect(facetIds.filter((facet) => options[facet] === undefined)).toEqual([]);
  });
});
