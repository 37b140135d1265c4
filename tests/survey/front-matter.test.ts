import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitFrontMatter } from '../../src/survey/front-matter.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import { formatProblem } from '../../src/survey/problem.ts';

describe('splitFrontMatter', () => {
  test.each([
    ['---\na: 1\n---\nBody\n', 'a: 1\n', 'Body\n', 4],
    ['---\n---\n', '', '', 3],
    ['\uFEFF---\r\na: 1\r\n---\r\nBody', 'a: 1\r\n', 'Body', 4],
    ['---\na: |\n  ---\n---', 'a: |\n  ---\n', '', 5],
    ['---\na: 1\n---\nx\n---\ny', 'a: 1\n', 'x\n---\ny', 4],
  ])('%j', (file, yaml, body, bodyLine) => {
    expect(splitFrontMatter(file)).toMatchObject({ yaml, body, bodyLine });
  });

  test.each(['', 'Body', '---', '---\na: 1\n', ' ---\n---\n', '----\n---\n'])('%j has none', (file) => {
    expect(splitFrontMatter(file)).toBeUndefined();
  });

  test('loses no byte', () => {
    const piece = fc.constantFrom('---', '\n', '\r\n', 'a: 1', ' ', '\uFEFF', 'text');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const file = pieces.join('');
        const split = splitFrontMatter(file);
        if (split) expect(split.open + split.yaml + split.close + split.body).toBe(file);
      }),
    );
  });
});

describe("a paper's file", () => {
  const problemsOf = (text: string) =>
    parsePaperFile('papers/song/wren.mdx', text, 'content/papers/song/wren.mdx').problems.map(formatProblem);

  test('that is right gives its data, with empty fields left out', () => {
    const { data, slug, folder, problems } = parsePaperFile(
      'papers/song/wren.mdx',
      '---\ntitle: Wren\nabstract: Sings.\narxiv:\nyear: 2024\nreview: reviewed\n---\nFine.\n',
    );
    expect(problems).toEqual([]);
    expect({ slug, folder }).toEqual({ slug: 'wren', folder: 'song' });
    expect(data).toMatchObject({ title: 'Wren', year: 2024, authors: [], stages: [], review: 'reviewed' });
    expect(data?.arxiv).toBeUndefined();
  });

  test('names each problem with its place, what was found and how to mend it', () => {
    expect(
      problemsOf(`---
title: Wren
abstract: Sings.
year: soon
autors: [Ada]
stages:
  - id: Courtship
    quote: Sings.
review: reviewed
---
`),
    ).toEqual([
      'content/papers/song/wren.mdx:4:7: Unexpected text "soon" as year, expected a whole number [wrong-shape]\n  mend: Write a whole number there.',
      'content/papers/song/wren.mdx:7:9: Unexpected text "Courtship" as id (stages, entry 1), expected lower-case letters, digits and single dashes [wrong-shape]\n  mend: Write an id such as courtship.',
      'content/papers/song/wren.mdx:5:1: Unexpected key "autors", expected one that the schema knows, perhaps "authors" [unknown-key]\n  mend: Write authors, if that is meant, or delete the key.',
    ]);
  });

  test.each([
    [
      'Only a body.',
      'content/papers/song/wren.mdx:1:1: Unexpected start of the file, expected front matter between two lines of "---" [front-matter-missing]',
    ],
    [
      '---\ntitle: "Wren\n---\n',
      /^content\/papers\/song\/wren\.mdx:\d+:\d+: Unexpected quotation mark that is never closed, expected YAML that can be read \[yaml-syntax\]/,
    ],
    [
      '---\na: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c]\n---\n',
      /\[(?:wrong-shape|unknown-key|yaml-syntax)\]/,
    ],
  ])('%j', (text, message) => {
    const [first] = problemsOf(text);
    if (typeof message === 'string') expect(first?.split('\n')[0]).toBe(message);
    else expect(first).toMatch(message);
  });
});
