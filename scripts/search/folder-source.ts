import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IndexSource } from '../../src/search/index-source.ts';

/** The index of a built site in a folder. */
export function createFolderSource(folder: string): IndexSource {
  return { read: (path) => readFile(join(folder, path)) };
}
