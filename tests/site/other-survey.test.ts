import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import fc from 'fast-check';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import type { Browser } from 'playwright-core';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveFolder } from '../../scripts/serve/serve-folder.ts';
import { runScript } from '../run-script.ts';
import { launchBrowser, skipBrowser } from './browser.ts';

let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'survey-other-'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

/** Ingest and build a copy of the invented survey on birds, with these dumps besides its own. */
async function buildBirds(name: string, dumps: Record<string, string> = {}) {
  const content = join(parent, name);
  const out = join(parent, `${name}-site`);
  await cp('tests/fixtures/birds', content, { recursive: true });
  const files = [join(content, 'sources/birds.txt')];
  for (const [file, text] of Object.entries(dumps)) {
    files.push(join(parent, file));
    await writeFile(join(parent, file), text);
  }
  const ingest = await runScript('ingest', [...files, '--content', content, '--json']);
  const build = await runScript('build', ['--content', content, '--out', out]);
  if (build.code !== 0) throw new Error(build.stdout + build.stderr);
  return { content, out, summary: JSON.parse(ingest.stdout) as Record<string, unknown>, build };
}

async function pagesOf(folder: string): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const file of await readdir(folder, { recursive: true })) {
    if (file.endsWith('.html'))
      pages.set(file.replaceAll('\\', '/'), await readFile(join(folder, file), 'utf8'));
  }
  return pages;
}

/** What a page says to anybody: its text, what stands in its attributes, and what is read where no script runs. */
function saidOn(html: string): string {
  const root = fromHtml(html);
  const texts = [toText(root)];
  visit(root, 'element', ({ tagName, properties, children }) => {
    for (const name of ['ariaLabel', 'title', 'alt', 'content', 'placeholder'])
      if (properties[name]) texts.push(String(properties[name]));
    if (tagName === 'noscript') texts.push(toText({ type: 'root', children }));
  });
  return texts.join('\n');
}

test('another content folder makes another survey: nothing on its pages is of the one that ships', async () => {
  const { out, summary, build } = await buildBirds('birds');
  expect(summary).toMatchObject({ read: 3, added: 3, rejected: [] });
  expect(build.stdout).toMatch(/^3 papers, \d+ pages/);
  const pages = await pagesOf(out);
  expect([...pages.keys()].sort()).toEqual([
    '404.html',
    'about/index.html',
    'contributing/index.html',
    'explore/index.html',
    'glossary/index.html',
    'index.html',
    'map/index.html',
    'methods/counting/index.html',
    'methods/index.html',
    'methods/playback/index.html',
    'offline/index.html',
    'offline/not-saved/index.html',
    'papers/alarm-calls-of-robins/index.html',
    'papers/how-ships-are-built/index.html',
    'papers/index.html',
    'papers/the-song-of-the-wren-duets-at-dawn/index.html',
    'print/index.html',
    'quality/index.html',
    'references/index.html',
    'search/index.html',
    'stages/alarm/index.html',
    'stages/courtship/index.html',
    'topics/other/index.html',
    'topics/song/index.html',
  ]);
  for (const [file, html] of pages) {
    const text = toText(fromHtml(html)).toLowerCase();
    for (const word of ['attention', 'head', 'language model', 'latent', 'recall'])
      expect(text, file).not.toContain(word);
  }
  expect(pages.get('index.html')).toContain('Songs and calls of garden birds');
});

