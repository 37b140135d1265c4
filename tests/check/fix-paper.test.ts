import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixPaper } from '../../scripts/check/fix-paper.ts';
import { birdTerms } from '../ingest/folder-of-papers.ts';

const paper = (labels: string) => `---
title: Wren   # mended
abstract: |-
  Wrens sing a courtship song at dawn.
  Their mates answer.
scope: core
${labels}
review: reviewed # by Ada
---

A body, with {odd} bytes.
`;

const right =
  'stages:\n  - { id: courtship, quote: sing a courtship song }\nheads:\n  - { id: courtship-head, relation: uses, quote: mates answer }\ntopic: song\nmethods: [playback]';

describe('fixPaper', () => {
  test('leaves a right paper as it is', () => {
    expect(fixPaper('papers/courtship/wren.mdx', paper(right), birdTerms)).toEqual({
      path: 'papers/courtship/wren.mdx',
      text: paper(right),
    });
  });

  test.each([
    ['the name of a stage', 'id: courtship,', 'id: Courtship,', 'id: courtship,'],
    ['the abbreviation of a stage', 'id: courtship,', 'id: C,', 'id: courtship,'],
    ['the plural of a head', 'courtship-head', 'courtship-heads', 'courtship-head'],
    ['a head with blanks', 'id: courtship-head,', 'id: "Courtship Head",', 'id: courtship-head,'],
    ['the name of a method', '[playback]', '[Playback]', '[playback]'],
    ['the capital of a topic', 'topic: song', 'topic: Song', 'topic: song'],
    ['a quote with another capital', 'quote: mates answer', 'quote: Mates Answer', 'quote: "mates answer"'],
    [
      'a quote with other blanks',
      'quote: mates answer',
      'quote: "at  dawn. Their mates"',
      'quote: "at dawn.\\nTheir mates"',
    ],
  ])('mends %s and nothing else', (_name, part, wrong, mended) => {
    const { text } = fixPaper('papers/courtship/wren.mdx', paper(right.replace(part, wrong)), birdTerms);
    expect(text).toBe(paper(right.replace(part, mended)));
  });

  test('moves the file to the folder of its primary stage', () => {
    expect(fixPaper('papers/song/wren.mdx', paper(right), birdTerms).path).toBe('papers/courtship/wren.mdx');
  });

  test.each(['id: courtships-at-dawn,', 'id: "",'])('leaves what a person must decide: %s', (wrong) => {
    const text = paper(right.replace('id: courtship,', wrong));
    expect(fixPaper('papers/courtship/wren.mdx', text, birdTerms)).toEqual({
      path: 'papers/courtship/wren.mdx',
      text,
    });
  });

  test('never stumbles, and has nothing to do a second time', () => {
    const piece = fc.constantFrom(
      'stages:',
      'heads: [',
      '\n',
      '  - ',
      '{ id: Courtship, quote: "mates  answer" }',
      '}',
      ']',
      'null',
      '"',
      'topic: SONG',
      'methods: x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const once = fixPaper('papers/song/wren.mdx', paper(pieces.join('')), birdTerms);
        expect(fixPaper(once.path, once.text, birdTerms)).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });
});
