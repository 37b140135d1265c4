import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery, rewriteQuery } from '../../src/search/parse-query.ts';

/** What a query was taken for, in short. */
function parsed(text: string) {
  const { words, phrases, excluded, filters } = parseQuery(text);
  return {
    words: words.map(({ word }) => word).join(' '),
    ...(phrases.length > 0 && { phrases: phrases.map((phrase) => phrase.text) }),
    ...(excluded.length > 0 && { excluded: excluded.map((phrase) => phrase.text) }),
    ...(filters.length > 0 && {
      filters: filters.map(({ facet, values, isNot }) => `${isNot ? '-' : ''}${facet}=${values.join('|')}`),
    }),
  };
}

describe('a query', () => {
  test.each([
    ['song of the wren', { words: 'song of the wren' }],
    ['"dawn chorus" wren', { words: 'wren', phrases: ['dawn chorus'] }],
    ['wren "dawn cho', { words: 'wren', phrases: ['dawn cho'] }],
    ['wren -robin', { words: 'wren', excluded: ['robin'] }],
    ['wren -"dawn chorus"', { words: 'wren', excluded: ['dawn chorus'] }],
    ['S-inhibition h-1', { words: 's inhibition h 1' }],
    ['stage:alarm wren', { words: 'wren', filters: ['stage=alarm'] }],
    ['stage:alarm,courtship', { words: '', filters: ['stage=alarm|courtship'] }],
    ['stage:"alarm call" -kind:paper', { words: '', filters: ['stage=alarm call', '-kind=paper'] }],
    ['Year:2023.. heads:x type:paper', { words: '', filters: ['year=2023..', 'head=x', 'kind=paper'] }],
    ['year:2023..2025', { words: '', filters: ['year=2023..2025'] }],
    ['wren: a song', { words: 'wren a song' }],
    ['stage: alarm', { words: 'stage alarm' }],
    ['constructor:x __proto__:y', { words: 'constructor x proto y' }],
    ['- -- "" -"" "', { words: '' }],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toEqual(expected);
  });

  test('is open when its last word may go on', () => {
    expect(parseQuery('dawn cho').isOpen).toBe(true);
    for (const text of ['dawn chorus ', '"dawn chorus"', 'dawn?', ''])
      expect(parseQuery(text).isOpen).toBe(false);
  });

  test('of any text can be taken apart, and its words stand where they say', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab -":.,é漢stage year2'), maxLength: 40 }),
        (text) => {
          for (const { word, start, end } of parseQuery(text).words) {
            expect(text.slice(start, end).normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')).toBe(word);
          }
        },
      ),
    );
  });

  test('is rewritten at the places of its words', () => {
    expect(
      rewriteQuery('wern songg "x"', [
        { start: 0, end: 4, to: 'wren' },
        { start: 5, end: 10, to: 'song' },
      ]),
    ).toBe('wren song "x"');
  });
});
