import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { oneAtATime } from '../../scripts/build/one-at-a-time.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'survey-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('what is run at the same time runs one after the other, and leaves nothing behind', async () => {
  const file = join(folder, 'deep', 'lock');
  let running = 0;
  let most = 0;
  const runs = Array.from({ length: 4 }, (_, index) =>
    oneAtATime(file, async () => {
      running += 1;
      most = Math.max(most, running);
      await wait(5);
      running -= 1;
      return index;
    }),
  );
  expect(await Promise.all(runs)).toEqual([0, 1, 2, 3]);
  expect(most).toBe(1);
  expect(await readdir(join(folder, 'deep'))).toEqual([]);
});

test('one that fails lets the next one run', async () => {
  const file = join(folder, 'lock');
  await expect(oneAtATime(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await oneAtATime(file, async () => 'yes')).toBe('yes');
});

test('one that was killed keeps nobody waiting', async () => {
  const file = join(folder, 'lock');
  await writeFile(file, '4194303'); // Beyond the numbers that processes get by default.
  expect(await oneAtATime(file, async () => 'yes')).toBe('yes');
});
