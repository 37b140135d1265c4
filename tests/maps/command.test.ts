import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findMissingPictures } from '../../scripts/maps/missing-pictures.ts';
import { runScript } from '../run-script.ts';
import { skipBrowser } from '../site/browser.ts';

let parent: string;
let content: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'survey-maps-'));
  content = join(parent, 'content');
  await cp('content', content, { recursive: true });
});
afterAll(() => rm(parent, { recursive: true, force: true }));

/** Change a file of the copy, for as long as the test runs. */
async function withChange(
  path: string,
  change: (text: string) => string,
  run: () => Promise<void>,
): Promise<void> {
  const file = join(content, path);
  const before = await readFile(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(file, after);
  await run();
  await writeFile(file, before);
}

const paper =
  'papers/latent-reasoning/successor-heads-recurring-interpretable-attention-heads-in-the-wild.mdx';

describe('npm run maps', () => {
  test('--check finds nothing to do for the shipped survey', async () => {
    const { code, stdout, stderr } = await runScript('maps', ['--content', content, '--check', '--json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ missing: [], stale: [], drawn: 0 });
    expect(code).toBe(0);
  });

  test('a build stops when terms changed, and names the maps', async () => {
    await withChange(
      'heads/induction-head.mdx',
      (text) => text.replace('name: Induction Head', 'name: Copying Head'),
      async () => {
        const out = join(parent, 'site');
        // For the folder that was built: without it the maps of another survey would be drawn.
        const command = `npm run maps -- --content ${content}`;
        const { code, stdout, stderr } = await runScript('build', ['--content', content, '--out', out]);
        expect(stderr).toContain(`not rendered: circuit-ioi-circuit; run: ${command}\n`);
        expect(stderr).not.toContain('not rendered: methods');
        expect(stdout).toMatch(/^not built: \d+ maps not rendered/);
        for (const way of [
          command,
          `npm run build -- --unrendered list --content ${content}`,
          `npm start -- --content ${content}`,
        ])
          expect(stdout).toContain(`\n  ${way} `);
        expect(code).toBe(1);
        expect(await readdir(parent)).not.toContain('site');
        const check = await runScript('maps', ['--content', content, '--check']);
        expect(check.code).toBe(1);
        expect(check.stderr).toContain(`not rendered: head-induction-head; run: ${command}\n`);
        expect(check.stderr).toMatch(/left over: maps\/[0-9a-f]{20}\.svg/);
      },
    );
  });

  test('a changed definition or a mended label of no shown paper asks for no picture', async () => {
    await withChange(
      'heads/induction-head.mdx',
      (text) => text.replace(/^summary: .*$/m, 'summary: Other words.'),
      async () => {
        expect(await findMissingPictures(content)).toEqual({ stopping: [], listed: [] });
      },
    );
  });

  test('a changed paper asks for pictures, and stops no build', async () => {
    await withChange(
      paper,
      (text) => text.replace('relation: introduces', 'relation: studies'),
      async () => {
        const { stopping, listed } = await findMissingPictures(content);
        expect(stopping).toEqual([]);
        expect(listed).toContain('head-successor-head');
      },
    );
  });

  test('a survey without any picture is shown with lists', async () => {
    await rm(join(content, 'maps'), { recursive: true });
    const { stopping, listed } = await findMissingPictures(content);
    expect(stopping).toEqual([]);
    expect(listed.length).toBeGreaterThan(100);
    await cp('content/maps', join(content, 'maps'), { recursive: true });
  });

  test.skipIf(skipBrowser)('draws what is missing, only that, and deletes what is left over', async () => {
    await withChange(
      paper,
      (text) => text.replace('relation: introduces', 'relation: studies'),
      async () => {
        const before = new Set(await readdir(join(content, 'maps')));
        const { code, stdout } = await runScript('maps', ['--content', content]);
        expect(code).toBe(0);
        const after = await readdir(join(content, 'maps'));
        const added = after.filter((file) => !before.has(file));
        expect(added.length).toBeGreaterThan(0);
        expect(added.length).toBeLessThanOrEqual(4);
        expect(stdout).toMatch(new RegExp(`: ${added.length} drawn, \\d+ left over deleted`));
        const again = await runScript('maps', ['--content', content]);
        expect(again.stdout).toContain('all are drawn');
      },
    );
  });
});
