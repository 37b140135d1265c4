import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprint } from '../../src/survey/fingerprint.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import { type BirdContent, createBirdContent } from './bird-content.ts';
import { fixture, playService, type RecordedService, type Reply, readFixture } from './recorded-service.ts';
import { runAdd } from './run-add.ts';

let birds: BirdContent;
const services: RecordedService[] = [];
beforeEach(async () => {
  birds = await createBirdContent();
});
afterEach(async () => {
  for (const service of services.splice(0)) await service.close();
  await birds.remove();
});

/** Run the command against services that give these answers; `CONTENT` stands for the content folder in what it says. */
async function add(args: readonly string[], replies: readonly Reply[] = [], input = '') {
  const service = await playService(replies);
  services.push(service);
  const said = await runAdd([...args, '--content', birds.content], {
    input,
    env: {
      SURVEY_ARXIV_API: `${service.address}/api/query`,
      SURVEY_CROSSREF_API: `${service.address}/works`,
      TMPDIR: birds.folder, // Nor must one test wait for the other.
    },
  });
  const show = (text: string) =>
    text
      .replaceAll(birds.content, 'CONTENT')

      .replaceAll(service.address.slice(7), 'HOST');
  return { code: said.code, stdout: show(said.stdout), stderr: show(said.stderr), service };
}

/** Papers without the times of requests, which lie beside them. */
const papers = async () =>
  Object.fromEntries(Object.entries(await birds.papers()).filter(([path]) => path.startsWith('papers/')));

const wrenPath = 'papers/courtship/song-of-the-wren-how-n-note-phrases-begin-end.mdx';
const wrenTitle = 'Song of the Wren: How $n$-Note Phrases Begin & End';
const wrenAbstract =
  'Wrens sing a courtship song at dawn, and their mate answers from the hedge below when p < 0.05.\n\nWe recorded both for three springs.';
const wrenFile = `---
# yaml-language-server: $schema=../../schema/paper.schema.json
title: "${wrenTitle}"
source: { dump: arxiv, line: 1, title: ${fingerprint(wrenTitle)}, abstract: ${fingerprint(wrenAbstract)} }
abstract: "Wrens sing a courtship song at dawn, and their mate answers from the hedge below when p < 0.05.\\n\\nWe recorded both for three springs."
arxiv: "2101.99901"
doi: "10.5555/jib.2022.34"
authors: [ "Ada Ås", "Bo \\"B.\\" van den Berg" ]
year: 2021
venue:
scope: core
stages:
  - id: courtship
    quote: "Wrens sing a courtship song at dawn, and their mate answers from the hedge below when p < 0.05."
heads: []
topic: song
methods: []
review: suggested
---
`;

describe('a new paper', () => {
  test('from arXiv is shown as it will stand, with its suggested labels, and written', async () => {
    const { code, stdout, stderr, service } = await add(['arXiv:2101.99901v2'], [fixture('arxiv-found.xml')]);
    expect(stderr).toBe('');
    expect(stdout).toBe(`CONTENT/${wrenPath}:

${wrenFile}
Suggested labels: scope core; stages courtship; topic song. Read the abstract, mend them, then set "review: reviewed".
Added: CONTENT/${wrenPath}
`);
    expect(code).toBe(0);
    expect(await papers()).toEqual({ [wrenPath]: wrenFile });
    expect(service.requests.map(({ path }) => path)).toEqual(['/api/query?id_list=2101.99901']);
    expect(service.requests[0]?.headers['user-agent']).toMatch(
      /^survey-site\/\d+\.\d+\.\d+ \(\+https:\/\/git\.example\/birds\/survey\)$/,
    );
  });

  test('from Crossref, with one object on standard output', async () => {
    const { code, stdout, stderr, service } = await add(
      ['https://doi.org/10.5555/Wren.2021.1', '--json'],
      [fixture('crossref-found.json')],
    );
    const path = 'papers/courtship/song-of-the-troglodytes-wren-its-neighbours-a-count.mdx';
    expect(JSON.parse(stdout)).toEqual({
      outcome: 'added',
      path: `CONTENT/${path}`,
      written: true,
      problems: [],
      notes: [],
    });
    expect(stderr).toContain('venue: "Journal of Invented Birds & Hedges"\n');
    expect(code).toBe(0);
    expect(Object.keys(await papers())).toEqual([path]);
    expect(service.requests.map(({ path: asked }) => asked)).toEqual(['/works/10.5555%2Fwren.2021.1']);
  });

  const bibtex =
    '@article{wren, title = {Song of the wren}, abstract = {Wrens sing.}, author = {Ås, Ada and Berg, Bo}, year = 2021}';

  test('from a BibTeX file', async () => {
    const file = join(birds.folder, 'birds.bib');
    await writeFile(file, bibtex);
    const { code, stdout, service } = await add([file]);
    expect(code).toBe(0);
    expect(stdout).toContain('source: { dump: birds, line: 1, ');
    expect(stdout).toContain('authors: [ "Ada Ås", "Bo Berg" ]\n');
    expect(Object.keys(await papers())).toEqual(['papers/song/song-of-the-wren.mdx']);
    expect(service.requests).toEqual([]);
  });

  test('from standard input, which leaves no file behind', async () => {
    const { code, stdout } = await add(['-'], [], bibtex);
    expect(code).toBe(0);
    expect(stdout).toContain('source: { dump: standard-input, line: 1, ');
    expect(Object.keys(await birds.papers())).toEqual(['papers/song/song-of-the-wren.mdx']);
  });

  test('in a dry run is shown and not written', async () => {
    const { code, stdout } = await add(['2101.99901', '--dry-run'], [fixture('arxiv-found.xml')]);
    expect(code).toBe(0);
    expect(stdout).toContain(wrenFile);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      `Would be added: CONTENT/${wrenPath}; nothing was written`,
    );
    expect(await papers()).toEqual({});
  });

  test('with hostile texts is text in its file, and the file is where papers are', async () => {
    const { code } = await add(['2101.99901'], [fixture('arxiv-hostile.xml')]);
    expect(code).toBe(0);
    const [[path, text] = ['', ''], ...others] = Object.entries(await papers());
    expect(others).toEqual([]);
    expect(path).toMatch(/^papers\/courtship\/[a-z0-9-]{1,80}\.mdx$/);
    const { data, body, problems } = parsePaperFile(path, text);
    expect(problems).toEqual([]);
    expect(body).toBe('');
    expect(data?.title).toMatch(
      /^\.\.\/\.\.\/\.\.\/etc\/passwd --- review: reviewed <script>alert\(1\)<\/script> /,
    );
    expect(data?.authors).toEqual(['"], scope: [core, "&amp;']);
    expect(data?.review).toBe('suggested');
  });
});

