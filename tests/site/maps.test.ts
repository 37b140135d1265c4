import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createPictureRenderer } from '../../scripts/maps/render-pictures.ts';
import { readContent } from '../../src/content/read-content.ts';
import { matchesChoice } from '../../src/facets/choice.ts';
import { allMaps } from '../../src/maps/all-maps.ts';
import { mapsOfContent } from '../../src/maps/content-maps.ts';
import { mapTermsOf } from '../../src/maps/map-source.ts';
import { readPictures } from '../../src/maps/picture-folder.ts';
import { printPicture } from '../../src/maps/print-picture.ts';
import type { SurveyMap } from '../../src/maps/survey-map.ts';
import { labelLines, toMermaid } from '../../src/maps/to-mermaid.ts';
import { birdSource } from '../maps/bird-maps.ts';
import { launchBrowser, skipBrowser } from './browser.ts';

const { address, folder } = inject('site');

/** Pages of the built site that hold a map. */
const pages: string[] = [];
for (const file of await readdir(folder, { recursive: true })) {
  if (!file.endsWith('index.html')) continue;
  if ((await readFile(join(folder, file), 'utf8')).includes('class="map"')) pages.push(file);
}
pages.sort();

test('maps stand on the pages that they are about', () => {
  for (const page of [
    'index.html',
    'map/index.html',
    'methods/index.html',
    'circuits/ioi-circuit/index.html',
  ])
    expect(pages).toContain(page);
  expect(pages.filter((page) => page.startsWith('stages/')).length).toBe(4);
});

test('a map of 20 nodes weighs at most 4 kB, and no page loads Mermaid', async () => {
  const html = await readFile(join(folder, 'methods/index.html'), 'utf8');
  const svg = /<svg viewBox.*?<\/svg>/s.exec(html)?.[0] ?? '';
  expect(svg.match(/data-n=/g)?.length).toBe(20);
  expect(gzipSync(svg).length).toBeLessThanOrEqual(4096);
  for (const file of await readdir(join(folder, '_astro'))) {
    if (!file.endsWith('.js')) continue;
    const script = await readFile(join(folder, '_astro', file), 'utf8');
    expect(script, file).not.toMatch(/mermaid/i);
    if (file.startsWith('MapFigure')) expect(script.length).toBeLessThanOrEqual(3 * 1024);
  }
});

