import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Browser, Page } from 'playwright-core';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser, skipBrowser } from './browser.ts';

/** What a page says of the file that it is made from. */
async function mendOf(page: string): Promise<{ path: string; line: number; source: string } | undefined> {
  const root = fromHtml(await readFile(join(inject('site').folder, page, 'index.html'), 'utf8'));
  let found: Element | undefined;
  visit(root, 'element', (element) => {
    if (element.tagName === 'survey-mend') found = element;
  });
  const { dataPath, dataLine, dataSource } = found?.properties ?? {};
  return found && { path: String(dataPath), line: Number(dataLine), source: String(dataSource) };
}

describe('every page of a paper, head, stage and circuit', () => {
  test.each(['papers', 'heads', 'stages', 'circuits'])(
    'of %s names its file, and the site has it byte by byte',
    async (kind) => {
      const { folder } = inject('site');
      const entries = await readdir(join(folder, kind), { withFileTypes: true });
      const own = new Map(
        (await readdir(join('content', kind), { recursive: true }))
          .filter((file) => file.endsWith('.mdx'))
          .map((file) => [file.replace(/^.*[\\/]|\.mdx$/g, ''), file.replaceAll('\\', '/')]),
      );
      let seen = 0;
      for (const entry of entries.filter((each) => each.isDirectory() && own.has(each.name))) {
        seen += 1;
        const mend = await mendOf(`${kind}/${entry.name}`);
        expect(mend?.path, entry.name).toBe(`content/${kind}/${own.get(entry.name)}`);
        const file = await readFile(mend?.path ?? '');
        expect(file.equals(await readFile(join(folder, mend?.source ?? ''))), entry.name).toBe(true);
        expect(mend?.line, entry.name).toBeGreaterThan(1);
      }
      expect(seen).toBe(own.size);
    },
  );

  test('adds little to a page: the file itself is fetched when it is wanted', async () => {
    const { folder } = inject('site');
    const slugs = (await readdir('content/papers', { recursive: true }))
      .filter((file) => file.endsWith('.mdx'))
      .map((file) => file.replace(/^.*[\\/]|\.mdx$/g, ''));
    for (const slug of slugs) {
      const html = await readFile(join(folder, 'papers', slug, 'index.html'), 'utf8');
      const [section = ''] = /<section class="mend".*?<\/section>/s.exec(html) ?? [];
      expect(Buffer.byteLength(section), slug).toBeLessThan(2500);
    }
  });
});

test('the shipped survey names no repository, so no page leads to one', async () => {
  const html = await readFile(join(inject('site').folder, 'stages/latent-reasoning/index.html'), 'utf8');
  expect(html).toContain('Mend this');
  expect(html).not.toMatch(/Edit the file|Report a mistake/);
});

describe.skipIf(skipBrowser)('in a browser', () => {
  let browser: Browser;
  let repository: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    repository = mkdtempSync(join(tmpdir(), 'survey-mend-'));
    execFileSync('git', ['init', '-q'], { cwd: repository });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(repository, { recursive: true, force: true });
  });

  // Without service workers, which would answer before the test can.
  async function openDialog(page: Page, path: string): Promise<void> {
    await page.goto(inject('site').address + path);
    await page.getByRole('button', { name: 'Write a patch' }).click();
    await page.getByRole('dialog').waitFor();
  }

  async function downloadPatch(page: Page): Promise<string> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download it' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^[a-z0-9-]+\.patch$/);
    return readFileSync(await download.path(), 'utf8');
  }

  /** What `git apply` makes of a file. */
  function apply(path: string, before: string, patch: string): string {
    const file = join(repository, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, before);
    writeFileSync(join(repository, 'x.patch'), patch);
    execFileSync('git', ['apply', '--whitespace=nowarn', 'x.patch'], { cwd: repository });
    return readFileSync(file, 'utf8');
  }

  const forms: [string, (text: string) => string][] = [
    ['as it ships', (text) => text],
    ['with Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['without a line break at its end', (text) => text.trimEnd()],
    ['in many scripts', (text) => text.replace('review:', '# 頭 ʻokina 👩‍👩‍👧 é\nreview:')],
  ];
  test.each(forms)('a changed label becomes a patch that git takes: a file %s', async (_name, change) => {
    const page = await browser.newPage({ serviceWorkers: 'block' });
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    try {
      const slugs = (
        await readdir(join(inject('site').folder, 'data/source/papers'), { recursive: true })
      ).filter((file) => file.endsWith('.mdx'));
      for (const file of slugs.filter((_file, index) => index % 60 === 7)) {
        const path = `content/papers/${file.replaceAll('\\', '/')}`;
        const before = change(readFileSync(path, 'utf8'));
        await page.route('**/data/source/**', (route) =>
          route.fulfill({ body: before, contentType: 'text/plain' }),
        );
        await openDialog(page, `papers/${file.replace(/^.*[\\/]|\.mdx$/g, '')}/`);
        const field = page.getByRole('textbox', { name: `The file ${path}` });
        const shown = await field.inputValue();
        expect(shown).toBe(before.replaceAll('\r\n', '\n'));
        await field.fill(shown.replace(/^review: .*$/m, 'review: suggested # “é”'));
        expect(await page.getByRole('status').textContent()).toBe('2 lines in the patch.');
        const patch = await downloadPatch(page);
        expect(apply(path, before, patch)).toBe(
          before.replace(/^review: [^\r\n]*/m, 'review: suggested # “é”'),
        );
        await page.unroute('**/data/source/**');
      }
      expect(faults).toEqual([]);
    } finally {
      await page.close();
    }
  });

  test('heads and stages have it, too; the keyboard opens and closes it; what was written is kept', async () => {
    const page = await browser.newPage({ serviceWorkers: 'block' });
    try {
      for (const path of ['heads/successor-head/', 'stages/latent-reasoning/']) {
        await page.goto(inject('site').address + path);
        const button = page.getByRole('button', { name: 'Write a patch' });
        await button.focus();
        await page.keyboard.press('Enter');
        const field = page.getByRole('textbox', { name: /^The file / });
        await field.waitFor();
        expect(await page.getByRole('button', { name: 'Copy the patch' }).isDisabled()).toBe(true);
        // The cursor stands at the line that people come to mend.
        await page.keyboard.type('# ');
        const text = await field.inputValue();
        expect(text).toMatch(/^# summary:/m);
        await page.keyboard.press('Escape');
        expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
        await page.keyboard.press('Enter');
        expect(await field.inputValue()).toBe(text);
        await page.getByRole('button', { name: 'Start again' }).click();
        expect(await page.getByRole('status').textContent()).toBe('Nothing changed yet.');
      }
    } finally {
      await page.close();
    }
  });

  test('the dialog passes the accessibility check in light and dark, narrow and wide', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    try {
      await openDialog(page, 'heads/successor-head/');
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [320, 1280]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(overflow).toBeLessThanOrEqual(0);
        }
      }
    } finally {
      await context.close();
    }
  });

  test('where the file cannot be had, that is said', async () => {
    const page = await browser.newPage({ serviceWorkers: 'block' });
    try {
      await page.route('**/data/source/**', (route) => route.abort());
      await openDialog(page, 'heads/successor-head/');
      expect(await page.getByRole('dialog').textContent()).toContain(
        'content/heads/successor-head.mdx was not saved',
      );
    } finally {
      await page.close();
    }
  });
});
