import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Choice,
  countIfAdded,
  emptyChoice,
  isEmptyChoice,
  matchesChoice,
  placesOfMatches,
  toggleValue,
  withFacet,
} from '../../src/facets/choice.ts';
import { type FacetId, type FacetValues, facetIds } from '../../src/facets/facet.ts';
import { arbitraryChoice, arbitraryItem, values } from './arbitrary.ts';

const wren: FacetValues = { stage: ['courtship', 'alarm'], year: ['2024'], topic: ['song'] };
const choose = (chosen: Partial<Record<FacetId, string[]>>): Choice =>
  new Map(Object.entries(chosen).map(([facet, own]) => [facet as FacetId, new Set(own)]));

test.each([
  [{}, true],
  [{ stage: [] }, true],
  [{ stage: ['alarm'] }, true],
  [{ stage: ['alarm', 'migration'] }, true],
  [{ stage: ['migration'] }, false],
  [{ stage: ['alarm'], year: ['2024'] }, true],
  [{ stage: ['alarm'], year: ['2023'] }, false],
  [{ family: ['gpt'] }, false],
])('a wren matches %j: %s', (chosen, expected) => {
  expect(matchesChoice(wren, choose(chosen))).toBe(expected);
});

describe('countIfAdded', () => {
  test('leaves the own facet out, applies all others, and keeps zeros', () => {
    const items: FacetValues[] = [
      { stage: ['a'], year: ['1'] },
      { stage: ['a', 'b'], year: ['2'] },
      { stage: ['b'], year: ['2'] },
      {},
    ];
    const counts = countIfAdded(items, choose({ stage: ['a'], year: ['2'] }), {
      stage: ['a', 'b', 'c'],
      year: ['1', '2'],
    });
    expect(Object.fromEntries([...counts].map(([facet, own]) => [facet, Object.fromEntries(own)]))).toEqual({
      stage: { a: 1, b: 2, c: 0 },
      year: { 1: 1, 2: 1 },
    });
  });

  test('says what a naive scan says, whatever the items and the choice', () => {
    fc.assert(
      fc.property(fc.array(arbitraryItem, { maxLength: 30 }), arbitraryChoice, (items, choice) => {
        const counts = countIfAdded(items, choice, values);
        for (const facet of facetIds) {
          for (const value of values[facet]) {
            let naive = 0;
            for (const item of items) {
              const added = new Map(choice).set(facet, new Set([value]));
              let matches = true;
              for (const [each, wanted] of added) {
                const own = item[each] ?? [];
                if (wanted.size > 0 && ![...wanted].some((one) => own.includes(one))) matches = false;
              }
              if (matches) naive += 1;
            }
            expect(counts.get(facet)?.get(value), `${facet} ${value}`).toBe(naive);
          }
        }
      }),
    );
  });

  test('agrees with the matches: a chosen value alone in its facet counts them', () => {
    fc.assert(
      fc.property(fc.array(arbitraryItem, { maxLength: 30 }), arbitraryChoice, (items, choice) => {
        for (const [facet, chosen] of choice) {
          const [value] = chosen;
          if (chosen.size !== 1 || value === undefined) continue;
          expect(countIfAdded(items, choice, values).get(facet)?.get(value)).toBe(
            placesOfMatches(items, choice).length,
          );
        }
      }),
    );
  });
});

test('toggling twice gives the choice back', () => {
  fc.assert(
    fc.property(arbitraryChoice, fc.constantFrom(...facetIds), (choice, facet) => {
      for (const value of values[facet]) {
        const twice = toggleValue(toggleValue(choice, facet, value), facet, value);
        expect(twice.get(facet) ?? new Set()).toEqual(choice.get(facet) ?? new Set());
      }
    }),
  );
});

test('a facet without values goes, and without any facet all is empty', () => {
  const one = withFacet(emptyChoice, 'stage', ['a']);
  expect(isEmptyChoice(one)).toBe(false);
  expect([...withFacet(one, 'stage', [])]).toEqual([]);
  expect(isEmptyChoice(new Map([['stage', new Set()]]))).toBe(true);
});
