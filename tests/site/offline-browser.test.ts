import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { listSiteFiles } from '../../scripts/offline/site-files.ts';
import { writeServiceWorker } from '../../scripts/offline/write-service-worker.ts';
import { serveFolder } from '../../scripts/serve/serve-folder.ts';
import { runScript } from '../run-script.ts';
import { launchBrowser, skipBrowser } from './browser.ts';

let browser: Browser;
let parent: string;
const servers: Server[] = [];
beforeAll(async () => {
  if (skipBrowser) return;
  browser = await launchBrowser();
  parent = await mkdtemp(join(tmpdir(), 'survey-offline-'));
});
afterAll(async () => {
  for (const server of servers) kill(server);
  await browser?.close();
  if (parent) await rm(parent, { recursive: true, force: true });
});

async function serve(folder: string, base = '/') {
  const served = await serveFolder(folder, base, 0);
  servers.push(served.server);
  return served;
}

function kill(server: Server): void {
  server.closeAllConnections();
  server.close();
}

/** Wait until a version is saved and in use. */
async function untilSaved(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    while (active?.state !== 'activated') await new Promise((resolve) => setTimeout(resolve, 20));
  });
}

const titlesFound = (page: Page) => page.locator('[data-results] > li h2').allTextContents();

describe.skipIf(skipBrowser)('after one visit, with the server gone and the browser offline', () => {
  const { folder } = inject('site');
  let context: BrowserContext;
  let page: Page;
  let address: string;
  const faults: string[] = [];
  let requests = 0;

  beforeAll(async () => {
    const served = await serve(folder);
    served.server.on('request', () => {
      requests += 1;
    });
    address = served.address;
    context = await browser.newContext();
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(address);
    await untilSaved(page);
    kill(served.server);
    await context.setOffline(true);
  });
  afterAll(() => context.close());

  test('which came in one download, not file by file', () => {
    expect(requests).toBeLessThan(50);
  });

  test('every page opens and is what was built', async () => {
    const differing: string[] = [];
    for (const file of await readdir(folder, { recursive: true })) {
      const path = file.replaceAll('\\', '/');
      if (!path.endsWith('.html') || path === '404.html') continue;
      const response = await page.goto(address + path.replace(/index\.html$/, ''), { waitUntil: 'commit' });
      const text = response?.status() === 200 ? await response.text() : `status ${response?.status()}`;
      if (text !== (await readFile(join(folder, file), 'utf8'))) differing.push(path);
    }
    expect(differing).toEqual([]);
  });

  test('styles, fonts and pictures are there', async () => {
    await page.goto(address);
    const shown = await page.evaluate(async () => {
      await document.fonts.ready;
      return {
        margin: getComputedStyle(document.body).marginTop,
        fonts: [...document.fonts].filter(({ status }) => status === 'error').length,
        icon: (await fetch(document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href ?? '')).ok,
      };
    });
    expect(shown).toEqual({ margin: '0px', fonts: 0, icon: true });
  });

  test('all data files are there', async () => {
    const entries = await readdir(join(folder, 'data'), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const addresses = files.map((file) => address + file.slice(folder.length + 1).replaceAll('\\', '/'));
    const saved = await page.evaluate(
      (urls) => Promise.all(urls.map(async (url) => (await fetch(url)).text().catch(String))),
      addresses,
    );
    const built = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    expect(addresses.filter((_, at) => saved[at] !== built[at])).toEqual([]);
    expect(files.length).toBeGreaterThan(4);
  });

  test('papers can be explored', async () => {
    await page.goto(`${address}explore/`);
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.explore)).toBe('ready');
  });

  test('the search works, and its answers open', async () => {
    await page.goto(`${address}search/?q=successor+heads`);
    await page.locator('[data-results] li').first().waitFor();
    expect((await titlesFound(page))[0]).toMatch(/^Successor/);
    await page.locator('[data-results] li a').first().click();
    await page.waitForURL((url) => !url.pathname.startsWith('/search/'));
    expect(await page.locator('h1').textContent()).toMatch(/successor/i);
  });

  test('an address without its last slash leads on to the page', async () => {
    await page.goto(`${address}papers`);
    expect(page.url()).toBe(`${address}papers/`);
  });

  test('a page that is not there says so, with what can be done', async () => {
    const response = await page.goto(`${address}papers/nothing-of-the-sort/`);
    expect(response?.status()).toBe(503);
    expect(await page.locator('h1').textContent()).toBe('This page is not saved on this device');
    expect(page.url()).toBe(`${address}papers/nothing-of-the-sort/`);
  });

  test('the page about it says that everything is saved, and removes it on demand', async () => {
    await page.goto(`${address}offline/`);
    await expect
      .poll(() => page.getByRole('status').first().textContent())
      .toMatch(
        /^Everything is saved on this device: all pages, maps and the search, [\d,]+ files \([\d.]+ MB\)\.$/,
      );
    await page.getByRole('button', { name: 'Remove what is saved' }).click();
    await expect
      .poll(() => page.getByRole('status').first().textContent())
      .toBe('Nothing is saved on this device any more, and nothing will be until you ask for it.');
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0,
    );
    await expect(page.goto(`${address}about/`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
  });

  test('no script failed', () => {
    expect(faults).toEqual([]);
  });
});

