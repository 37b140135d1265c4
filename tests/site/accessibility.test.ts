import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser, skipBrowser } from './browser.ts';

const { address } = inject('site');

/** One page of each kind, by its path. */
const templates = [
  '',
  'stages/latent-reasoning/',
  'topics/multilingual/',
  'papers/',
  'papers/successor-heads-recurring-interpretable-attention-heads-in-the-wild/',
  'papers/a-mixture-of-h-1-heads-is-better-than-h-heads/',
  'heads/',
  'heads/induction-head/',
  'heads/safety-head/',
  'circuits/',
  'circuits/ioi-circuit/',
  'methods/',
  'map/',
  'methods/probing/',
  'essays/introduction/',
  'about/',
  'contributing/',
  'quality/',
  'benchmarks/',
  'background/',
  'glossary/',
  'references/',
  'print/',
  'years/',
  'years/2024/',
  'explore/',
  'explore/?stage=latent-reasoning&year=2023..2025&method=probing',
  'search/?q=attention',
  'offline/',
  'offline/not-saved/',
  '404.html',
];

describe.skipIf(skipBrowser)('every kind of page', () => {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launchBrowser();
    // The checker wants pages of a context that it was given.
    context = await browser.newContext();
  });
  afterAll(() => browser.close());

  // The checker keeps one core busy; the keyboard, below, wants a browser to itself.
  test.concurrent.each(templates)(
    '/%s passes the accessibility check in light and dark, narrow and wide, and does not scroll sideways',
    async (path) => {
      const page = await context.newPage();
      await page.goto(address + path);
      if (path.startsWith('search')) await page.locator('[data-results] li').first().waitFor();
      if (path.startsWith('explore')) await page.locator('html[data-explore="ready"]').waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [320, 1280]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
          );
          expect(found, `${colorScheme}, ${width} px`).toEqual([]);
          const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(sideways, `${colorScheme}, ${width} px`).toBeLessThanOrEqual(0);
        }
      }
      await page.close();
    },
  );

  test('the keyboard reaches the content at once by the skip link', async () => {
    const page = await context.newPage();
    await page.goto(address);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    await page.close();
  });
});
