import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runScript } from '../run-script.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'survey-new-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

test('a new survey is checked without a problem, builds, and speaks of no field', async () => {
  const folder = join(parent, 'bird-song');
  const made = await runScript('new-survey', [folder]);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toContain('a survey of 2 example papers');
  const check = await runScript('check', ['--content', folder, '--json']);
  expect(JSON.parse(check.stdout)).toEqual({ papers: 2, reviewed: 0, problems: [], notes: [] });
  const fixed = await runScript('check', ['--content', folder, '--fix']);
  expect(fixed.stdout).toContain('mended 0 files');
  const again = await runScript('ingest', ['--content', folder, '--json']);
  expect(JSON.parse(again.stdout)).toMatchObject({ read: 2, unchanged: 2 });

  const out = join(parent, 'site');
  const build = await runScript('build', ['--content', folder, '--out', out]);
  expect(build.code, build.stderr).toBe(0);
  const pages = (await readdir(out, { recursive: true })).filter((file) => file.endsWith('.html'));
  expect(pages).toContain(join('contributing', 'index.html'));
  for (const file of pages) {
    const text = textOf(fromHtml(await readFile(join(out, file), 'utf8'))).toLowerCase();
    for (const word of ['attention head', 'language model', 'induction', 'transformer', 'latent reasoning'])
      expect(text, file).not.toContain(word);
  }
  expect(await readFile(join(out, 'index.html'), 'utf8')).toContain('Bird song');
});

test('nothing is written into a folder that holds something', async () => {
  await writeFile(join(parent, 'mine.txt'), 'x');
  const { code, stderr } = await runScript('new-survey', [parent]);
  expect(code).toBe(2);
  expect(stderr).toContain('nothing was written');
  expect(await readdir(parent)).toEqual(['mine.txt']);
});

test('a title of any letters stays a title', async () => {
  const folder = join(parent, 'x');
  const title = 'Wrens: "duets" & #1 \\ {x}';
  expect((await runScript('new-survey', [folder, '--title', title])).code).toBe(0);
  const check = await runScript('check', ['--content', folder]);
  expect(check.code, check.stderr).toBe(0);
  expect(await readFile(join(folder, 'survey.yaml'), 'utf8')).toContain(`title: ${JSON.stringify(title)}`);
});
