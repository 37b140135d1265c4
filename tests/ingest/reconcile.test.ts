import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../scripts/ingest/reconcile.ts';
import { fingerprint } from '../../src/survey/fingerprint.ts';
import { type Folder, ingest, record } from './folder-of-papers.ts';

const wren = record(
  'Song of the wren',
  'Wrens sing a courtship song at dawn, and their mate answers from the hedge below them.',
);
const wrenPath = 'papers/courtship/song-of-the-wren.mdx';

const kinds = (outcomes: { kind: string }[]) => outcomes.map(({ kind }) => kind);
const rules = (outcomes: Outcome[]) =>
  outcomes
    .flatMap((outcome) => (outcome.kind === 'rejected' ? [outcome.problem] : outcome.problems))
    .map(({ rule }) => rule);

function change(folder: Folder, path: string, edit: (text: string) => string): void {
  const text = folder.get(path) ?? '';
  const edited = edit(text);
  expect(edited, 'the edit of the test changes something').not.toBe(text);
  folder.set(path, edited);
}

describe('what becomes of a record', () => {
  test('a new paper is added, in the folder of the suggested stage, with a quote of the abstract', async () => {
    const folder: Folder = new Map();
    expect(kinds(await ingest(folder, [wren]))).toEqual(['added']);
    expect(folder.get(wrenPath)).toBe(`---
# yaml-language-server: $schema=../../schema/paper.schema.json
title: "Song of the wren"
source: { dump: birds, line: 1, title: ${fingerprint(wren.title)}, abstract: ${fingerprint(wren.abstract)} }
abstract: "${wren.abstract}"
arxiv:
doi:
authors: []
year:
venue:
scope: core
stages:
  - id: courtship
    quote: "${wren.abstract}"
heads: []
topic: song
methods: []
review: suggested
---
`);
  });

  test('the same again is unchanged, and nothing is to be written', async () => {
    const folder: Folder = new Map();
    await ingest(folder, [wren]);
    const [outcome] = await ingest(folder, [wren]);
    expect(outcome).toEqual({ kind: 'unchanged', path: wrenPath, problems: [] });
  });

  test('a text that changed upstream is updated; labels, body and comments stay', async () => {
    const folder: Folder = new Map();
    await ingest(folder, [wren]);
    change(
      folder,
      wrenPath,
      (text) => `${text.replace('review: suggested', 'review: reviewed # by Ada')}\nA fine paper.\n`,
    );
    const before = folder.get(wrenPath) ?? '';
    const newer = record('Song of the wren', `${wren.abstract} At dusk they rest.`, { line: 9 });
    expect(kinds(await ingest(folder, [newer]))).toEqual(['updated']);
    expect(folder.get(wrenPath)).toBe(
      before
        .replace(`abstract: "${wren.abstract}"`, `abstract: "${newer.abstract}"`)
        .replace(fingerprint(wren.abstract), fingerprint(newer.abstract))
        .replace('line: 1', 'line: 9'),
    );
  });

  test('a paper is recognised in another folder, under another file name and with a mended title', async () => {
    const folder: Folder = new Map();
    await ingest(folder, [wren]);
    const text = (folder.get(wrenPath) ?? '').replace('Song of the wren', 'The Winter Wren: A Song');
    folder.delete(wrenPath);
    folder.set('papers/alarm/winter.mdx', text);
    expect(await ingest(folder, [wren])).toEqual([
      { kind: 'unchanged', path: 'papers/alarm/winter.mdx', problems: [] },
    ]);
    expect(folder.get('papers/alarm/winter.mdx')).toBe(text);
  });

  test('a paper whose title changed upstream is recognised by its abstract', async () => {
    const folder: Folder = new Map();
    await ingest(folder, [wren]);
    expect(kinds(await ingest(folder, [record('Wrens at dawn', wren.abstract)]))).toEqual(['updated']);
    expect([...folder.keys()]).toEqual([wrenPath]);
  });

  test("a text that a person has edited stays while upstream doesn't change", async () => {
    const folder: Folder = new Map();
    await ingest(folder, [wren]);
    change(folder, wrenPath, (text) => text.replace('abstract: "Wrens', 'abstract: "Winter wrens'));
    expect(await ingest(folder, [wren])).toEqual([{ kind: 'unchanged', path: wrenPath, problems: [] }]);
  });

  test('a text edited here and changed upstream is a conflict: kept, and reported with the difference', async () => {
    const folder: Folder = new Map();
    await ingest(folder, [wren]);
    change(folder, wrenPath, (text) => text.replace('abstract: "Wrens', 'abstract: "Winter wrens'));
    const before = folder.get(wrenPath);
    const newer = record(wren.title, wren.abstract.replace('dawn', 'dusk'));
    const [outcome] = await ingest(folder, [newer]);
    if (outcome?.kind !== 'unchanged') throw new Error(`Unexpected outcome ${outcome?.kind}`);
    expect(folder.get(wrenPath)).toBe(before);
    expect(outcome.problems).toHaveLength(1);
    expect(outcome.problems[0]?.rule).toBe('text-conflict');
    expect(outcome.problems[0]?.mend).toContain('-Winter wrens sing a courtship song at dawn');
    expect(outcome.problems[0]?.mend).toContain('+Wrens sing a courtship song at dusk');

    // What the message says settles it.
    change(folder, wrenPath, (text) =>
      text.replace(`abstract: ${fingerprint(wren.abstract)}`, `abstract: "${fingerprint(newer.abstract)}"`),
    );
    expect(await ingest(folder, [newer])).toEqual([{ kind: 'unchanged', path: wrenPath, problems: [] }]);
  });

  test('a paper that a person added by hand keeps its text; the difference is reported', async () => {
    const folder: Folder = new Map([
      ['papers/song/by-hand.mdx', '---\ntitle: Song of the Wren\nabstract: Short.\nreview: reviewed\n---\n'],
    ]);
    const outcomes = await ingest(folder, [wren]);
    expect(kinds(outcomes)).toEqual(['unchanged']);
    expect(rules(outcomes)).toEqual(['text-conflict']);
    expect(folder.size).toBe(1);
  });

  test('facts fill what is empty and never replace what is there', async () => {
    const folder: Folder = new Map();
    await ingest(folder, [wren]);
    change(folder, wrenPath, (text) => text.replace('year:', 'year: 1999 # first edition'));
    const facts = { year: 2001, doi: '10.1234/wren', authors: ['Ada Ås', 'Bo "B" Berg'] };
    expect(kinds(await ingest(folder, [{ ...wren, facts }]))).toEqual(['updated']);
    expect(folder.get(wrenPath)).toContain('year: 1999 # first edition\n');
    expect(folder.get(wrenPath)).toContain('doi: "10.1234/wren"\n');
    expect(folder.get(wrenPath)).toContain(`authors: [ Ada Ås, Bo "B" Berg ]\n`);
    expect(kinds(await ingest(folder, [{ ...wren, facts }]))).toEqual(['unchanged']);
  });

  test('a paper with broken front matter is left alone, and its record is rejected with the place', async () => {
    const folder: Folder = new Map();
    await ingest(folder, [wren]);
    change(folder, wrenPath, (text) => text.replace('scope: core', 'scope: "core'));
    const before = folder.get(wrenPath);
    const outcomes = await ingest(folder, [wren]);
    expect(kinds(outcomes)).toEqual(['rejected']);
    expect(rules(outcomes)).toEqual(['paper-file-broken']);
    expect([...folder]).toEqual([[wrenPath, before]]);
  });
});

