import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of all files of a built site, and how many of them are pages. */
export async function measureSite(folder: string): Promise<{ bytes: number; pages: number }> {
  let bytes = 0;
  let pages = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    bytes += (await stat(join(entry.parentPath, entry.name))).size;
    if (entry.name.endsWith('.html')) pages += 1;
  }
  return { bytes, pages };
}
