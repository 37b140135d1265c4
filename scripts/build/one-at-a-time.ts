import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Between two looks at whether the other has ended. */
const pause = 100;

/**
 * Run something in one process at a time, whoever else wants to: others wait until it has ended.
 *
 * The file holds the number of the process that is at work; one that was killed doesn't keep the others waiting.
 *
 * @param file Path of the file that stands for the right to run.
 */
export async function oneAtATime<T>(file: string, run: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  while (!(await take(file))) {
    if (await isLeftOver(file)) await rm(file, { force: true });
    else await wait(pause);
  }
  try {
    return await run();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether the process that took the file is no more. A file that is just being written counts as at work. */
async function isLeftOver(file: string): Promise<boolean> {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
