import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isMissing } from '../../src/content/content-folder.ts';

const temporary = /^\..+\.tmp$/;

/**
 * Write a file so that at any moment either the old one or the new one is there, whole.
 *
 * A run that is killed in between leaves at most a hidden file, which `removeLeftovers` takes away. Synchronous, since
 * one small file after the other takes three times as long when each call waits for a thread.
 */
export function writeAtomically(file: string, text: string): void {
  const draft = join(dirname(file), `.${basename(file)}.tmp`);
  try {
    writeFileSync(draft, text);
  } catch (error) {
    if (!isMissing(error)) throw error;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, text);
  }
  renameSync(draft, file);
}

/** Remove what a killed run left below a folder. */
export async function removeLeftovers(folder: string): Promise<void> {
  let entries: import('node:fs').Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await removeLeftovers(path);
    else if (temporary.test(entry.name)) await rm(path, { force: true });
  }
}
