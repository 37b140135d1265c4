import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readChoice, writeChoice } from '../../src/facets/choice-address.ts';
import { type FacetOptions, facetIds } from '../../src/facets/facet.ts';
import { arbitraryChoice, values } from './arbitrary.ts';

const options: FacetOptions = Object.fromEntries(
  facetIds.map((facet) => [facet, values[facet].map((value) => ({ value, name: value.toUpperCase() }))]),
);

const read = (address: string) => {
  const { choice, unknown } = readChoice(new URLSearchParams(address), options);
  return { choice: Object.fromEntries([...choice].map(([facet, own]) => [facet, [...own]])), unknown };
};

describe('readChoice', () => {
  test.each([
    ['', {}],
    ['stage=a', { stage: ['a'] }],
    ['stage=b&stage=a&stage=b', { stage: ['b', 'a'] }],
    ['year=2023', { year: ['2023'] }],
    ['year=2020..2022', { year: ['2021', '2022'] }],
    ['year=2022..', { year: ['2022', '2023', '2025'] }],
    ['year=..2021', { year: ['2019', '2021'] }],
    ['year=2019&year=2022..2023', { year: ['2019', '2022', '2023'] }],
    ['q=stage&sort=year&page=2', {}],
    ['stage=', {}],
  ])('%s', (address, choice) => {
    expect(read(address)).toEqual({ choice, unknown: [] });
  });

  test.each([
    ['stage=zebra', [{ facet: 'stage', value: 'zebra' }]],
    ['stage=a&stage=zebra&stage=zebra', [{ facet: 'stage', value: 'zebra' }]],
    [
      'stage=constructor&head=__proto__',
      [
        { facet: 'stage', value: 'constructor' },
        { facet: 'head', value: '__proto__' },
      ],
    ],
    ['year=2020', [{ facet: 'year', value: '2020' }]],
    ['year=2025..2019', [{ facet: 'year', value: '2025..2019' }]],
    ['year=..', [{ facet: 'year', value: '..' }]],
    ['year=2019..x', [{ facet: 'year', value: '2019..x' }]],
  ])('%s names what is not there, which is reported and kept out', (address, unknown) => {
    const { choice, unknown: found } = read(address);
    expect(found).toEqual(unknown);
    expect(Object.values(choice).flat()).not.toContain(unknown[0]?.value);
  });

  test('makes a choice of known values alone out of any address', () => {
    const name = fc.oneof(fc.constantFrom(...facetIds), fc.string());
    const value = fc.oneof(fc.constantFrom('a', '2021', '2020..2023', '..', '2021..'), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (pairs) => {
        const { choice } = readChoice(new URLSearchParams(pairs), options);
        for (const [facet, own] of choice) {
          expect(own.size).toBeGreaterThan(0);
          for (const each of own) expect(values[facet]).toContain(each);
        }
      }),
    );
  });
});

describe('writeChoice', () => {
  test.each([
    [{ head: ['b'], stage: ['c', 'a'] }, 'stage=a&stage=c&head=b'],
    [{ year: ['2023', '2021', '2022'] }, 'year=2021..2023'],
    [{ year: ['2023', '2022'] }, 'year=2022&year=2023'],
    [{ year: ['2019', '2022', '2023', '2025'] }, 'year=2019&year=2022..2025'],
    [{ stage: ['zebra'], head: [] }, ''],
  ])('%j', (chosen, address) => {
    const choice = new Map(
      Object.entries(chosen).map(([facet, own]) => [facet as 'stage', new Set<string>(own)]),
    );
    expect(writeChoice(choice, options).toString()).toBe(address);
  });

  test('keeps other parameters, before the choice', () => {
    const others = new URLSearchParams('q=tea&stage=b');
    expect(writeChoice(new Map([['stage', new Set(['a'])]]), options, others).toString()).toBe(
      'q=tea&stage=a',
    );
  });

  test('reading gives back what was written, and one choice has one address', () => {
    fc.assert(
      fc.property(arbitraryChoice, (choice) => {
        const address = writeChoice(choice, options).toString();
        const back = readChoice(new URLSearchParams(address), options);
        expect(back.unknown).toEqual([]);
        const sets = (some: typeof choice) => facetIds.map((facet) => [...(some.get(facet) ?? [])].sort());
        expect(sets(back.choice)).toEqual(sets(choice));
        const reversed = new Map(
          [...choice].reverse().map(([facet, own]) => [facet, new Set([...own].reverse())]),
        );
        expect(writeChoice(reversed, options).toString()).toBe(address);
      }),
    );
  });
});
