import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprint } from '../../src/survey/fingerprint.ts';
import { buildDataScript, bundlePlainScript } from './plain-scripts.ts';
import type { Published } from './rewrite-address.ts';
import { rewritePage, rewriteStyles } from './rewrite-page.ts';
import type { SiteFiles } from './site-files.ts';
import { type ArchiveFile, type WrittenArchive, zipFiles } from './zip-files.ts';

/** Name of the archive, at the root of the site. */
export const archiveName = 'survey-offline.zip';

/** What people download and no script loads. */
const isDownload = (path: string) => /\.(?:bib|ris|csv|txt)$/.test(path);
/** What only a site has a use for: its word on what isn't saved, the archive itself and its checksum. */
const isOnlyForSites = (path: string) =>
  path.startsWith('offline/not-saved/') || path.startsWith(archiveName) || path.endsWith('.webmanifest');

/** Write the edition that is read from a folder, as an archive. */
export function writeArchive(
  folder: string,
  files: SiteFiles,
  published: Published,
  to: string,
): Promise<WrittenArchive> {
  return zipFiles(editionFiles(folder, files, published), to);
}

/** The files of the edition: first the pages in order of path, then what they load. */
export async function* editionFiles(
  folder: string,
  { pages, assets, data, modules }: SiteFiles,
  published: Published,
): AsyncGenerator<ArchiveFile> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const read = (path: string) => readFile(join(folder, path));
  /** Plain scripts by the modules that they stand for: most pages load the same ones. */
  const scripts = new Map<string, string>();
  const written = new Map<string, string>();
  for (const path of pages) {
    if (isOnlyForSites(path)) continue;
    const own = modules.get(path);
    let script: string | undefined;
    if (own) {
      const key = own.join('\n');
      script = scripts.get(key);
      if (script === undefined) {
        const text = await bundlePlainScript(
          own.map((module) => `./${module}`),
          folder,
        );
        script = `scripts/${fingerprint(text)}.js`;
        scripts.set(key, script);
        written.set(script, text);
      }
    }
    yield { path, bytes: encode(rewritePage((await read(path)).toString('utf8'), path, published, script)) };
  }
  for (const [path, text] of written) yield { path, bytes: encode(text) };
  const asModules = new Set([...modules.values()].flat());
  for (const path of assets) {
    if (isOnlyForSites(path) || asModules.has(path)) continue;
    const bytes = await read(path);
    yield path.endsWith('.css')
      ? { path, bytes: encode(rewriteStyles(bytes.toString('utf8'), path, published)) }
      : { path, bytes };
  }
  const given = new Set(assets);
  for (const path of data) {
    const bytes = await read(path);
    if (!isDownload(path)) yield { path: `${path}.js`, bytes: encode(buildDataScript(path, bytes)) };
    else if (!given.has(path)) yield { path, bytes };
  }
}
