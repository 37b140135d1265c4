import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser, skipBrowser } from './browser.ts';

const { address } = inject('site');

describe.skipIf(skipBrowser)('search in a browser', () => {
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
      if (!request.url().startsWith(address)) faults.push(`request to another host: ${request.url()}`);
    });
  });
  afterAll(() => browser.close());

  test('a search for "successor heads" brings the head and then the paper of that name, and opening it shows its abstract', async () => {
    await page.goto(`${address}search/`);
    await page.getByRole('searchbox').fill('successor heads');
    const results = page.locator('[data-results] > li');
    await results.first().waitFor();
    expect(await results.first().getByRole('link').textContent()).toBe('Successor Head');
    const second = results.nth(1);
    expect(await second.getByRole('link').first().textContent()).toMatch(/^Successor Heads: Recurring/);
    await expect
      .poll(() => page.getByRole('status').textContent())
      .toMatch(/^\d+ results for “successor heads”\.$/);
    expect(await second.locator('mark').count()).toBeGreaterThan(0);

    await second.getByRole('link').first().click();
    await page.waitForURL('**/papers/successor-heads*/');
    expect(await page.locator('main').textContent()).toContain(
      "attention heads that increment tokens with a natural ordering, such as numbers, months, and days. For example, successor heads increment 'Monday' into 'Tuesday'.",
    );
  });

  test('the words are in the address, and the address brings them back', async () => {
    await page.goto(`${address}search/?q=retrieval+heads`);
    await page.locator('[data-results] li').first().waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('retrieval heads');
    await page.getByRole('searchbox').fill('induction');
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('induction');
  });

  test('words that stand nowhere give an honest empty answer', async () => {
    await page.goto(`${address}search/?q=zzxqwv`);
    await expect.poll(() => page.getByRole('status').textContent()).toBe('Nothing found for “zzxqwv”.');
    expect(await page.locator('[data-results] li').count()).toBe(0);
  });

  test('more results come on demand, and the focus goes to the first of them', async () => {
    await page.goto(`${address}search/?q=attention`);
    await page.locator('[data-results] li').nth(9).waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.locator('[data-results] li').nth(10).waitFor();
    const focused = await page.evaluate(() => document.activeElement?.closest('li') !== null);
    expect(focused).toBe(true);
  });

  test('nothing was refused by the security policy, asked from another host or thrown', () => {
    expect(faults).toEqual([]);
  });

  test('without script the search page says so and shows other ways', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const withoutScript = await plain.newPage();
    await withoutScript.goto(`${address}search/`);
    expect(await withoutScript.locator('noscript').textContent()).toContain('Searching needs JavaScript');
    await plain.close();
  });
});