describe('a paper that is there', () => {
  beforeEach(() => birds.write(wrenPath, wrenFile));

  test('is recognised, and nothing is written', async () => {
    const { code, stdout } = await add(['2101.99901'], [fixture('arxiv-found.xml')]);
    expect(stdout).toBe(`Unchanged: CONTENT/${wrenPath} has this paper already\n`);
    expect(code).toBe(0);
    expect(await papers()).toEqual({ [wrenPath]: wrenFile });
  });

  test('in another folder, with another name and title, is updated; what people wrote stays', async () => {
    const moved = 'papers/song/wren.mdx';
    const own = wrenFile
      .replace('review: suggested', 'review: reviewed # by Ada')
      .replace(/year: .*/, 'year: 1999 # first edition');
    await rm(join(birds.content, wrenPath));
    const before = `${own}\nOf *wrens*.\n`;
    await birds.write(moved, before);
    const newer = readFixture('arxiv-found.xml').replace('three springs', 'four springs');
    const { code, stdout } = await add(
      ['2101.99901'],
      [{ headers: { 'content-type': 'application/atom+xml' }, body: newer }],
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Index: CONTENT\/papers\/song\/wren\.mdx\n=+\n--- CONTENT\/papers\/song\/wren\.mdx\n\+\+\+ CONTENT\/papers\/song\/wren\.mdx\n/,
    );
    expect(stdout).toContain('\n+abstract: ');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(`Updated: CONTENT/${moved}`);
    const text = (await papers())[moved] ?? '';
    const { data, body } = parsePaperFile(moved, text);
    expect(data?.abstract).toBe(wrenAbstract.replace('three', 'four'));
    expect(body).toBe('\nOf *wrens*.\n');
    expect(text.slice(text.indexOf('arxiv: "'))).toBe(before.slice(before.indexOf('arxiv: "')));
  });

  test('is named at once, and without the service that is all there is to say', async () => {
    const { code, stdout, stderr } = await add(['2101.99901', '--json'], [{ status: 403 }]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'unchanged',
      path: `CONTENT/${wrenPath}`,
      written: false,
      notes: [{ rule: 'service-refused' }],
    });
    expect(stderr).toMatch(
      /^CONTENT\/papers\/courtship\/song-of-the-wren\S+\.mdx has arXiv:2101\.99901 already: "Song of the Wren: .*"\. Looking whether it has changed\.\n/,
    );
    expect(stderr).toContain('The paper is there already, so nothing has to be done.');
    expect(stderr).not.toContain('To go on by hand');
    expect(await papers()).toEqual({ [wrenPath]: wrenFile });
  });

  const entry = (title: string, abstract: string, id = '2101.99901') =>
    `@misc{x, title = {${title}}, abstract = {${abstract}}, eprint = {${id}}, archivePrefix = {arXiv}}`;

  test.each([
    ['by hand', entry('Robins and Their Territories', 'Robins defend a garden all year.')],
    [
      'by hand, with its DOI',
      '@misc{x, title = {Robins}, abstract = {They defend.}, doi = {10.5555/JIB.2022.34}}',
    ],
  ])(
    'whose id another paper is given %s is not overwritten: both are named, and how to go on',
    async (_how, text) => {
      const { code, stdout, stderr } = await add(['-', '--json'], [], text);
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({
        outcome: 'failed',
        problems: [{ file: `CONTENT/${wrenPath}`, rule: 'id-of-another-paper' }],
      });
      expect(stderr).toContain('Unexpected title "Robins');
      expect(stderr).toContain(
        `here: "Song of the Wren: How $n$-Note Phrases Begin & End" in CONTENT/${wrenPath}`,
      );
      expect(stderr).toContain('If the id is mistaken, mend it and try again.');
      expect(await papers()).toEqual({ [wrenPath]: wrenFile });
    },
  );

  test('whose id another paper is fetched by is not overwritten either', async () => {
    const other = readFixture('arxiv-found.xml')
      .replace(/(<entry>[\s\S]*?<title>)[\s\S]*?<\/title>/, '$1Robins and Their Territories</title>')
      .replace(/<summary>[\s\S]*?<\/summary>/, '<summary>Robins defend a garden all year.</summary>');
    const { code, stderr } = await add(
      ['2101.99901'],
      [{ headers: { 'content-type': 'application/atom+xml' }, body: other }],
    );
    expect([code, stderr]).toEqual([1, expect.stringContaining('[id-of-another-paper]')]);
    expect(await papers()).toEqual({ [wrenPath]: wrenFile });
  });

  test('is the same under a title that differs in a word, and where decisions.yaml says so', async () => {
    const alike = await add(
      ['-', '--dry-run'],
      [],
      entry('Songs of the Wren: How $n$-Note Phrases Begin & End', 'We recorded wrens.'),
    );
    expect([alike.code, alike.stdout]).toEqual([0, expect.stringContaining('Would be updated')]);
    await birds.write(
      'decisions.yaml',
      '- papers: [song-of-the-wren-how-n-note-phrases-begin-end, Wrens]\n  are: same\n',
    );
    const decided = await add(['-', '--dry-run'], [], entry('Wrens', 'We recorded wrens.'));
    expect([decided.code, decided.stdout]).toEqual([0, expect.stringContaining('Would be updated')]);
  });

  test('and reviewed: labels stay byte for byte; a quote that lost its words takes the review back, and it is said', async () => {
    const own = wrenFile.replace('review: suggested', 'review: reviewed # by Ada');
    await birds.write(wrenPath, own);
    const { code, stdout, stderr } = await add(['-'], [], entry(wrenTitle, 'Wrens sing at noon.'));
    expect(code).toBe(0);
    expect(stdout).toContain('-review: reviewed # by Ada\n+review: suggested # by Ada\n');
    expect(stderr).toMatch(
      /\.mdx:14:12: Unexpected quote for "courtship" that stands no longer in the new abstract/,
    );
    expect(stderr).toContain('[reviewed-text-changed]');
    const text = (await papers())[wrenPath] ?? '';
    const labels = (file: string) => file.slice(file.indexOf('scope:'), file.indexOf('review:'));
    expect(labels(text)).toBe(labels(own));
  });

  test('and reviewed: while its quotes stand, the review stays, and that the text changed is said', async () => {
    const own = wrenFile.replace('review: suggested', 'review: reviewed');
    await birds.write(wrenPath, own);
    const newer = wrenAbstract.replace('three', 'four').replace('<', '{\\textless}');
    const { stderr } = await add(['-'], [], entry(wrenTitle, newer));
    expect(stderr).toContain('it was left as it is [reviewed-text-changed]');
    expect((await papers())[wrenPath]).toContain('review: reviewed\n');
  });

  test('with an abstract edited here and changed there is a conflict: kept, reported, exit code 1', async () => {
    const edited = wrenFile.replace(
      'Wrens sing a courtship song at dawn, and their',
      'Winter wrens sing, and their',
    );
    await birds.write(wrenPath, edited);
    const newer = readFixture('arxiv-found.xml').replace('three springs', 'four springs');
    const { code, stdout, stderr } = await add(
      ['2101.99901', '--json'],
      [{ headers: { 'content-type': 'application/atom+xml' }, body: newer }],
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'unchanged',
      path: `CONTENT/${wrenPath}`,
      written: false,
      problems: [{ rule: 'text-conflict' }],
    });
    expect(stderr).toContain('[text-conflict]\n  mend: ');
    expect(await papers()).toEqual({ [wrenPath]: edited });
  });
});