describe.skipIf(skipBrowser)('maps in a browser', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(() => browser.close());

  test('on every page each label fits its box, no boxes overlap, and all letters are at least 12 px tall', async () => {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      // Nothing is laid out anew on a narrow screen: there one page of each kind will do.
      const kinds = new Set<string>();
      for (const path of pages) {
        const kind = path.split('/')[0] ?? '';
        if (width === 360 && kinds.has(kind)) continue;
        kinds.add(kind);
        await page.goto(address + path);
        await page.evaluate(() => document.fonts.ready);
        const faults = await page.evaluate(() => {
          const found: string[] = [];
          const overlap = (a: DOMRect, b: DOMRect) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5;
          for (const svg of document.querySelectorAll('.map-scroll svg')) {
            const whole = svg.getBoundingClientRect();
            const nodes = [...svg.querySelectorAll('.map-node')].map((node) => {
              const shape = node.querySelector('rect, path, ellipse')?.getBoundingClientRect() as DOMRect;
              const text = node.querySelector('text') as SVGTextElement;
              const label = text.getBoundingClientRect();
              const name = text.textContent ?? '';
              if (label.left < shape.left - 0.5 || label.right > shape.right + 0.5)
                found.push(`${name}: wider than its box`);
              if (label.top < shape.top - 1 || label.bottom > shape.bottom + 1)
                found.push(`${name}: taller than its box`);
              return { name, shape };
            });
            const words = [...svg.querySelectorAll('.map-words text')].map((text) => ({
              name: text.textContent ?? '',
              shape: text.getBoundingClientRect(),
            }));
            const all = [...nodes, ...words];
            for (const [index, a] of all.entries()) {
              if (
                a.shape.left < whole.left - 1 ||
                a.shape.right > whole.right + 1 ||
                a.shape.bottom > whole.bottom + 1
              )
                found.push(`${a.name}: cut off at the edge`);
              for (const b of all.slice(index + 1))
                if (overlap(a.shape, b.shape)) found.push(`${a.name} over ${b.name}`);
            }
            for (const text of svg.querySelectorAll('text')) {
              const scale = whole.width / (svg as SVGSVGElement).viewBox.baseVal.width;
              if (Number.parseFloat(getComputedStyle(text).fontSize) * scale < 12)
                found.push(`${text.textContent}: too small`);
            }
          }
          return found;
        });
        expect(faults, `${path} at ${width} px`).toEqual([]);
      }
    }
  });

  test('beside its text a map is seen whole, but for the widest, whose edge has a shadow', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const cut = new Set<string>();
    // What is made for paper has no room beside its text; there the maps shrink when it is printed.
    for (const path of pages.filter((each) => each !== 'print/index.html')) {
      await page.goto(address + path);
      const ids = await page.evaluate(() =>
        [...document.querySelectorAll('.map')]
          .filter((map) => {
            const scroll = map.querySelector('.map-scroll');
            return scroll && scroll.scrollWidth > scroll.clientWidth + 1;
          })
          .map(({ id }) => id),
      );
      for (const id of ids) cut.add(id);
    }
    expect([...cut].sort()).toEqual(['map-circuit-ioi-circuit-steps']);
    await page.goto(`${address}circuits/ioi-circuit/`);
    const images = await page
      .locator('#map-circuit-ioi-circuit-steps .map-scroll')
      .evaluate((scroll) => getComputedStyle(scroll).backgroundImage.match(/linear-gradient/g)?.length);
    expect(images).toBe(4);
  });

  test('the Tab key stops at the box of a map and then at its links, at no picture', async () => {
    await page.goto(`${address}heads/induction-head/`);
    await page.locator('#map-head-induction-head .map-scroll').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('a');
  });

  test('what is pointed at or focused is told, its neighbours stay bright, the others fade', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${address}circuits/ioi-circuit/`);
    const map = page.locator('#map-circuit-ioi-circuit');
    const node = (name: string) => map.locator('a.map-node', { hasText: name });
    await node('Induction Head').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => map.locator('.map-say').textContent()).toMatch(/^Induction Head: .+papers?$/);
    const opacity = (name: string) => node(name).evaluate((element) => getComputedStyle(element).opacity);
    expect(await opacity('Induction Head')).toBe('1');
    expect(await opacity('Previous Head')).toBe('1');
    expect(Number(await opacity('Amplification Head'))).toBeLessThan(0.5);
    await node('Amplification Head').hover();
    await expect.poll(() => map.locator('.map-say').textContent()).toMatch(/^Amplification Head: /);
  });

  test('zoom makes it larger, Escape brings it back, and copying gives the whole text', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const own = await context.newPage();
    await own.goto(`${address}circuits/ioi-circuit/`);
    const map = own.locator('#map-circuit-ioi-circuit');
    const width = () => map.locator('.map-scroll svg').evaluate((svg) => svg.getBoundingClientRect().width);
    const before = await width();
    await map.getByRole('button', { name: 'Larger' }).click();
    expect(await width()).toBeGreaterThan(before * 1.2);
    await own.keyboard.press('Escape');
    expect(await width()).toBe(before);
    await map.getByText('The map as Mermaid text').click();
    await map.getByRole('button', { name: 'Copy' }).click();
    expect(await own.evaluate(() => navigator.clipboard.readText())).toBe(
      await map.locator('pre code').textContent(),
    );
    await context.close();
  });

  test('without a script everything is there: picture with links, list and text', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const own = await context.newPage();
    await own.goto(`${address}heads/induction-head/`);
    const map = own.locator('#map-head-induction-head');
    expect(await map.locator('a.map-node').count()).toBeGreaterThan(5);
    await map.getByText('The map as a list').click();
    expect(await map.locator('.map-list li').first().isVisible()).toBe(true);
    await map.locator('a.map-node', { hasText: 'Previous Head' }).click();
    expect(own.url()).toBe(`${address}heads/previous-head/`);
    await context.close();
  });

  test('the map page filters as a plain count over the papers does, and keeps the choice in the address', async () => {
    const papers = mapsPapers(await readFile(join(folder, 'data/papers.json'), 'utf8'));
    const choices = [
      'stage=latent-reasoning',
      'method=probing&method=scoring',
      'year=2023..2024',
      'stage=knowledge-recalling&year=2024',
    ];
    for (const words of choices) {
      await page.goto(`${address}map/?${words}`);
      const said = page.locator('.map-filter [role="status"]');
      const params = new URLSearchParams(words);
      const years = params.get('year')?.includes('..') ? ['2023', '2024'] : params.getAll('year');
      const choice = new Map([
        ['stage' as const, new Set(params.getAll('stage'))],
        ['method' as const, new Set(params.getAll('method'))],
        ['year' as const, new Set(years)],
      ]);
      const matching = papers.filter((paper) => matchesChoice(paper, choice));
      await expect
        .poll(() => said.textContent())
        .toContain(`${matching.length} of ${papers.length} papers match`);
      const faded = await page
        .locator('#map-survey svg [data-key^="head:"]')
        .evaluateAll((nodes) =>
          nodes.map((node) => [(node as SVGElement).dataset.key, node.classList.contains('is-out')]),
        );
      for (const [key, isOut] of faded) {
        const count = matching.filter(({ head }) => head?.includes(String(key).slice('head:'.length))).length;
        expect(isOut, `${words}: ${key}`).toBe(count === 0);
      }
    }
    await page.getByRole('button', { name: 'Show everything' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await page.goBack();
    await expect.poll(() => page.locator('input:checked').count()).toBe(2);
  });

  test('drawing again gives the same bytes', async () => {
    const pictures = await readPictures('content');
    const renderer = await createPictureRenderer(browser);
    for (const map of mapsOfContent(await readContent('content')).slice(0, 40)) {
      const source = toMermaid(map, 'picture');
      expect(printPicture(await renderer.render(source)), map.id).toBe(pictures.get(source));
    }
    await renderer.close();
  });

  test('whatever a label holds, it is drawn letter by letter and the whole text is Mermaid', async () => {
    const renderer = await createPictureRenderer(browser);
    for (const map of allMaps(mapTermsOf(birdSource(6)))) {
      const picture = await renderer.render(toMermaid(map, 'picture'));
      expect(picture.nodes.length, map.id).toBe(map.nodes.length);
      await expect(renderer.render(toMermaid(map, 'whole')), map.id).resolves.toBeDefined();
    }
    const characters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    const odd = fc.constantFrom(...oddLabels);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(characters, odd), { minLength: 1, maxLength: 8 }), async (names) => {
        const map = (form: SurveyMap['form']): SurveyMap => ({
          id: 'any',
          title: names.join(' '),
          description: names.join(' '),
          form,
          direction: 'LR',
          counts: 'none',
          nodes: names.map((name, index) => ({ key: `k${index}`, kind: 'head', name: `x ${name}` })),
          edges: names.slice(1).map((name, index) => ({ from: 'k0', to: `k${index + 1}`, label: name })),
          frames: [],
          showsPapers: false,
        });
        for (const form of ['flowchart', 'sequence'] as const) {
          const any = map(form);
          const picture = await renderer.render(toMermaid(any, 'picture'));
          for (const [index, node] of any.nodes.entries()) {
            const drawn = picture.nodes.find(({ name }) => name === `n${index}`)?.label.lines.join(' ');
            expect(plain(drawn ?? ''), form).toBe(plain(labelLines(any, node).join(' ')));
          }
          for (const [index, { label = '' }] of any.edges.entries())
            expect(plain(picture.edges[index]?.label?.lines.join(' ') ?? ''), form).toBe(plain(label));
          await renderer.render(toMermaid(any, 'whole'));
        }
      }),
      { numRuns: 60 },
    );
    await renderer.close();
  });

  test('the texts on the pages are what Mermaid itself reads as the same nodes and edges', async () => {
    const own = await browser.newPage();
    await own.setContent('<!doctype html><body></body>');
    await own.addScriptTag({ path: createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js') });
    await own.evaluate(() => {
      const { mermaid } = globalThis as unknown as { mermaid: { initialize(settings: object): void } };
      mermaid.initialize({ startOnLoad: false });
    });
    for (const map of mapsOfContent(await readContent('content'))) {
      if (map.form === 'sequence') continue;
      const read = await own.evaluate(
        async (source) => {
          const { mermaid } = globalThis as unknown as {
            mermaid: {
              mermaidAPI: {
                getDiagramFromText(text: string): Promise<{
                  db: { getVertices(): Map<string, unknown>; getEdges(): { start: string; end: string }[] };
                }>;
              };
            };
          };
          const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
          return {
            nodes: [...db.getVertices().keys()],
            edges: db.getEdges().map(({ start, end }) => `${start} ${end}`),
          };
        },
        toMermaid(map, 'whole'),
      );
      const nameOf = new Map(map.nodes.map(({ key }, index) => [key, `n${index}`]));
      expect(read.nodes, map.id).toEqual([...nameOf.values()]);
      expect(read.edges, map.id).toEqual(
        map.edges.map(({ from, to }) => `${nameOf.get(from)} ${nameOf.get(to)}`),
      );
    }
    await own.close();
  });
});

/** What Mermaid would take for something of its own. */
const oddLabels = [
  'end',
  '"]',
  '#quot;',
  '<b>x</b>',
  '%%{init}%%',
  '1. x',
  '- x',
  '`x`',
  '**x**',
  '\\n',
  'a--b',
  ']:::x',
  '{{',
  '&amp;',
  '$$x$$',
  '__x__',
  '~~x',
  '[x](y)',
  ';',
  'A;B',
  '# x',
  '+ x',
  'x<br/>y',
  '*',
  '---',
  '===',
  '>',
  '|x|',
  '\\',
  'title: x',
  'note right of',
  'loop',
  '@{',
  'x@{ shape: rect }',
  'fa:fa-car',
  'http://x.y',
  'javascript:x',
  ': x',
  '->>',
  'and',
  'else',
];

/**
 * The letters that a browser shows of a text. No characters of control, and no blanks: Mermaid ends a line where it must,
 * within a word that is too long as well.
 */
function plain(text: string): string {
  return text.replace(/[\p{C}\s\u00ad]+/gu, '');
}

function mapsPapers(json: string) {
  const papers: { stages: string[]; heads: string[]; methods: string[]; year: number | null }[] =
    JSON.parse(json);
  return papers
    .filter(({ stages }) => stages.length > 0)
    .map(({ stages, heads, methods, year }) => ({
      stage: stages,
      head: heads,
      method: methods,
      year: year === null ? [] : [String(year)],
    }));
}
