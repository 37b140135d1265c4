import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser, skipBrowser } from './browser.ts';

const { address, folder } = inject('site');
const seed = Number(process.env.TEST_SEED ?? Date.now());

interface Row {
  id: string;
  title: string;
  stages: string[];
  heads: string[];
  methods: string[];
  topic: string | null;
  scope: string | null;
  year: number | null;
}
const read = async (file: string) => JSON.parse(await readFile(join(folder, 'data', file), 'utf8'));
const papers = (await read('papers.json')) as Row[];
const { edges } = (await read('graph.json')) as { edges: { kind: string; from: string; to: string }[] };

/** What a paper has in a facet, read from the files that everybody can have, not from the page's own. */
const valuesOf = (paper: Row): Record<string, string[]> => ({
  stage: paper.stages,
  head: paper.heads,
  method: paper.methods,
  topic: paper.topic ? [paper.topic] : [],
  scope: paper.scope ? [paper.scope] : [],
  year: paper.year ? [String(paper.year)] : [],
  family: edges
    .filter(({ kind, from }) => kind === 'names-family' && from === `paper:${paper.id}`)
    .map(({ to }) => to.replace('family:', '')),
});
const all = papers.map((paper) => ({ id: paper.id, values: valuesOf(paper) }));
const matching = (chosen: Record<string, string[]>) =>
  all.filter(({ values }) =>
    Object.entries(chosen).every(
      ([facet, own]) => own.length === 0 || own.some((value) => values[facet]?.includes(value)),
    ),
  );
const facets = ['stage', 'head', 'method', 'topic', 'scope', 'year', 'family'];
const known = Object.fromEntries(
  facets.map((facet) => [facet, [...new Set(all.flatMap(({ values }) => values[facet] ?? []))].sort()]),
);

