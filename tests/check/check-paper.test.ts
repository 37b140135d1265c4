import { describe, expect, test } from 'vitest';
import { checkPaper, folderOf } from '../../scripts/check/check-paper.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import { formatProblem } from '../../src/survey/problem.ts';
import { birdTerms } from '../ingest/folder-of-papers.ts';

const paper = (labels: string, folder = 'courtship') =>
  parsePaperFile(
    `papers/${folder}/wren.mdx`,
    `---
title: Wren
abstract: |-
  Wrens sing a courtship song at dawn.
  Their mates answer.
scope: core
${labels}
review: reviewed
---
`,
  );

const check = (labels: string, folder = 'courtship') =>
  checkPaper(paper(labels, folder), birdTerms, `content/papers/${folder}/wren.mdx`).map(formatProblem);

const right = 'stages:\n  - id: courtship\n    quote: sing a courtship song\ntopic: song';

describe('checkPaper', () => {
  test('finds nothing in a paper whose labels are right', () => {
    expect(paper(right).problems).toEqual([]);
    expect(check(right)).toEqual([]);
  });

  test.each([
    [
      'an unknown stage, with the nearest',
      right.replace('courtship\n', 'courtshp\n'),
      'courtshp',
      [
        'content/papers/courtshp/wren.mdx:8:9: Unexpected stage "courtshp", expected one of the survey\'s, perhaps "courtship" [unknown-stage]\n  mend: Write courtship, if that is meant.',
      ],
    ],
    [
      'an unknown topic, with all that there are',
      right.replace('topic: song', 'topic: dialects'),
      'courtship',
      [
        'content/papers/courtship/wren.mdx:10:8: Unexpected topic "dialects", expected one of the survey\'s [unknown-topic]\n  mend: Known are: song, other.',
      ],
    ],
    [
      'a quote that the abstract does not hold',
      right.replace('sing a courtship song', 'sing a love song'),
      'courtship',
      [
        'content/papers/courtship/wren.mdx:9:12: Unexpected quote for "courtship", expected words of the abstract, letter by letter: "sing a love song" [quote-not-in-abstract]\n  mend: Copy the passage that is meant; the nearest is: "sing a courtship song"',
      ],
    ],
    [
      'a quote with another capital',
      right.replace('sing a courtship', 'Sing a courtship'),
      'courtship',
      [
        'content/papers/courtship/wren.mdx:9:12: Unexpected quote for "courtship", expected words of the abstract, letter by letter: "Sing a courtship song" [quote-not-in-abstract]\n  mend: It differs in capitals, blanks or typography only: npm run check -- --fix writes it as the abstract has it.',
      ],
    ],
    [
      'a paper in the wrong folder',
      right,
      'alarm',
      [
        "content/papers/alarm/wren.mdx:8:9: Unexpected folder papers/alarm, expected papers/courtship, the paper's primary stage [wrong-folder]\n  mend: Move it to content/papers/courtship/wren.mdx (npm run check -- --fix does it), or mend the label.",
      ],
    ],
    [
      'a label that stands twice',
      right.replace('topic', '  - id: courtship\n    quote: Wrens sing\ntopic'),
      'courtship',
      [
        'content/papers/courtship/wren.mdx:10:9: Unexpected second label "courtship" among the stages, expected each once [repeated-label]\n  mend: Keep the label with the better quote.',
      ],
    ],
  ])('finds %s', (_name, labels, folder, messages) => {
    expect(check(labels, folder)).toEqual(messages);
  });

  test('finds everything in one run', () => {
    expect(
      check(
        right.replace('courtship\n', 'x\n').replace('sing a', 'sang a').replace('topic: song', 'topic: y'),
      ),
    ).toHaveLength(3);
  });
});

test('a paper belongs to its primary stage, else to its topic, else anywhere', () => {
  const stages = [
    { id: 'alarm', quote: 'a' },
    { id: 'courtship', quote: 'b' },
  ];
  expect(folderOf({ stages, topic: 'song' })).toBe('alarm');
  expect(folderOf({ stages: [], topic: 'song' })).toBe('song');
  expect(folderOf({ stages: [], topic: undefined })).toBeUndefined();
});
