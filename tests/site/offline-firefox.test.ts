import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { serveFolder } from '../../scripts/serve/serve-folder.ts';
import { type FirefoxPage, launchFirefox, skipFirefox } from './firefox.ts';

describe.skipIf(skipFirefox)('in Firefox, after one visit and with the server gone', () => {
  const { folder } = inject('site');
  let page: FirefoxPage;
  let address: string;

  beforeAll(async () => {
    page = await launchFirefox();
    const served = await serveFolder(folder, '/', 0);
    address = served.address;
    await page.goto(address);
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      while (active?.state !== 'activated') await new Promise((resolve) => setTimeout(resolve, 20));
    });
    served.server.closeAllConnections();
    await new Promise((resolve) => served.server.close(resolve));
  });
  afterAll(() => page?.close());

  test('nobody answers any more', async () => {
    await expect(fetch(address)).rejects.toThrow('fetch failed');
  });

  test('every page is there, as it was built', async () => {
    const paths = (await readdir(folder, { recursive: true }))
      .map((file) => file.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.html') && path !== '404.html');
    const saved = await page.evaluate(
      (addresses) =>
        Promise.all(addresses.map((each) => fetch(each).then((answer) => answer.text(), String))),
      paths.map((path) => address + path.replace(/index\.html$/, '')),
    );
    const built = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')));
    expect(paths.filter((_, at) => saved[at] !== built[at])).toEqual([]);
  });

  test('pages open, with their styles, fonts and maps', async () => {
    await page.goto(`${address}circuits/ioi-circuit/`);
    const shown = await page.evaluate(async () => {
      await document.fonts.ready;
      return {
        title: document.querySelector('h1')?.textContent?.trim(),
        margin: getComputedStyle(document.body).marginTop,
        fonts: [...document.fonts].filter(({ status }) => status === 'error').length,
        links: document.querySelectorAll('.map-scroll svg a').length > 5,
      };
    });
    expect(shown).toEqual({
      title: 'Indirect object identification circuit',
      margin: '0px',
      fonts: 0,
      links: true,
    });
  });

  test('the search works, with its facets', async () => {
    await page.goto(`${address}search/?q=induction+heads&kind=paper&stage=latent-reasoning`);
    const found = await page.evaluate(async () => {
      while (!document.querySelector('[data-results] > li'))
        await new Promise((resolve) => setTimeout(resolve, 20));
      return {
        chosen: [...document.querySelectorAll<HTMLInputElement>('[data-facets] input:checked')].length,
        kinds: [
          ...new Set([...document.querySelectorAll('.result-kind')].map(({ textContent }) => textContent)),
        ],
        stages: [...document.querySelectorAll('[data-results] > li')].every((item) =>
          item.querySelector('abbr[title="Latent Reasoning"]'),
        ),
      };
    });
    expect(found).toEqual({ chosen: 2, kinds: ['Paper'], stages: true });
  });

  test('no page wrote an error', () => {
    expect(page.faults).toEqual([]);
  });
});