// A run that fails can be had again with TEST_SEED.
describe.skipIf(skipBrowser)(`the explore page (seed ${seed})`, () => {
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) faults.push(request.url());
    });
  });
  afterAll(() => browser.close());

  const open = async (query: string) => {
    await page.goto(`${address}explore/${query}`);
    await page.locator('html[data-explore="ready"]').waitFor();
  };
  const shown = () =>
    page.evaluate(() => {
      const texts = (selector: string) =>
        [...document.querySelectorAll(selector)].map((element) => element.textContent ?? '');
      return {
        status: texts('explore-status [role=status]')[0],
        ids: [...document.querySelectorAll<HTMLAnchorElement>('explore-table tbody a')].map(
          ({ href }) => href.split('/').at(-2) ?? '',
        ),
        pages: texts('explore-table .pages:not([hidden]) span')[0],
        counts: [...document.querySelectorAll<HTMLElement>('[data-facet] [data-value]')].map((element) => [
          element.closest<HTMLElement>('[data-facet]')?.dataset.facet ?? '',
          element.dataset.value ?? '',
          Number(element.querySelector('[data-count]')?.textContent),
        ]),
        checked: [...document.querySelectorAll<HTMLInputElement>('[data-facet] input:checked')].map(
          ({ name, value }) => `${name}=${value}`,
        ),
        cells: [...document.querySelectorAll<HTMLElement>('td[data-method]')].map((cell) => [
          cell.dataset.method ?? '',
          cell.dataset.stage ?? '',
          Number(cell.textContent),
        ]),
        years: [...document.querySelectorAll('explore-timeline .bars button')].map(
          (button) => button.textContent ?? '',
        ),
      };
    });

  test('shows for any choice what a scan of data/papers.json finds', async () => {
    const choices = fc.sample(
      fc.record(
        Object.fromEntries(facets.map((facet) => [facet, fc.subarray(known[facet] ?? [], { maxLength: 3 })])),
        { requiredKeys: [] },
      ),
      { numRuns: 60, seed },
    );
    // Random choices of many facets match little: also each value alone and pairs of two facets.
    const alone = facets.flatMap((facet) =>
      (known[facet] ?? []).slice(0, 4).map((value) => ({ [facet]: [value] })),
    );
    const pairs = fc.sample(
      fc.tuple(fc.constantFrom(...facets), fc.constantFrom(...facets)).map(([one, other]) => ({
        [one]: (known[one] ?? []).slice(0, 2),
        [other]: (known[other] ?? []).slice(1, 4),
      })),
      { numRuns: 30, seed },
    );
    await open('');
    let nonEmpty = 0;
    for (const chosen of [{}, ...alone, ...pairs, ...choices] as Record<string, string[]>[]) {
      const query = new URLSearchParams(
        Object.entries(chosen).flatMap(([facet, values]) => values.map((value) => [facet, value])),
      );
      // The page is told of a new address as by the Back button, which is quicker than to load it anew.
      await page.evaluate((search) => {
        history.pushState(null, '', `?${search}`);
        dispatchEvent(new PopStateEvent('popstate'));
      }, query.toString());
      const found = await shown();
      const expected = matching(chosen);
      if (expected.length > 0) nonEmpty += 1;
      const label = query.toString();
      expect(found.status, label).toBe(`${expected.length} of ${papers.length} papers.`);
      expect(found.ids, label).toHaveLength(Math.min(50, expected.length));
      if (expected.length <= 50)
        expect([...found.ids].sort(), label).toEqual(expected.map(({ id }) => id).sort());
      for (const [facet, value, count] of found.counts as [string, string, number][])
        expect(count, `${label}: ${facet} ${value}`).toBe(matching({ ...chosen, [facet]: [value] }).length);
      for (const [method, stage, count] of found.cells as [string, string, number][])
        expect(count, `${label}: ${method} ${stage}`).toBe(
          matching({ ...chosen, method: [method], stage: [stage] }).filter(
            ({ values }) => values.method?.includes(method) && values.stage?.includes(stage),
          ).length,
        );
      for (const year of found.years) {
        const [, name = '', count] = /^(\d+): (\d+) paper/.exec(year) ?? [];
        expect(Number(count), `${label}: ${name}`).toBe(matching({ ...chosen, year: [name] }).length);
      }
      expect(found.checked.sort(), label).toEqual(
        Object.entries(chosen)
          .flatMap(([facet, values]) => values.map((value) => `${facet}=${value}`))
          .sort(),
      );
    }
    expect(nonEmpty, 'choices that match something').toBeGreaterThan(40);
  });

  test('a choice in any view is in the address and in all others, and Back takes it back', async () => {
    await open('');
    const cell = page.locator('td[data-method="probing"][data-stage="latent-reasoning"] button');
    await cell.click();
    await expect.poll(() => new URL(page.url()).search).toBe('?stage=latent-reasoning&method=probing');
    expect(await cell.getAttribute('aria-pressed')).toBe('true');
    await page.locator('explore-timeline .bars button', { hasText: '2024' }).click();
    await expect
      .poll(() => new URL(page.url()).search)
      .toBe('?stage=latent-reasoning&method=probing&year=2024');
    const chosen = { stage: ['latent-reasoning'], method: ['probing'], year: ['2024'] };
    expect((await shown()).ids.sort()).toEqual(
      matching(chosen)
        .map(({ id }) => id)
        .sort(),
    );
    await page.goBack();
    await expect.poll(() => new URL(page.url()).search).toBe('?stage=latent-reasoning&method=probing');
    expect((await shown()).status).toContain(`${matching({ ...chosen, year: [] }).length} of`);
    await page.goBack();
    expect((await shown()).status).toBe('266 of 266 papers.');
    await page.goForward();
    expect(await cell.getAttribute('aria-pressed')).toBe('true');
    await cell.click();
    await expect.poll(() => new URL(page.url()).search).toBe('');
  });

  test('the keyboard ticks, sorts, turns pages and takes back, and the focus is never lost', async () => {
    await open('');
    const box = page.locator('[data-facet="scope"] input').first();
    await box.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => new URL(page.url()).search).toBe('?scope=core');
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.locator('th[data-sort="title"] button').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).search).toBe('?scope=core&sort=title');
    expect(await page.locator('th[data-sort="title"]').getAttribute('aria-sort')).toBe('ascending');
    await page.locator('explore-table .pages button', { hasText: 'Next' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('page')).toBe('2');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Previous');
    await page.locator('explore-status button').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).search).toBe('?sort=title');
    expect(await page.evaluate(() => document.activeElement?.closest('explore-status') !== null)).toBe(true);
  });

  test('names what an address asks for and the survey lacks, and shows the rest', async () => {
    await open('?stage=zebra&scope=core&year=1066');
    const { status } = await shown();
    expect(status).toContain(`${matching({ scope: ['core'] }).length} of 266 papers.`);
    expect(status).toContain('Not in the survey, and left out: Stage “zebra”, Year “1066”.');
  });

  test('nothing was thrown, refused by the security policy or asked from another host', () => {
    expect(faults).toEqual([]);
  });

  test('without script, and without its data, it is the complete table', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const withoutScript = await plain.newPage();
    await withoutScript.goto(`${address}explore/`);
    expect(await withoutScript.locator('explore-table tbody tr').count()).toBe(266);
    expect(await withoutScript.locator('input').count()).toBe(0);
    await plain.close();
    const other = await browser.newPage();
    await other.route('**/explore.json', (route) => route.abort());
    await other.goto(`${address}explore/`);
    await other.getByText('could not be loaded').waitFor();
    expect(await other.locator('explore-table tbody tr').count()).toBe(266);
    await other.close();
  });
});