test('with its own words for its parts it has no head and no circuit on any page', async () => {
  const content = join(parent, 'parts');
  const out = join(parent, 'parts-site');
  await cp('tests/fixtures/birds', content, { recursive: true });
  await cp('tests/fixtures/birds-parts', content, { recursive: true });
  await runScript('ingest', ['--content', content]);
  const check = await runScript('check', ['--content', content, '--json']);
  expect(JSON.parse(check.stdout)).toMatchObject({ papers: 4, problems: [] });
  const build = await runScript('build', ['--content', content, '--out', out, '--unrendered', 'list']);
  expect(build.code, build.stderr).toBe(0);
  const pages = await pagesOf(out);
  for (const [file, html] of pages) {
    // Folders and addresses keep their names, and stand on pages as such alone.
    const said = saidOn(html).replace(/[\w/]*\/(?:heads|circuits)\/[\w./-]*/g, '');
    expect(said, file).not.toMatch(/\b(?:heads?|circuits?)\b|attention|language model/i);
  }
  for (const [file, words] of [
    ['index.html', ['3 kinds of song part', '1 dialogue', 'By song part', 'All 3 song parts']],
    ['heads/index.html', ['Song parts', 'Each song part counts a paper']],
    ['circuits/index.html', ['Dialogues', 'In each dialogue, song parts of several stages']],
    ['circuits/duet-at-dawn/index.html', ['What is handed from song part to song part']],
    ['stages/courtship/index.html', ['Its song parts']],
  ] as const)
    for (const each of words) expect(toText(fromHtml(pages.get(file) ?? '')), file).toContain(each);
  // A name may be no plain noun, and the earliest work may be a paper that only studies the head.
  const leader = pages.get('heads/duet-leader/index.html') ?? '';
  expect(toText(fromHtml(leader))).toContain('leaves a gap for an answer in the dialogue Duet at dawn');
  expect(toText(fromHtml(leader))).toMatch(/Earliest work\s+Alder \(2018\)/);
  expect(pages.get('circuits/duet-at-dawn/index.html')).toContain('>Facts about the dialogue Duet at dawn<');
  // Texts from outside run in the direction of their own letters.
  for (const part of [
    '<h1 dir="auto"',
    '<div dir="auto"><p>',
    '<q dir="auto"',
    'aria-current="page" dir="auto"',
  ])
    expect(pages.get('papers/the-answer-of-the-mate/index.html')).toContain(part);
  if (skipBrowser) return;
  const { address, server } = await serveFolder(out, '/', 0);
  const browser: Browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${address}search/?q=duet`);
    await page.locator('[data-results] li').first().waitFor();
    expect((await page.locator('.result-kind').allTextContents()).sort()).toContain('Song part');
    const facets = await page.locator('[data-facets]').innerText();
    expect(facets).toContain('Song part');
    expect(facets).not.toMatch(/\bheads?\b/i);
    await page.goto(`${address}explore/?head=nobody`);
    await page.getByText('Song part “nobody”').waitFor();
  } finally {
    await browser.close();
    server.close();
  }
});

describe('what a survey does not have gets no page and no word', () => {
  const dated = Array.from({ length: 4 }, (_, place) =>
    JSON.stringify({
      title: `Wrens of the year ${2020 + place}`,
      abstract: `In garden ${place} wrens sing a song to each other, and robins listen from garden ${place + 1}.`,
      year: 2020 + place,
    }),
  );
  const part = (summary: string) =>
    `---\nname: ${summary.split(' ')[0]}\nstatus: proposed\nsummary: ${summary}\nreason: Heard alone.\nproposedBy: [wrens-of-the-year-2020]\n---\n\nIt sings.\n`;

  test.each<[string, string[], Record<string, string>, RegExp, RegExp]>([
    [
      'stages',
      ['stages'],
      {
        'heads/first-voice.mdx': part('Leader who begins'),
        'heads/second-voice.mdx': part('Follower who answers'),
        'circuits/duet.mdx':
          '---\nname: Duet\nsummary: Two voices.\nedges:\n  - { from: first-voice, to: second-voice, relation: leaves a gap, basis: text }\n---\n\nBoth sing.\n',
      },
      /\bstages?\b/i,
      /By topic/,
    ],
    [
      'stages, topics, scopes and methods',
      ['stages', 'taxonomy', 'essays'],
      {},
      /\b(?:stage|topic|scope|method)s?\b/i,
      /All 7 papers/,
    ],
  ])('%s', async (name, without, files, word, onHome) => {
    const content = join(parent, `no-${name}`);
    const out = `${content}-site`;
    await cp('tests/fixtures/birds', content, { recursive: true });
    for (const folder of without) await rm(join(content, folder), { recursive: true });
    await writeFile(join(content, 'sources/dated.jsonl'), `${dated.join('\n')}\n`);
    const survey = await readFile(join(content, 'survey.yaml'), 'utf8');
    await writeFile(join(content, 'survey.yaml'), `${survey.trimEnd()}\n  - sources/dated.jsonl\n`);
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(content, file)), { recursive: true });
      await writeFile(join(content, file), text);
    }
    const ingest = await runScript('ingest', ['--content', content, '--json']);
    expect(JSON.parse(ingest.stdout)).toMatchObject({ added: 7 });
    const build = await runScript('build', ['--content', content, '--out', out, '--unrendered', 'list']);
    expect(build.code, build.stdout + build.stderr).toBe(0);
    const pages = await pagesOf(out);
    expect([...pages.keys()].filter((file) => file.startsWith('map/') || file.startsWith('stages/'))).toEqual(
      [],
    );
    expect(pages.has('years/index.html')).toBe(true);
    for (const [file, html] of pages) {
      expect(saidOn(html), file).not.toMatch(word);
      expect(html, file).not.toMatch(/href="[^"]*(?:\/map\/|#stages)/);
    }
    expect(toText(fromHtml(pages.get('index.html') ?? ''))).toMatch(onHome);
    const print = toText(fromHtml(pages.get('print/index.html') ?? ''));
    expect(print).toContain('Wrens of the year 2020');
    if (skipBrowser) return;
    const { address, server } = await serveFolder(out, '/', 0);
    const browser: Browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      for (const path of ['explore/', 'search/?q=wrens']) {
        await page.goto(address + path);
        await page.locator('[data-results] li, .bars button').first().waitFor();
        expect(await page.locator('main').innerText(), path).not.toMatch(word);
        expect(await page.locator('main').textContent(), path).not.toMatch(word);
      }
      await page.goto(`${address}explore/`);
      await page.locator('.bars button').first().click();
      const cells = await page.locator('explore-table tbody tr').first().locator('th, td').count();
      expect(cells).toBe(await page.locator('explore-table thead th').count());
    } finally {
      await browser.close();
      server.close();
    }
  });
});

/** What people have tried elsewhere, and what a careless page would run. */
const hostile = [
  '<script>globalThis.hacked = 1</script>',
  '<img src=x onerror="globalThis.hacked = 1">',
  '"><svg/onload=globalThis.hacked=1>',
  '</title></head><body onload="globalThis.hacked=1">',
  '<!-- --><iframe srcdoc="<script>parent.hacked=1</script>">',
  "import x from 'node:fs'; export default x",
  '{globalThis.hacked = 1}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that it is no template is the point.
  '{{constructor.constructor("globalThis.hacked=1")()}} ${globalThis.hacked=1} <%= hacked %>',
  '<constructor/> <Cite id="../../x"/> <Layout {...props}>',
  '---\ntitle: other\n---',
  'key: value # comment, [a, b], {c: d}, *alias, &anchor, !!js/function "x", %TAG, @at, `tick`',
  "' OR 1=1; -- \\' \\\" \\n \\u0000",
  '$(rm -rf /) `id` ; cat /etc/passwd | sh && reboot',
  '../../../etc/passwd ..\\..\\windows\\system32 /dev/null',
  '%%{init: {"securityLevel": "loose"}}%% graph TD; A-->B; click A "javascript:hacked=1"',
  '@article{x, title = {hacked}, note = "\\write18{id}"}',
  '\\href{javascript:globalThis.hacked=1}{x} $\\href{javascript:globalThis.hacked=1}{y}$ [z](javascript:globalThis.hacked=1)',
  '$\\def\\a{\\a\\a}\\a$ $\\frac{1$ $x^{y^{z}}$ {\\bf unclosed',
  'javascript:globalThis.hacked=1 data:text/html,<script>hacked</script> http://x.example/"onmouseover="hacked',
  '\u202Eesrever \u2066isolate\u2069 \u200Bzero\u200B width \uFEFFbom é 漢字 العربية 👩‍👩‍👧',
  '<mark>not found</mark> &lt;b&gt; &amp;amp; &#60;script&#62;',
  '__proto__ constructor toString hasOwnProperty',
  'x'.repeat(4000),
  'word '.repeat(800),
];

const seed = Number(process.env.TEST_SEED ?? Date.now());

// A run that fails can be had again with TEST_SEED.
describe(`a survey of hostile texts (seed ${seed})`, () => {
  // Random ones besides the listed: letters that mean something somewhere.
  const random = fc.sample(
    fc.string({
      unit: fc.constantFrom(...'<>&"\'`{}[]()$\\%#*_~^|;:=/-!?@., aB1é漢'),
      minLength: 5,
      maxLength: 60,
    }),
    { numRuns: 60, seed },
  );
  const texts = [
    ...hostile,
    ...random.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text.length > 3),
  ];
  const papers = texts.map((text, number) => ({
    title: `Case ${number}: ${text.replace(/\s*\n\s*/g, ' ').trim()}`,
    abstract: `In case ${number} a bird is said to sing: ${text} That is all of case ${number}.`,
  }));
  let built: Awaited<ReturnType<typeof buildBirds>>;
  let pages: Map<string, string>;
  beforeAll(async () => {
    const lines = papers.map((paper) => JSON.stringify(paper));
    built = await buildBirds('hostile', { 'hostile.jsonl': `${lines.join('\n')}\n` });
    pages = await pagesOf(built.out);
  });

  test('is read whole, and the build does not stop', () => {
    expect(built.summary).toMatchObject({ read: papers.length + 3, added: papers.length + 3, rejected: [] });
  });

  test('stands in data/papers.json letter by letter', async () => {
    const rows = JSON.parse(await readFile(join(built.out, 'data/papers.json'), 'utf8')) as {
      title: string;
      abstract: string;
    }[];
    const byTitle = new Map(rows.map(({ title, abstract }) => [title, abstract]));
    for (const { title, abstract } of papers) {
      const clean = (text: string) => text.replace(/\uFEFF/g, '');
      const found = byTitle.get(title) ?? byTitle.get(clean(title));
      expect(found === undefined ? undefined : clean(found), title).toBe(clean(abstract));
    }
  });

  test('is whole in the files for reference managers, which other readers take for as many entries', async () => {
    const bibtex = await readFile(join(built.out, 'data/papers.bib'), 'utf8');
    const entries = plugins.input.data(bibtex, '@bibtex/text') as { label: string }[];
    expect(entries).toHaveLength(papers.length + 3);
    expect(new Set(entries.map(({ label }) => label)).size).toBe(entries.length);
    const ris = await readFile(join(built.out, 'data/papers.ris'), 'utf8');
    expect(ris.match(/^TY {2}- GEN$/gm)).toHaveLength(entries.length);
    expect(ris.match(/^ER {2}- $/gm)).toHaveLength(entries.length);
    for (const line of ris.split(/[\r\n]+/)) expect(line).toMatch(/^(?:(?:TY|ID|TI|ER) {2}- |$)/);
    const csl = JSON.parse(await readFile(join(built.out, 'data/papers.csl.json'), 'utf8')) as unknown[];
    expect(csl).toHaveLength(entries.length);
  });

  test('is data and nothing else in what pages tell search engines', () => {
    let found = 0;
    for (const [file, html] of pages) {
      if (!file.startsWith('papers/case-')) continue;
      visit(fromHtml(html), 'element', ({ tagName, properties, children }) => {
        if (tagName !== 'script' || properties.type !== 'application/ld+json') return;
        const [text] = children;
        const data = JSON.parse(text?.type === 'text' ? text.value : '') as { name: string };
        expect(data.name, file).toMatch(/^Case \d+: /);
        found += 1;
      });
    }
    expect(found).toBe(papers.length);
  });

  test('keeps its files in the folder of papers, under safe names', async () => {
    const files = (
      await readdir(join(built.content, 'papers'), { recursive: true, withFileTypes: true })
    ).filter((entry) => entry.isFile());
    expect(files).toHaveLength(papers.length + 3);
    for (const { name } of files) expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*\.mdx$/);
  });

  test('adds no element, no attribute and no address to any page that a plain paper does not have', () => {
    const seen = (root: Root) => {
      const names = new Set<string>();
      visit(root, 'element', ({ tagName, properties }) => {
        names.add(tagName);
        for (const name of Object.keys(properties)) names.add(`${tagName} ${name}`);
      });
      return names;
    };
    // What mathematics and TeX's emphasis may bring.
    const allowed =
      /^(?:math|m[a-z]+|em|strong|code|sub|sup|semantics|q|bdi)(?: (?:class(?:Name)?|display|stretchy|fence|form|separator|lspace|rspace|accent|accentunder|mathvariant|linethickness|width|height|depth|minsize|maxsize|movablelimits|largeop|symmetric|displaystyle|scriptlevel|dir|columnalign|voffset|xmlns))?$/;
    const plain = seen(fromHtml(pages.get('papers/the-song-of-the-wren-duets-at-dawn/index.html') ?? ''));
    for (const name of ['a rel', 'p', 'p className', 'code']) plain.add(name);
    for (const [file, html] of pages) {
      if (!file.startsWith('papers/case-')) continue;
      const root = fromHtml(html);
      const others = [...seen(root)].filter((name) => !plain.has(name) && !allowed.test(name));
      expect(others, file).toEqual([]);
      visit(root, 'element', ({ properties }) => {
        if (properties.href !== undefined)
          expect(String(properties.href), file).toMatch(/^(?:\/|#|https?:\/\/)/);
      });
    }
  });

  test.skipIf(skipBrowser)(
    'runs nothing in a browser, and is shown as text on the page and in the search',
    async () => {
      const { address, server } = await serveFolder(built.out, '/', 0);
      const browser: Browser = await launchBrowser();
      try {
        const page = await browser.newPage();
        const faults: string[] = [];
        page.on('dialog', (dialog) => void dialog.dismiss().then(() => faults.push('dialog')));
        page.on('console', (message) => {
          if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`);
        });
        page.on('request', (request) => {
          if (!request.url().startsWith(address)) faults.push(request.url());
        });
        const isHacked = () => page.evaluate(() => 'hacked' in globalThis);
        for (const file of pages.keys()) {
          if (!file.startsWith('papers/case-')) continue;
          await page.goto(address + file.replace('index.html', ''));
          expect(await isHacked(), file).toBe(false);
        }
        for (const words of ['hacked', 'script', 'case 1', 'onerror', 'constructor']) {
          await page.goto(`${address}search/?q=${encodeURIComponent(words)}`);
          await page.locator('[data-results] li').first().waitFor();
          expect(await isHacked(), words).toBe(false);
          const elements = await page
            .locator('[data-results] *')
            .evaluateAll((all) => [...new Set(all.map(({ localName }) => localName))].sort());
          expect(
            elements.filter((name) => !['a', 'bdi', 'h2', 'li', 'mark', 'p', 'span', 'ul'].includes(name)),
          ).toEqual([]);
        }
        await page.goto(`${address}search/?q=onerror`);
        const first = page.locator('[data-results] li').first();
        await first.waitFor();
        expect(await first.textContent()).toContain('<img src=x onerror="globalThis.hacked = 1">');
        expect(faults).toEqual([]);
      } finally {
        await browser.close();
        server.close();
      }
    },
  );
});
