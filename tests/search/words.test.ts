import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWords } from '../../src/search/read-words.ts';
import { stem } from '../../src/search/stem.ts';

describe('the words of a text', () => {
  test.each([
    ['S2-inhibition of β-VAEs', 's2 inhibition of beta vaes'],
    ['Naïve Ångström, Kreyòl & œuvre', 'naive angstrom kreyol oeuvre'],
    ["BERT’s head's don't", 'bert head don'],
    ["It's its own", 'it it own'],
    ['towards ∞-LLMs', 'towards infinity llms'],
    ['h−1 and 𝑘 heads', 'h 1 and k heads'],
    ['λόγος', 'λογος'],
    ['鳥の歌 wren', '鳥 の 歌 wren'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['… !? «»', ''],
  ])('%s', (text, words) => {
    expect(
      readWords(text)
        .map(({ word }) => word)
        .join(' '),
    ).toBe(words);
  });

  test('say where they stand, and whether a hyphen joins them', () => {
    expect(readWords('a key-value store')).toEqual([
      { word: 'a', start: 0, end: 1, joined: false },
      { word: 'key', start: 2, end: 5, joined: false },
      { word: 'value', start: 6, end: 11, joined: true },
      { word: 'store', start: 12, end: 17, joined: false },
    ]);
  });

  test('stand in any text in order, without overlap, and none is empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        let last = 0;
        for (const { word, start, end } of readWords(text)) {
          expect(word).not.toBe('');
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('forms of one word', () => {
  test.each([
    'head heads',
    'model models modelling modeling modelled',
    'prune pruning pruned prunes',
    'copy copies copied copying',
    'behaviour behaviors behavior',
    'optimise optimize optimising optimizes',
    'quantisation quantization',
    'summariser summarizer summarizers',
    'analysis analyses analyse analyze',
    'hypothesis hypotheses',
    'cache caches caching',
    'embed embedding embeddings',
    'gpt2 gpt2s',
    'loss losses',
    'lens lenses',
    'bias biases biased',
    'corpus corpora',
    'matrix matrices',
    'recall recalls recalled recalling',
    'control controls controlled',
  ])('%s have one stem', (forms) => {
    expect(new Set(forms.split(' ').map(stem)).size).toBe(1);
  });

  test.each([
    'universal university',
    'attention attend',
    'need knead',
    'string strung',
    'head heat',
    'thing think',
    'bus bias',
    'lens len',
  ])('%s are different words', (words) => {
    const all = words.split(' ');
    expect(new Set(all.map(stem)).size).toBe(all.length);
  });
});