describe.skipIf(skipBrowser)('what is removed', () => {
  test('is not brought back by a page that was not idle yet', async () => {
    const { address } = await serve(inject('site').folder);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address);
    await untilSaved(page);
    await page.addInitScript(() => {
      const waiting: (() => unknown)[] = [];
      Object.assign(globalThis, {
        requestIdleCallback: (whenIdle: () => unknown) => waiting.push(whenIdle),
        becomeIdle: () => Promise.all(waiting.map((whenIdle) => whenIdle())).then(() => waiting.length),
      });
    });
    await page.goto(`${address}offline/`);
    await page.getByRole('button', { name: 'Remove what is saved' }).click();
    await expect
      .poll(() => page.getByRole('status').first().textContent())
      .toMatch(/^Nothing is saved on this device any more/);
    const asked = await page.evaluate(() =>
      (globalThis as unknown as { becomeIdle(): Promise<number> }).becomeIdle(),
    );
    expect(asked, 'what waits for the page to be idle').toBeGreaterThan(0);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0,
    );
    await context.close();
  });
});

describe.skipIf(skipBrowser)('a newer version', () => {
  const base = '/a/survey/';
  let context: BrowserContext;
  let content: string;
  let out: string;
  let address: string;
  let page: Page;
  let other: Page;

  async function build(): Promise<void> {
    const { code, stdout, stderr } = await runScript('build', [
      '--content',
      content,
      '--out',
      out,
      '--base',
      base,
    ]);
    if (code !== 0) throw new Error(stdout + stderr);
  }
  const update = (of: Page) =>
    of.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update().catch(() => undefined);
      while (registration.installing) await new Promise((resolve) => setTimeout(resolve, 20));
      return registration.waiting !== null;
    });
  const stageOf = async (of: Page) => {
    await of.goto(`${address}stages/alarm/`);
    return (await of.locator('h1').textContent())?.trim();
  };
  const search = async (of: Page, words: string) => {
    await of.goto(`${address}search/?q=${words}`);
    await expect.poll(() => of.locator('[data-status]').textContent()).toMatch(new RegExp(words));
    return of.locator('[data-status]').textContent();
  };

  beforeAll(async () => {
    content = join(parent, 'birds');
    out = join(parent, 'birds-site');
    await cp('tests/fixtures/birds', content, { recursive: true });
    await runScript('ingest', [join(content, 'sources/birds.txt'), '--content', content]);
    await build();
    const served = await serve(out, base);
    address = served.address;
    context = await browser.newContext();
    page = await context.newPage();
    other = await context.newPage();
    await page.goto(address);
    await untilSaved(page);
    await other.goto(`${address}about-nothing/`);
    await other.goto(`${address}papers/`);
  });
  afterAll(() => context.close());

  test('is not taken over while the host still has files of the old one', async () => {
    const before = await stageOf(page);
    await cp(out, join(parent, 'old-site'), { recursive: true });
    const file = join(content, 'stages/alarm.mdx');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^name: .*$/m, 'name: Zugunruhe'));
    await build();
    // A deployment that is half done: the service worker is new, the rest is old.
    await cp(join(parent, 'old-site/stages'), join(out, 'stages'), { recursive: true });
    await cp(join(out, 'offline/packs'), join(parent, 'new-packs'), { recursive: true });
    await rm(join(out, 'offline/packs'), { recursive: true });
    expect(await update(page)).toBe(false);
    expect(await stageOf(page)).toBe(before);
    expect(before).not.toBe('Zugunruhe');
  });

  test('is told when it is ready, and until it is wanted everything stays the old one', async () => {
    await build();
    await page.goto(address);
    expect(await update(page)).toBe(true);
    await page.locator('.update-notice').waitFor();
    expect(await page.locator('.update-notice').innerText()).toContain(
      'A newer version of this survey is ready.',
    );
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).include('.update-notice').analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
    expect(await search(page, 'zugunruhe')).toMatch(/^Nothing/);
    expect(await stageOf(page)).not.toBe('Zugunruhe');
    // Every page opened meanwhile tells it as well.
    await page.locator('.update-notice').waitFor();
    await page.getByRole('button', { name: 'Later' }).click();
    expect(await page.locator('.update-notice').count()).toBe(0);
  });

  test('comes as a whole, for all open pages, when the reader wants it', async () => {
    await page.goto(`${address}stages/alarm/`);
    const reloads = [page, other].map((each) => each.waitForEvent('load'));
    await page.getByRole('button', { name: 'Reload' }).click();
    await Promise.all(reloads);
    expect((await page.locator('h1').textContent())?.trim()).toBe('Zugunruhe');
    expect(await search(other, 'zugunruhe')).not.toMatch(/^Nothing/);
    expect(await page.locator('.update-notice').count()).toBe(0);
    // Nothing of the old version is left behind.
    const kept = await page.evaluate(async () => {
      const urls: string[] = [];
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) urls.push(url.replace(/\?.*/, ''));
      return urls;
    });
    expect(new Set(kept).size).toBe(kept.length);
  });
});

