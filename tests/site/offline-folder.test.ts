import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser, skipBrowser } from './browser.ts';
import { type FirefoxPage, launchFirefox, skipFirefox } from './firefox.ts';
import { readQueries } from './offline-queries.ts';

const { folder, address } = inject('site');
/** Address of the unpacked folder; has a space in it, as folders of readers do. */
let root: string;
let parent: string;
let files: string[];

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'survey folder '));
  const archive = unzipSync(await readFile(join(folder, 'survey-offline.zip')));
  files = Object.keys(archive);
  for (const [path, bytes] of Object.entries(archive)) {
    await mkdir(join(parent, dirname(path)), { recursive: true });
    await writeFile(join(parent, path), bytes);
  }
  root = `${pathToFileURL(parent).href}/`;
});
afterAll(() => rm(parent, { recursive: true, force: true }));

describe('the archive', () => {
  test('is what the page about it says, and small', async () => {
    const bytes = await readFile(join(folder, 'survey-offline.zip'));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(bytes.length).toBeLessThan(10_000_000);
    const page = await readFile(join(folder, 'offline/index.html'), 'utf8');
    expect(page).toContain(`>${sha256}<`);
    expect(page).toContain(`>${(bytes.length / 1e6).toFixed(1).replace(/\.0$/, '')} MB<`);
    expect(await readFile(join(folder, 'survey-offline.zip.sha256'), 'utf8')).toBe(
      `${sha256}  survey-offline.zip\n`,
    );
  });

  test('has every page of the site, and no file that only a server could use', () => {
    const pages = files.filter((path) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(350);
    expect(pages).not.toContain('404.html');
    expect(
      files.filter((path) => /sw\.js|worker|\.pack$|\.zip$|webmanifest|sitemap|robots/.test(path)),
    ).toEqual([]);
  });
});

/**
 * What the search page answers to each query, one after the other as a reader types them: what it says, and the addresses of
 * the first ten results as paths from the root of the site.
 */
async function answersTo(place: string, queries: string[]) {
  const find = <T extends Element>(selector: string) => document.querySelector<T>(selector) as T;
  const until = async (isDone: () => boolean) => {
    for (const begun = Date.now(); !isDone(); ) {
      if (Date.now() - begun > 20_000) throw new Error(`No answer on ${location.href}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const status = find('[data-status]');
  const field = find<HTMLInputElement>('survey-search input[type=search]');
  await until(() => !find<HTMLElement>('[data-panel]').hidden);
  const answers: { says: string; found: string[] }[] = [];
  for (const query of queries) {
    status.textContent = '';
    field.value = query;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => status.textContent !== '');
    const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-results] > li h2 a')];
    answers.push({
      says: status.textContent ?? '',
      found: links
        .slice(0, 10)
        .map(({ href }) => href.slice(place.length).replace(/index\.html(?=[?#]|$)/, '')),
    });
  }
  return answers;
}

/** Open the search over a page by its key, look for words and give the first result. */
async function firstInDialog(place: string, words: string) {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
  const find = () => document.querySelector<HTMLInputElement>('dialog input[type=search]');
  for (let waited = 0; !find() && waited < 20_000; waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const field = find();
  if (!field) throw new Error('The search did not open');
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  const first = () => document.querySelector<HTMLAnchorElement>('dialog .search-results a');
  for (let waited = 0; !first() && waited < 20_000; waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return first()
    ?.href.slice(place.length)
    .replace(/index\.html$/, '');
}

/** What the explore page shows: its status, and the papers in their order. */
async function explored(place: string) {
  while (document.documentElement.dataset.explore !== 'ready')
    await new Promise((resolve) => setTimeout(resolve, 20));
  return {
    status: document.querySelector('explore-status [role=status]')?.textContent ?? null,
    papers: [...document.querySelectorAll<HTMLAnchorElement>('explore-table tbody a')].map(({ href }) =>
      href.slice(place.length).replace(/index\.html$/, ''),
    ),
  };
}

/** A stage and a year that some paper has both of. */
async function someFacets() {
  const papers: { stages: string[]; year: number | null }[] = JSON.parse(
    await readFile(join(folder, 'data/papers.json'), 'utf8'),
  );
  const paper = papers.find(({ stages, year }) => stages.length > 0 && year !== null);
  return { stage: paper?.stages[0], year: paper?.year };
}

describe.skipIf(skipBrowser)('from a folder, in Chromium', () => {
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  let queries: string[];
  let online: Awaited<ReturnType<typeof answersTo>>;
  let firstOnline: string | undefined;
  const chosen = new Map<string, unknown>();

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
    queries = await readQueries();
    await page.goto(`${address}search/`);
    online = await page.evaluate(`(${answersTo})(${JSON.stringify(address)}, ${JSON.stringify(queries)})`);
    await page.goto(address);
    firstOnline = await page.evaluate(`(${firstInDialog})(${JSON.stringify(address)}, 'induction')`);
    await page.close();
    page = await browser.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
    });
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText;
      // What was still under way when the next page was opened.
      if (reason !== 'net::ERR_ABORTED') faults.push(`${request.url()}: ${reason}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(root)) faults.push(`request out of the folder: ${request.url()}`);
    });
  });
  afterAll(() => browser.close());

  test('every page opens, with its styles, and every link within leads to a file', async () => {
    const known = new Set(files);
    const broken: string[] = [];
    for (const path of files.filter((file) => file.endsWith('.html'))) {
      await page.goto(root + path, { waitUntil: 'domcontentloaded' });
      const { links, styled } = await page.evaluate(() => ({
        links: [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ href }) =>
          String((href as unknown as SVGAnimatedString).baseVal ?? href),
        ),
        styled: getComputedStyle(document.body).marginTop === '0px',
      }));
      if (!styled) broken.push(`${path} has no styles`);
      for (const link of links) {
        const target = decodeURIComponent(new URL(link, root + path).href.replace(/[?#].*$/, ''));
        const here = decodeURIComponent(root);
        if (target.startsWith('file:') && !(target.startsWith(here) && known.has(target.slice(here.length))))
          broken.push(`${path} → ${link}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('the search answers every judged query as on the site, in the same order', async () => {
    await page.goto(`${root}search/index.html`);
    const answers = await page.evaluate(
      `(${answersTo})(${JSON.stringify(root)}, ${JSON.stringify(queries)})`,
    );
    expect(answers).toEqual(online);
    expect(queries.length).toBeGreaterThanOrEqual(120);
    expect(online.filter(({ found }) => found.length === 0).length).toBeLessThan(queries.length / 4);
  });

  test('the search opens over a page, too', async () => {
    await page.goto(`${root}heads/index.html`);
    const first = await page.evaluate(`(${firstInDialog})(${JSON.stringify(root)}, 'induction')`);
    expect(first).toBe(firstOnline);
    expect(files).toContain(`${first}index.html`);
  });

  test('a search with facets is in the address and brings the same from there', async () => {
    const { stage, year } = await someFacets();
    const query = `?q=attention&stage=${stage}&year=${year}&sort=title`;
    const found = async (at: string, place: string) => {
      await page.goto(at + query);
      await page.locator('[data-results] > li').first().waitFor();
      const says = await page.locator('[data-status]').textContent();
      const links = await page
        .locator('[data-results] > li h2 a')
        .evaluateAll((each) => each.map((link) => (link as HTMLAnchorElement).href));
      const counts = await page.locator('[data-facets]').innerText();
      return {
        says,
        counts,
        links: links.map((href) => href.slice(place.length).replace(/index\.html$/, '')),
      };
    };
    const inFolder = await found(`${root}search/index.html`, root);
    const other = page;
    page = await browser.newPage();
    expect(inFolder).toEqual(await found(`${address}search/`, address));
    await page.close();
    page = other;
  });

  test('an answer opens its page', async () => {
    await page.goto(`${root}index.html`);
    await page.goto(`${root}search/index.html?q=successor+heads`);
    await page.locator('[data-results] > li').first().getByRole('link').first().click();
    await page.waitForURL((url) => !url.pathname.includes('/search/'));
    expect(page.url().startsWith(root)).toBe(true);
    expect(await page.locator('main').textContent()).toContain('uccessor');
  });

  test('papers are chosen by facets as on the site', async () => {
    const { stage, year } = await someFacets();
    for (const query of ['', `?stage=${stage}`, `?year=${year}`, `?stage=${stage}&year=${year}&sort=title`]) {
      const online = await browser.newPage();
      await online.goto(`${address}explore/${query}`);
      const expected = await online.evaluate(`(${explored})(${JSON.stringify(address)})`);
      await online.close();
      chosen.set(query, expected);
      await page.goto(`${root}explore/index.html${query}`);
      expect(await page.evaluate(`(${explored})(${JSON.stringify(root)})`), query).toEqual(expected);
    }
    expect(new Set([...chosen.values()].map((each) => JSON.stringify(each))).size).toBe(4);
  });

  test('it says of itself what it is, and offers nothing that needs a server', async () => {
    await page.goto(`${root}offline/index.html`);
    expect(await page.locator('main').innerText()).toContain('You are reading the folder');
    expect(await page.getByRole('button').filter({ hasText: /Save/ }).count()).toBe(0);
    expect(await page.evaluate(() => navigator.serviceWorker?.controller ?? null)).toBe(null);
  });

  test('nothing failed, was refused by the security policy or came from elsewhere', () => {
    expect(faults).toEqual([]);
  });

  describe.skipIf(skipFirefox)('and in Firefox', () => {
    let firefox: FirefoxPage;
    beforeAll(async () => {
      firefox = await launchFirefox();
    });
    afterAll(() => firefox.close());

    test('the search answers every judged query as on the site, in the same order', async () => {
      await firefox.goto(`${root}search/index.html`);
      expect(await firefox.evaluate(answersTo, root, queries)).toEqual(online);
    });

    test('the search opens over a page, too', async () => {
      await firefox.goto(`${root}heads/index.html`);
      expect(await firefox.evaluate(firstInDialog, root, 'induction')).toBe(firstOnline);
    });

    test('papers are chosen by facets as on the site', async () => {
      for (const [query, expected] of chosen) {
        await firefox.goto(`${root}explore/index.html${query}`);
        expect(await firefox.evaluate(explored, root), query).toEqual(expected);
      }
    });

    test('pages of each kind open with their styles and pictures', async () => {
      const kinds = new Map(
        files
          .filter((path) => path.endsWith('.html'))
          .map((path) => [path.split('/').slice(0, -2).join('/') || path, path]),
      );
      for (const path of kinds.values()) {
        await firefox.goto(root + path);
        const shown = await firefox.evaluate(() => ({
          heading: document.querySelector('h1')?.textContent,
          margin: getComputedStyle(document.body).marginTop,
          // Of those that lie in the folder; a stand-in that a system lacks is no fault.
          hasFont: [...document.fonts].some(({ status }) => status === 'loaded'),
        }));
        expect(shown, path).toEqual({ heading: expect.stringMatching(/\S/), margin: '0px', hasFont: true });
      }
    });

    test('nothing failed or was refused', () => {
      expect(firefox.faults).toEqual([]);
    });
  });
});