describe('what stops it is said, with the way on, and nothing is written', () => {
  afterEach(async () => expect(await papers()).toEqual({}));

  const byHand = (known: string) =>
    `To go on by hand, save this as paper.bib, fill in what you know, and run: npm run add -- --content CONTENT paper.bib (or paste it after: npm run add -- --content CONTENT -)
    @misc{paper,
      title = {},
      abstract = {},
      author = {Family, Given and Family, Given},
      year = {},
      ${known}
    }
`;

  test('an id that arXiv does not know', async () => {
    const { code, stdout, stderr } = await add(['2101.99901'], [{ status: 404 }]);
    expect(stderr).toBe(
      `arXiv:2101.99901:1:1: Unexpected id that arXiv has no paper for, expected one of a paper [paper-not-found]\n  mend: Check the id. ${byHand('eprint = {2101.99901}, archivePrefix = {arXiv},')}`,
    );
    expect([code, stdout]).toEqual([1, '']);
  });

  test('a work of which Crossref has no abstract', async () => {
    const { code, stdout, stderr } = await add(
      ['10.5555/wren.2021.1', '--json'],
      [fixture('crossref-without-abstract.json')],
    );
    expect(stderr).toBe(
      `doi:10.5555/wren.2021.1:1:1: Unexpected paper without an abstract at Crossref, expected both a title and an abstract [abstract-missing]\n  mend: The abstract has to be added by hand. ${byHand('doi = {10.5555/wren.2021.1},')}`,
    );
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'failed', problems: [{ rule: 'abstract-missing' }] });
    expect(code).toBe(1);
  });

  test('a file with two papers, one without an abstract, none', async () => {
    const file = join(birds.folder, 'birds.bib');
    const entry = (title: string, abstract: string) =>
      `@misc{x, title = {${title}}, abstract = {${abstract}}}\n`;
    await writeFile(file, entry('Wrens', 'They sing.') + entry('Robins', 'They call.'));
    const two = await add([file]);
    expect([two.code, two.stderr.replaceAll(file, 'FILE')]).toEqual([
      1,
      'FILE:2:1: Unexpected second paper "Robins", expected one [more-than-one-paper]\n  mend: Take the others out, or add them all: npm run ingest -- --content CONTENT FILE\n',
    ]);
    await writeFile(file, '@misc{x, title = {Wrens}}\n');
    const without = await add([file]);
    expect([without.code, without.stderr]).toEqual([1, expect.stringContaining('[abstract-missing]')]);
    const none = await add([join(birds.folder, 'none.bib')]);
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('[input-missing]')]);
    const nothing = await add(['-']);
    expect([nothing.code, nothing.stderr]).toEqual([
      1,
      'standard input:1:1: Unexpected empty file, expected papers [input-empty]\n  mend: Look whether this is the file you meant.\n',
    ]);
  });

  test('a draft of a paper in YAML', async () => {
    const { code, stderr } = await add([join(birds.folder, 'wren.paper.yaml')]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('[draft-of-paper]')]);
    expect(stderr).toContain(
      'papers/<topic>/<slug>.mdx of the content folder, and run: npm run check -- --content CONTENT --fix',
    );
  });

  test('content without a survey', async () => {
    const { code, stderr } = await runAdd(['2101.99901', '--content', join(birds.folder, 'none')]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('[survey-missing]')]);
  });
});

