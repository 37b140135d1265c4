import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf, type Marks, markText } from '../../src/search/excerpt.ts';

const marks = (terms: string[], phrases: string[][] = []): Marks => ({
  terms: new Set(terms),
  phrases: phrases.map((own) => ({ terms: own })),
});
const show = (pieces: readonly { text: string; isMarked: boolean }[]) =>
  pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');

describe('marks in a text', () => {
  test.each([
    ['The wrens sing.', marks(['wren']), 'The [wrens] sing.'],
    ['Dawn-chorus of wrens', marks(['dawn', 'choru', 'wren']), '[Dawn]-chorus of [wrens]'],
    ['A key-value store', marks(['keyvalue']), 'A [key-value] store'],
    ['dawn song, dawn chorus', marks([], [['dawn', 'song']]), '[dawn song], dawn chorus'],
    ['<mark>wren</mark> & <b>', marks(['wren']), '<mark>[wren]</mark> & <b>'],
    ['nothing', marks([]), 'nothing'],
    ['', marks(['wren']), ''],
  ])('%s', (text, own, expected) => {
    expect(show(markText(text, own))).toBe(expected);
  });

  test('lose no letter of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (text, terms) => {
        const pieces = markText(text, marks(terms));
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});

describe('an excerpt', () => {
  const filler = Array.from({ length: 60 }, (_, place) => `word${place}`).join(' ');

  test('is the part with the most of what is looked for, with a few words before it', () => {
    const text = `wren ${filler} a robin and a wren sing ${filler}`;
    const { pieces, found } = excerptOf(text, marks(['wren', 'robin', 'sing']));
    expect(found).toBe(3);
    expect(show(pieces)).toMatch(/^… (?:\S+ ){6}\[robin\] and a \[wren sing\] word0.* …$/);
  });

  test('is the beginning where nothing is found, and the whole of a short text', () => {
    expect(show(excerptOf(filler, marks(['wren'])).pieces)).toMatch(/^word0 .*word31 …$/);
    expect(show(excerptOf('a wren', marks(['wren'])).pieces)).toBe('a [wren]');
    expect(excerptOf('', marks(['wren'])).pieces).toEqual([]);
  });
});
