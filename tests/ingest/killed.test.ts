import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inventPapers } from '../../scripts/bench/invent-dump.ts';
import { listPaperFiles } from '../../src/content/content-folder.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import { runScript } from '../run-script.ts';

const count = 1500;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'survey-killed-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a run that is killed leaves whole files, and the next one goes on where it was', async () => {
  const dump = join(folder, 'birds.txt');
  const content = join(folder, 'content');
  await writeFile(dump, inventPapers(0, count));

  let papers = 0;
  for (const wanted of [50, 400, 800]) {
    const child = spawn(process.execPath, ['scripts/ingest.ts', dump, '--content', content], {
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    while (papers < wanted) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      papers = (await listPaperFiles(content)).length;
    }
    child.kill('SIGKILL');
    await ended;
    const paths = await listPaperFiles(content);
    papers = paths.length;
    for (const path of paths) {
      const { data, problems } = parsePaperFile(path, await readFile(join(content, path), 'utf8'));
      expect(problems).toEqual([]);
      expect(data?.abstract).toMatch(/\.$/);
    }
  }
  expect(papers, 'the last kill came before the end').toBeLessThan(count);

  const { code, stdout } = await runScript('ingest', [dump, '--content', content, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    read: count,
    added: count - papers,
    updated: 0,
    unchanged: papers,
    merged: 0,
    rejected: [],
  });
  expect(await listPaperFiles(content)).toHaveLength(count);
});
