import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser, skipBrowser } from './browser.ts';

const { address } = inject('site');

describe.skipIf(skipBrowser)('search in a browser', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    context = await browser.newContext();
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) faults.push(`request to another host: ${request.url()}`);
    });
  });
  afterAll(() => browser.close());

  const results = () => page.locator('[data-results] > li');
  const titles = () => page.locator('[data-results] > li h2').allTextContents();
  const notes = () => page.locator('[data-notes]').textContent();
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  /** Open the search page at an address and wait for the answer. */
  async function open(query: string): Promise<void> {
    await page.goto(`${address}search/${query}`);
    const words = new URLSearchParams(query).get('q') ?? '';
    await page.waitForFunction(
      (asked) => document.querySelector<HTMLElement>('survey-search')?.dataset.answered === asked,
      words,
    );
  }

  test('a search for "successor heads" brings the head and then the paper of that name, and opening it shows its abstract', async () => {
    await open('');
    await page.getByRole('searchbox').fill('successor heads');
    await results().first().waitFor();
    expect((await titles()).slice(0, 2)).toEqual([
      'Successor Head',
      'Successor Heads: Recurring, Interpretable Attention Heads In The Wild',
    ]);
    const second = results().nth(1);
    expect(await second.locator('.result-facts').textContent()).toBe('Paper LR 2023');
    expect(await second.locator('mark').count()).toBeGreaterThan(0);
    await expect
      .poll(() => page.getByRole('status').textContent())
      .toMatch(/^\d+ results for “successor heads”\.$/);

    await second.getByRole('link').first().click();
    await page.waitForURL('**/papers/successor-heads*/');
    expect(await page.locator('main').textContent()).toContain(
      "attention heads that increment tokens with a natural ordering, such as numbers, months, and days. For example, successor heads increment 'Monday' into 'Tuesday'.",
    );
  });

  test('words, facets and order are in the address; the address and Back bring them back', async () => {
    await open('?q=retrieval+heads');
    expect(await page.getByRole('searchbox').inputValue()).toBe('retrieval heads');
    await page.getByRole('checkbox', { name: /^Latent Reasoning/ }).check();
    await page.locator('[data-order]').selectOption('title');
    await expect
      .poll(() => new URL(page.url()).search)
      .toBe('?q=retrieval+heads&stage=latent-reasoning&sort=title');
    const sortedTitles = async () =>
      (await titles()).toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    await expect
      .poll(async () => JSON.stringify(await titles()) === JSON.stringify(await sortedTitles()))
      .toBe(true);
    const chosen = await titles();

    await page.goto(page.url());
    await results().first().waitFor();
    expect(await titles()).toEqual(chosen);
    await results().first().getByRole('link').first().click();
    await page.waitForURL((url) => !url.pathname.includes('/search/'));
    await page.goBack();
    await expect.poll(titles).toEqual(chosen);
    expect(await page.getByRole('checkbox', { name: /^Latent Reasoning/ }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Clear all filters' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('?q=retrieval+heads&sort=title');
    await page.goBack();
    await expect.poll(titles).toEqual(chosen);
  });

  test('typing makes one entry in the history, not one a key', async () => {
    await open('');
    const before = await page.evaluate(() => history.length);
    await page.getByRole('searchbox').pressSequentially('induction');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('induction');
    expect(await page.evaluate(() => history.length)).toBe(before + 1);
  });

  test('words that stand nowhere give an honest empty answer, with facets that say 0', async () => {
    await open('?q=zzxqwv');
    await expect.poll(() => page.getByRole('status').textContent()).toBe('Nothing found for “zzxqwv”.');
    expect(await results().count()).toBe(0);
    // The facets follow what is said.
    await expect
      .poll(() =>
        page
          .getByRole('checkbox', { name: /^Latent Reasoning/ })
          .locator('..')
          .textContent(),
      )
      .toBe('Latent Reasoning 0');
  });

  test('other names are looked for, said, and can be taken out', async () => {
    await open('?q=S-inhibition');
    expect((await titles())[0]).toBe('Inhibition Head');
    expect(await notes()).toContain('“S-inhibition” is also looked for as “Inhibition Head”');
    const count = await page.locator('[data-status]').textContent();
    await page.getByRole('button', { name: 'Only “S-inhibition”' }).click();
    await expect.poll(() => page.locator('[data-status]').textContent()).not.toBe(count);
    await expect.poll(() => new URL(page.url()).searchParams.getAll('as-written')).toEqual(['s inhibition']);
    await page.getByRole('button', { name: 'Search for other names of “S-inhibition”' }).click();
    await expect.poll(() => page.locator('[data-status]').textContent()).toBe(count);
  });

  test('a misspelt word is corrected and said; words left out are said', async () => {
    await open('?q=indution+head');
    expect((await titles())[0]).toBe('Induction Head');
    expect(await notes()).toBe('Did you mean induction head? No page has “indution”.');
    await page.getByRole('button', { name: 'induction head' }).click();
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('induction head');
    await open('?q=quantum+attention+heads');
    expect(await notes()).toContain('Left out: “quantum”.');
  });

  test('sections of a page are results of their own below it', async () => {
    await open('?q=evidence+for+heads&kind=essay');
    const section = results().first().locator('ul a').first();
    expect(await section.getAttribute('href')).toMatch(/^\/essays\/.+\/#/);
  });

  test('more results come on demand, and the focus goes to the first of them', async () => {
    await open('?q=attention');
    expect(await results().count()).toBe(10);
    await page.getByRole('button', { name: 'Show more' }).click();
    await results().nth(10).waitFor();
    expect(await focused()).toBe((await titles())[10]);
  });

  test('arrows, Home, End and Escape walk through the results', async () => {
    await open('?q=induction+heads');
    const all = await page.locator('[data-results] a').allTextContents();
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(all[0]);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(all[1]);
    await page.keyboard.press('End');
    expect(await focused()).toBe(all.at(-1));
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(all.at(-1));
    await page.keyboard.press('Home');
    expect(await focused()).toBe(all[0]);
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('input');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
  });

  test('from any page / opens it over the page, Enter goes to the first result, Escape gives the focus back', async () => {
    await page.goto(`${address}heads/retrieval-head/`);
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.waitForLoadState('networkidle');
    expect(loaded.filter((url) => url.includes('search/index'))).toEqual([]);
    await page.getByRole('link', { name: 'Heads', exact: true }).first().focus();
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog', { name: 'Search' });
    await dialog.waitFor();
    await page.keyboard.type('indution heads');
    const first = dialog.locator('.search-results > li').first();
    await expect.poll(() => first.getByRole('link').first().textContent()).toBe('Induction Head');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await focused()).toBe('Heads');

    await page.keyboard.press('Control+k');
    await dialog.waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [320, 1280]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      }
    }
    await page.keyboard.press('Enter');
    await page.waitForURL('**/heads/induction-head/');
  });

  test('the focus cannot get lost in the dialog, and what it has is reached by Tab', async () => {
    await page.goto(`${address}papers/`);
    await page.getByRole('link', { name: 'Search', exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Search' });
    await dialog.waitFor();
    await page.keyboard.type('name mover');
    await dialog.locator('.search-results > li').first().waitFor();
    const seen = new Set<string>();
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      seen.add(
        await page.evaluate(() =>
          document.activeElement?.closest('dialog') ? 'dialog' : (document.activeElement?.localName ?? ''),
        ),
      );
    }
    // Beyond the last and the first stands the browser itself, where nothing of the page has the focus.
    expect([...seen].filter((place) => place !== 'dialog' && place !== 'body')).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  test('nothing was refused by the security policy, asked from another host or thrown', () => {
    expect(faults).toEqual([]);
  });

  test('without script the search page says so and leads to other ways, and so does the link', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const withoutScript = await plain.newPage();
    await withoutScript.goto(address);
    await withoutScript.getByRole('link', { name: 'Search', exact: true }).first().click();
    await withoutScript.waitForURL('**/search/');
    const ways = withoutScript.locator('noscript');
    expect(await ways.textContent()).toContain('Searching needs JavaScript');
    for (const path of ['/papers/', '/stages/latent-reasoning/', '/heads/', '/years/2024/'])
      expect(await ways.locator(`a[href="${path}"]`).count(), path).toBe(1);
    await plain.close();
  });
});
