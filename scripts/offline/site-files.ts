import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Published, toSitePath } from './rewrite-address.ts';
import { addressesOf, modulesOf } from './rewrite-page.ts';
import { scanPage } from './scan-page.ts';

/** The files of a built site, told apart by what they are for. Paths from its root, with forward slashes, in order. */
export interface SiteFiles {
  /** All of them. */
  all: string[];
  /** Those that people read: each HTML file but the one that a server shows for what isn't there. */
  pages: string[];
  /** What pages link to or load: styles, fonts, scripts, pictures, downloads. */
  assets: string[];
  /** What scripts load: data files and the search index. */
  data: string[];
  /** The modules that each page loads, in order; pages without any are left out. */
  modules: Map<string, string[]>;
}

/** What scripts load, wherever it lies: JSON files, and everything in the folders of the data and of the search. */
const loadedByScripts = /^(?:data|pagefind|search\/index)\/|\.json$/;

/** Find out what the files of a built site are for, by reading its pages. */
export async function listSiteFiles(folder: string, published: Published): Promise<SiteFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const all = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
  const known = new Set(all);
  const pages = all.filter((path) => path.endsWith('.html') && path !== '404.html');
  const assets = new Set<string>();
  const modules = new Map<string, string[]>();
  const note = (address: string, from: string) => {
    const path = toSitePath(address, from, published);
    if (path !== undefined && known.has(path) && !path.endsWith('.html')) assets.add(path);
  };
  for (const page of pages) {
    const tags = scanPage(await readFile(join(folder, page), 'utf8'));
    for (const address of addressesOf(tags)) note(address, page);
    const own = modulesOf(tags).flatMap((address) => toSitePath(address, page, published) ?? []);
    if (own.length > 0) modules.set(page, own);
  }
  for (const path of assets) {
    if (!path.endsWith('.css')) continue;
    const css = await readFile(join(folder, path), 'utf8');
    for (const [, , address = ''] of css.matchAll(/url\((["']?)([^"')]+)\1\)/g)) note(address, path);
  }
  return {
    all,
    pages,
    assets: [...assets].sort(),
    data: all.filter((path) => loadedByScripts.test(path)),
    modules,
  };
}
