import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser, skipBrowser } from './browser.ts';

const { address } = inject('site');
const path = 'stages/latent-reasoning/';

describe.skipIf(skipBrowser)('a citation in prose, without any script', () => {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launchBrowser();
    context = await browser.newContext({ javaScriptEnabled: false });
  });
  afterAll(() => browser.close());

  async function open(width: number): Promise<Page> {
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 800 });
    await page.goto(address + path);
    return page;
  }

  test('shows its card beside the text when pointed at, keeps it while one moves over to it, and lets it go', async () => {
    const page = await open(1280);
    const link = page.locator('.citation').nth(3);
    const card = page.locator('.cite-card').nth(3);
    expect(await card.isVisible()).toBe(false);
    await link.scrollIntoViewIfNeeded();
    await link.hover();
    expect(await card.isVisible()).toBe(true);
    const [text, box] = [await page.locator('.prose').first().boundingBox(), await card.boundingBox()];
    if (!text || !box) throw new Error('expected the text and the card to be shown');
    // Beside the text it hides nothing, so that nobody needs to close it.
    expect(box.x).toBeGreaterThanOrEqual(text.x + text.width);
    expect(box.x + box.width).toBeLessThanOrEqual(1280);
    await page.mouse.move(box.x + 20, box.y + 20, { steps: 5 });
    await expect.poll(() => card.isVisible()).toBe(true);
    await page.mouse.move(2, 2);
    await expect.poll(() => card.isVisible()).toBe(false);
    await page.close();
  });

  test('shows its card when focused', async () => {
    const page = await open(1280);
    await page.locator('.citation').nth(2).focus();
    expect(await page.locator('.cite-card').nth(2).isVisible()).toBe(true);
    await page.close();
  });

  test.each([360, 1280])('at %d px its number opens the card, and Escape closes it', async (width) => {
    const page = await open(width);
    const number = page.locator('.cite-number').nth(4);
    const card = page.locator('.cite-card').nth(4);
    await number.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.cite-card:popover-open').count()).toBe(1);
    const box = await card.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('.cite-card:popover-open').count()).toBe(0);
    await page.close();
  });

  test('is numbered as in the list at the foot of the page, and says who wrote what when', async () => {
    const page = await open(1280);
    const cited = await page.locator('.cite').evaluateAll((all) =>
      all.map((each) => ({
        place: each.querySelector('.cite-number')?.textContent ?? '',
        address: each.querySelector('a')?.getAttribute('href') ?? '',
        card: each.querySelector('.cite-card')?.textContent ?? '',
      })),
    );
    expect(cited.length).toBeGreaterThan(10);
    const listed = await page
      .locator('ol.references > li > a')
      .evaluateAll((all) =>
        all.map((each) => ({ address: each.getAttribute('href') ?? '', title: each.textContent ?? '' })),
      );
    for (const { place, address, card } of cited) {
      const work = listed[Number(place) - 1];
      expect(work?.address, place).toBe(address);
      expect(card, place).toContain(work?.title.trim());
      expect(card, place).toMatch(/ · \d{4}|^\D+$/);
    }
    await page.close();
  });

  test('on paper shows the number and no card', async () => {
    const page = await open(1280);
    await page.emulateMedia({ media: 'print' });
    const number = page.locator('.cite-number').first();
    const before = await number.evaluate((element) => getComputedStyle(element, '::before').content);
    expect(before).toBe('"["');
    const shown = page
      .locator('.cite-card')
      .evaluateAll((all) => all.filter((each) => each.checkVisibility()).length);
    expect(await shown).toBe(0);
    expect(await page.locator('.contents').first().isVisible()).toBe(false);
    await page.close();
  });

  test('an open card passes the accessibility check in light and dark', async () => {
    const scripted = await browser.newContext();
    const page = await scripted.newPage();
    await page.goto(address + path);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator('.cite-number').nth(1).click();
      const { violations } = await new AxeBuilder({ page }).include('.prose').analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await scripted.close();
  });
});

describe.skipIf(skipBrowser)('finding one’s way on a page, without any script', () => {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launchBrowser();
    context = await browser.newContext({ javaScriptEnabled: false });
  });
  afterAll(() => browser.close());

  test('the table of contents stands open beside the text where there is room, and opens on demand where there is none', async () => {
    const page = await context.newPage();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(address + path);
    const entry = page.locator('.contents a').nth(2);
    expect(await entry.isVisible()).toBe(true);
    expect(await page.locator('.contents summary').isVisible()).toBe(false);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await entry.isVisible()).toBe(false);
    await page.locator('.contents summary').focus();
    await page.keyboard.press('Enter');
    expect(await entry.isVisible()).toBe(true);
    await page.close();
  });

  test('each heading has a link to itself, with a name', async () => {
    const page = await context.newPage();
    await page.goto(`${address}heads/induction-head/`);
    const links = await page.locator('.heading').evaluateAll((all) =>
      all.map((each) => ({
        id: each.querySelector('h2, h3, h4')?.id,
        text: each.querySelector('h2, h3, h4')?.textContent?.trim(),
        address: each.querySelector('.anchor')?.getAttribute('href'),
        name: each.querySelector('.anchor')?.getAttribute('aria-label'),
      })),
    );
    expect(links.length).toBeGreaterThan(3);
    for (const { id, text, address, name } of links) {
      expect(address).toBe(`#${id}`);
      expect(name).toBe(`Link to “${text}”`);
    }
    await page.close();
  });

  test('a newcomer finds what an induction head is, who described it first, what it works with and how it was found', async () => {
    const page = await context.newPage();
    await page.goto(address);
    await page.getByRole('link', { name: 'What is an induction head?' }).click();
    await page.waitForURL('**/heads/induction-head/');
    expect(await page.locator('h1').textContent()).toBe('Induction Head');
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toContain('predicts the token that came after it');
    const section = (id: string) => page.locator('section', { has: page.locator(`#${id}`) }).last();
    expect(await section('works-with').textContent()).toContain('Previous Head');
    expect(await section('found-by').getByRole('link').count()).toBeGreaterThan(1);
    expect(await section('papers').textContent()).toContain(
      'A Mathematical Framework for Transformer Circuits',
    );
    await page.close();
  });
});