describe.skipIf(skipBrowser)('a survey too large to be saved unasked', () => {
  let folder: string;
  let context: BrowserContext;
  let page: Page;
  let address: string;
  let server: Server;
  let paper: string;

  /** Make a version of the site that saves all but the papers at once, and the texts of the search in packs. */
  async function version(edit: (html: string) => string): Promise<void> {
    const file = join(folder, 'papers', paper, 'index.html');
    await writeFile(file, edit(await readFile(file, 'utf8')));
    await rm(join(folder, 'offline/packs'), { recursive: true, force: true });
    const site = await listSiteFiles(folder, { base: '/' });
    const isOfPapers = (path: string) => /^papers\/[^/]+\/index\.html$|^data\/(?:source\/|papers)/.test(path);
    const others = [...new Set([...site.pages, ...site.assets, ...site.data])].filter(
      (path) => !isOfPapers(path) && !path.startsWith('survey-offline.zip'),
    );
    const sizes = await Promise.all(others.map(async (path) => (await stat(join(folder, path))).size));
    // Some room for scripts that are loaded late, and far less than the papers' pages need.
    const budget = sizes.reduce((sum, size) => sum + size, 500_000);
    const limits = { budget, manyFiles: 300 };
    const { packed, packs } = await writeServiceWorker(folder, site, limits);
    expect(packed.length, 'what is saved in packs at once').toBeGreaterThan(0);
    expect(packs.length, 'what is saved on demand').toBeGreaterThan(0);
  }

  beforeAll(async () => {
    folder = join(parent, 'large');
    await cp(inject('site').folder, folder, { recursive: true });
    paper = (await readdir(join(folder, 'papers'))).find((name) => name.startsWith('successor-heads')) ?? '';
    await version((html) => html);
    ({ address, server } = await serve(folder));
    context = await browser.newContext();
    page = await context.newPage();
    await page.goto(address);
    await untilSaved(page);
  });
  afterAll(() => context.close());

  test('saves the pages that lead to the papers, and says of a paper that it is not saved', async () => {
    await context.setOffline(true);
    expect((await page.goto(`${address}stages/latent-reasoning/`))?.status()).toBe(200);
    await page.goto(`${address}search/?q=successor+heads`);
    await page.locator('[data-results] li').first().waitFor();
    expect((await page.goto(`${address}papers/${paper}/`))?.status()).toBe(503);
    expect(await page.locator('h1').textContent()).toBe('This page is not saved on this device');
    await context.setOffline(false);
    expect((await page.goto(`${address}papers/${paper}/`))?.status()).toBe(200);
  });

  test('says what is not saved and how large it is, and saves it on demand', async () => {
    await page.goto(`${address}offline/`);
    await expect
      .poll(() => page.getByRole('status').first().textContent())
      .toMatch(
        /^[\d,]+ files are saved on this device, [\d,]+ files are not: .*the pages of the papers.*\.$/,
      );
    await page.getByRole('button', { name: /^Save all for offline \([\d.]+ (?:kB|MB)\)$/ }).click();
    await expect
      .poll(() => page.getByRole('status').first().textContent(), { timeout: 30_000 })
      .toMatch(/^Everything is saved on this device/);
    await context.setOffline(true);
    expect((await page.goto(`${address}papers/${paper}/?from=search#abstract`))?.status()).toBe(200);
    expect(await page.locator('h1').textContent()).toMatch(/^Successor Heads/);
    await context.setOffline(false);
  });

  test('keeps what was saved on demand complete when a newer version comes', async () => {
    await version((html) => html.replace('<h1', '<h1 data-version="two"'));
    await page.goto(`${address}offline/`);
    await page.getByRole('button', { name: 'Reload' }).waitFor();
    const reloaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Reload' }).click();
    await reloaded;
    kill(server);
    await context.setOffline(true);
    expect((await page.goto(`${address}papers/${paper}/`))?.status()).toBe(200);
    expect(await page.locator('h1').getAttribute('data-version')).toBe('two');
    await page.goto(`${address}offline/`);
    await expect
      .poll(() => page.getByRole('status').first().textContent())
      .toMatch(/^Everything is saved on this device/);
  });
});
