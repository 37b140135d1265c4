import { describe, expect, test } from 'vitest';
import { findQuote } from '../../scripts/form/find-quote.ts';
import { mendPdfText } from '../../scripts/form/mend-pdf-text.ts';

const pasted = `We study song learn-
ing in young wrens. Wrens that hear con-
speciﬁc song sing well.

1

They need no ﬁne-tuning, and learning is fast. Self-
supervised wrens sing as well, in two-
and three-part songs of 2-
second notes, by a state-of-the-
art singer of k-
means, GPT-
2 and non-
English songs.`;

describe('a text that was pasted from a PDF', () => {
  test('is in one line a paragraph, its words and letters whole, without numbers of pages', () => {
    expect(mendPdfText(pasted)).toEqual({
      text: `We study song learning in young wrens. Wrens that hear conspecific song sing well.

They need no fine-tuning, and learning is fast. Self-supervised wrens sing as well, in two- and three-part songs of 2-second notes, by a state-of-the-art singer of k-means, GPT-2 and non-English songs.`,
      isMended: true,
      unsure: ['conspecific'],
    });
  });

  test.each([
    [
      'a word that stands elsewhere with its hyphen',
      'A dawn-song is a dawn-\nsong that we hear.',
      'A dawn-song is a dawn-song that we hear.',
      [],
    ],
    ['one of the title', 'We hear the pre-\ntrained bird.', 'We hear the pre-trained bird.', []],
    [
      'one that stands elsewhere as one',
      'Duets differ. The du-\nets that we hear.',
      'Duets differ. The duets that we hear.',
      [],
    ],
    ['a soft hyphen', 'We hear du\u00AD\nets of wrens\u00ADong.', 'We hear duets of wrensong.', []],
    [
      'a page between the halves of a sentence',
      'We hear\nduets of\n\n12\n\nwrens at dawn.',
      'We hear duets of wrens at dawn.',
      [],
    ],
    ['a heading', 'Abstract\nWe hear the duets\nof wrens.', 'We hear the duets of wrens.', []],
  ])('%s', (_what, text, whole, unsure) => {
    expect(mendPdfText(text, 'Pre-trained Birds')).toEqual({ text: whole, isMended: true, unsure });
  });

  test.each([
    ['one line', 'Wrens sing -- at dawn.'],
    ['paragraphs', 'Wrens sing.\n\nThey answer.'],
    ['a line for each part', 'Aim: to hear.\nMethods: we listened.\nResults: they sing.'],
    ['a list', 'We show:\n- that wrens sing\n- that robins do'],
    ['an abstract on what is abstract', 'Abstract thoughts of wrens: few.'],
    ['a number in a paragraph of its own', '42'],
  ])('is not meant by %s', (_what, text) => {
    expect(mendPdfText(text)).toEqual({ text, isMended: false, unsure: [] });
  });

  test.each([
    ['hyphens', '-\n'.repeat(6000)],
    ['letters', `${'a'.repeat(12_000)}-\nb`],
    ['numbers of pages', 'a\n\n1\n\n'.repeat(2000)],
    ['one long word', `${'a'.repeat(12_000)} b\nc`],
    ['blanks', `a${' '.repeat(12_000)}\nb`],
  ])('and is made to be slow ends: %s', (_what, text) => {
    const start = performance.now();
    expect(mendPdfText(text).text).toBeTypeOf('string');
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

test.each([
  ['conspe- cific song', 'conspecific song'],
  ['Self- supervised wrens', 'Self-supervised wrens'],
  ['no ﬁne-tuning', 'no fine-tuning'],
  ['song learn-\ning in young', 'song learning in young'],
])('a quote from it, %j, is found in the mended text', (quote, passage) => {
  expect(findQuote(mendPdfText(pasted).text, quote)).toBe(passage);
});
