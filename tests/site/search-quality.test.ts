import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readJudgedQueries, readSearchFigures } from '../../src/content/judged-queries.ts';
import { type AnsweredQuery, measureSearch } from '../../src/search/judged-query.ts';
import { launchBrowser, skipBrowser } from './browser.ts';

const { address } = inject('site');

/** Ask as a person does, in the field, and read the addresses of the results. */
async function ask(page: Page, words: string): Promise<string[]> {
  await page.getByRole('searchbox').fill(words);
  await page.waitForFunction(
    (asked) => document.querySelector<HTMLElement>('survey-search')?.dataset.answered === asked,
    words,
  );
  return page
    .locator('[data-results] > li h2 a')
    .evaluateAll(
      (links, root) => links.map((link) => (link as HTMLAnchorElement).href.slice(root.length)),
      address,
    );
}

/** What a page loads, by address. */
async function loadedBy(browser: Browser, url: string, isAnswered = false): Promise<Map<string, Buffer>> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const bodies: Promise<[string, Buffer]>[] = [];
  page.on('response', (response) => {
    bodies.push(response.body().then((body): [string, Buffer] => [response.url(), body]));
  });
  await page.goto(url);
  if (isAnswered) await page.locator('survey-search[data-answered]').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  const loaded = new Map(await Promise.all(bodies));
  await context.close();
  return loaded;
}

describe.skipIf(skipBrowser)('the judged queries, in a browser', async () => {
  const { queries, problems } = await readJudgedQueries('content');
  const answered: AnsweredQuery[] = [];
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
    const page = await browser.newPage();
    await page.goto(`${address}search/`);
    for (const query of queries) answered.push({ ...query, results: await ask(page, query.query) });
  });
  afterAll(() => browser.close());

  test('are 120 at least, of each type, and none twice', () => {
    expect(problems).toEqual([]);
    expect(queries.length).toBeGreaterThanOrEqual(120);
    expect(new Set(queries.map(({ query }) => query)).size).toBe(queries.length);
    for (const type of ['known-item', 'head', 'alias', 'typo', 'prefix', 'topic', 'question', 'nonsense'])
      expect(queries.filter((query) => query.type === type).length, type).toBeGreaterThanOrEqual(8);
  });

  test('are answered well enough', () => {
    const figures = measureSearch(answered);
    expect(figures['known-item']?.mrr).toBeGreaterThanOrEqual(0.95);
    expect(figures.all?.mrr).toBeGreaterThanOrEqual(0.85);
    expect(figures.nonsense?.mrr).toBe(1);
  });

  test('give the figures of the quality page; if they differ, run npm run build and npm run evaluate-search', async () => {
    const shown: Record<string, { queries: number; mrr: number; recall: number } | undefined> =
      (await readSearchFigures('content')) ?? {};
    const measured = measureSearch(answered);
    expect(Object.keys(shown)).toEqual(Object.keys(measured));
    for (const [type, figures] of Object.entries(measured)) {
      const { queries, mrr = 0, recall = 0 } = shown[type] ?? {};
      expect(queries, type).toBe(figures.queries);
      // A paper more or a mended sentence may move a place; whoever sends it need not measure the search for that.
      expect(Math.abs(mrr - figures.mrr), type).toBeLessThanOrEqual(0.03);
      expect(Math.abs(recall - figures.recall), type).toBeLessThanOrEqual(0.06);
    }
  });

  test.each([
    'induction heads',
    'IOI',
    'how do language models recall facts',
    'retrieval heads for long context',
    'KV cache',
  ])('cost a first visitor no more than 150 kB, of which our script is 15 kB: %s', async (words) => {
    const plain = await loadedBy(browser, `${address}papers/`);
    const loaded = await loadedBy(browser, `${address}search/?q=${encodeURIComponent(words)}`, true);
    const own = [...loaded].filter(
      ([url]) => !plain.has(url) && !/[/](?:search[/])[?]|[.](?:css|woff2|svg)$/.test(url),
    );
    const scripts = own
      .filter(([url]) => url.endsWith('.js'))
      .reduce((sum, [, body]) => sum + gzipSync(body).length, 0);
    const data = own.filter(([url]) => !url.endsWith('.js')).reduce((sum, [, body]) => sum + body.length, 0);
    expect(scripts).toBeGreaterThan(5_000);
    expect(scripts).toBeLessThanOrEqual(15_000);
    expect(data).toBeGreaterThan(20_000);
    expect(scripts + data).toBeLessThanOrEqual(150_000);
  });

  test('are the same in the terminal', async () => {
    const { createFolderSource } = await import('../../scripts/search/folder-source.ts');
    const { Searcher } = await import('../../src/search/search.ts');
    const { resultOf } = await import('../../src/search/result.ts');
    const searcher = await Searcher.open(createFolderSource(inject('site').folder));
    for (const { query, results } of answered) {
      const answer = await searcher.search({ words: query });
      const first = answer.documents.slice(0, 10).map((document) => resultOf(searcher, document, answer));
      expect(
        (await Promise.all(first)).map((result) => result.address.slice(1)),
        query,
      ).toEqual(results);
    }
  });
});
