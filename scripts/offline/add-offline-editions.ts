import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sayBytes } from '../../src/offline/say-bytes.ts';
import type { Published } from './rewrite-address.ts';
import { listSiteFiles } from './site-files.ts';
import { archiveName, writeArchive } from './write-archive.ts';
import { writeServiceWorker } from './write-service-worker.ts';
import type { WrittenArchive } from './zip-files.ts';

/** Page that tells of the editions. */
const offlinePage = 'offline/index.html';

export interface OfflineEditions {
  archive: WrittenArchive;
  /** Files that a first visit saves. */
  savedAtOnce: number;
}

/**
 * Make the two offline editions of a built and indexed site, in its folder: the archive for reading from a folder with its
 * checksum, and the service worker.
 *
 * @param onStep Told as each step begins.
 */
export async function addOfflineEditions(
  folder: string,
  published: Published,
  onStep?: (step: string) => void,
): Promise<OfflineEditions> {
  onStep?.('Offline archive');
  const files = await listSiteFiles(folder, published);
  const archive = await writeArchive(folder, files, published, join(folder, archiveName));
  await writeFile(join(folder, `${archiveName}.sha256`), `${archive.sha256}  ${archiveName}\n`);
  const page = join(folder, offlinePage);
  await writeFile(page, tellArchive(await readFile(page, 'utf8'), archive));
  onStep?.('Service worker');
  const { files: saved } = await writeServiceWorker(folder, files);
  return { archive, savedAtOnce: saved.length };
}

/** Say size and checksum of the archive where a page leaves room for them. */
export function tellArchive(html: string, { bytes, sha256 }: WrittenArchive): string {
  return html
    .replace(/(data-archive="size"[^>]*>)[^<]*/, `$1${sayBytes(bytes)}`)
    .replace(/(data-archive="sha256"[^>]*>)[^<]*/, `$1${sha256}`);
}
