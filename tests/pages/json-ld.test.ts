import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printJsonLd } from '../../src/site/json-ld.ts';
import { paperJsonLd } from '../../src/site/paper-json-ld.ts';

test('holds any text without a sign that HTML reads, and reads back as it was', () => {
  const sign = fc.constantFrom('<', '>', '&', '"', '\\', '</script>', '<!--', '\u2028', 'a', '漢');
  fc.assert(
    fc.property(fc.array(sign), (signs) => {
      const text = signs.join('');
      const printed = printJsonLd({ [text]: [text] });
      expect(printed).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(printed)).toEqual({ [text]: [text] });
    }),
  );
});

test('states what is known of a paper and nothing else', () => {
  const bare = { id: 'x', title: 'X', authors: [] };
  expect(paperJsonLd(bare)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    name: 'X',
  });
  expect(
    paperJsonLd({
      ...bare,
      authors: ['A B'],
      year: 2024,
      venue: 'V',
      venueChecked: false,
      arxiv: '2401.00001',
    }),
  ).toEqual({
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    name: 'X',
    author: [{ '@type': 'Person', name: 'A B' }],
    datePublished: '2024',
    sameAs: ['https://arxiv.org/abs/2401.00001'],
    url: 'https://arxiv.org/abs/2401.00001',
  });
});