test.each([
  ['no id', [], 'Unexpected 0 arguments, expected one'],
  ['two ids', ['2101.99901', '2101.99902'], 'Unexpected 2 arguments, expected one'],
  ['gibberish', ['wren!'], 'Unexpected "wren!", expected an arXiv id, a DOI, the path of a file, or -'],
  [
    'an address elsewhere',
    ['https://example.org/paper.bib'],
    'Unexpected "https://example.org/paper.bib", expected an arXiv id, a DOI, the path of a file, or -',
  ],
  ['an unknown option', ['2101.99901', '--force'], "Unknown option '--force'"],
])('%s is wrong use: exit code 2, with the usage', async (_what, args, message) => {
  const { code, stdout, stderr } = await add(args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(
    new RegExp(`^${RegExp.escape(message)}.*\n\nUsage: npm run add -- ID \\[options\\]\n`),
  );
});

test('the address of a service must be safe', async () => {
  const { code, stderr } = await runAdd(['2101.99901'], {
    env: { SURVEY_ARXIV_API: 'http://export.arxiv.org/api/query' },
  });
  expect(code).toBe(2);
  expect(stderr).toContain(
    'Unexpected SURVEY_ARXIV_API="http://export.arxiv.org/api/query", expected an address that begins with https://, or with http:// on this machine\n',
  );
});