describe('identity', () => {
  test.each([
    ['the case and the dashes', 'Song Of The Wren – A Study', 'song of the wren — a study'],
    ['LaTeX and diacritics', 'Na\\"{\\i}ve {Wrens} sing $\\alpha$ songs', 'Naïve wrens sing α songs'],
    ['punctuation', 'Wrens: Who sings, and why?', 'Wrens - who sings and why'],
  ])('titles that differ in %s are one paper', async (_what, first, second) => {
    const folder: Folder = new Map();
    const outcomes = await ingest(folder, [
      record(first, 'One two three four five.'),
      record(second, 'One two three four five.'),
    ]);
    expect(kinds(outcomes)).toEqual(['added', 'merged']);
  });

  test.each([
    ['arxiv', '2401.00001', '2401.00002'],
    ['doi', '10.1234/a', '10.1234/b'],
  ])('one %s is one paper, whatever the texts; two are two, even with one title', async (key, one, other) => {
    const folder: Folder = new Map();
    const first = { ...wren, facts: { [key]: one } };
    const same = { ...record('Another title altogether', 'And another abstract.'), facts: { [key]: one } };
    const different = { ...wren, facts: { [key]: other } };
    expect(kinds(await ingest(folder, [first, same, different]))).toEqual(['added', 'merged', 'added']);
  });

  test('two different papers with one title get two slugs, for ever', async () => {
    const folder: Folder = new Map();
    const first = record(
      'Birdsong',
      'We record nightingales in the parks of Berlin over three springs and count their phrases.',
    );
    const second = record(
      'Birdsong',
      'A poem about memory, read by machines; the corpus has nothing to do with animals at all.',
    );
    expect(kinds(await ingest(folder, [first, second]))).toEqual(['added', 'added']);
    const paths = [...folder.keys()].map((path) => path.split('/').at(-1));
    expect(paths).toEqual(['birdsong.mdx', 'birdsong-2.mdx']);
    expect(kinds(await ingest(folder, [second, first]))).toEqual(['unchanged', 'unchanged']);
    const newer = {
      ...second,
      abstract: 'Everything is said anew here, with other words than in the version before this one.',
    };
    expect(await ingest(folder, [newer, first])).toMatchObject([
      { kind: 'updated', path: expect.stringContaining('birdsong-2') },
      { kind: 'unchanged', path: expect.stringContaining('birdsong.mdx') },
    ]);
  });

  test('a near-duplicate is added and asked about once a decision is missing, and never after', async () => {
    const folder: Folder = new Map();
    await ingest(folder, [record('Retrieval songs of the common wren', 'A first abstract about something.')]);
    const near = record('Retrieval song of the common wren', 'A second abstract, on another matter.');
    const asked: Folder = new Map(folder);
    expect(rules(await ingest(asked, [near]))).toEqual(['near-duplicate']);
    expect(asked.size).toBe(2);

    const slug = 'retrieval-songs-of-the-common-wren';
    const different: Folder = new Map(folder);
    const outcomes = await ingest(different, [near], {
      decisions: [{ papers: [slug, near.title], are: 'different' }],
    });
    expect([kinds(outcomes), rules(outcomes)]).toEqual([['added'], []]);

    const same: Folder = new Map(folder);
    const [outcome] = await ingest(same, [near], {
      decisions: [{ papers: [near.title, slug], are: 'same' }],
    });
    expect(outcome?.kind).toBe('updated');
    expect(same.size).toBe(1);
  });

  test('a text of an older dump of the survey never replaces one of a newer', async () => {
    const folder: Folder = new Map();
    const older = { ...wren, dump: 'birds-2024' };
    const newer = { ...wren, abstract: `${wren.abstract} Revised.`, dump: 'birds-2025' };
    const dumps = ['birds-2024', 'birds-2025'];
    expect(kinds(await ingest(folder, [older, newer], { dumps }))).toEqual(['added', 'merged']);
    expect(folder.get(wrenPath)).toContain('Revised.');
    const before = folder.get(wrenPath);
    expect(kinds(await ingest(folder, [older, newer], { dumps }))).toEqual(['unchanged', 'merged']);
    expect(kinds(await ingest(folder, [older], { dumps }))).toEqual(['unchanged']);
    expect(folder.get(wrenPath)).toBe(before);
  });
});
