import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '../../src/survey/fingerprint.ts';
import { addOfflineEditions } from '../offline/add-offline-editions.ts';
import { directScripts } from './direct-scripts.ts';
import { drawCards } from './draw-cards.ts';
import { indexSite } from './index-site.ts';
import { joinStyles } from './join-styles.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { printSitemap } from './sitemap.ts';

export interface BuildOptions {
  /** Path of the content folder. */
  content: string;
  /** Path of the folder that the site is written to; replaced as a whole, and only when everything went well. */
  out: string;
  /** Path that the site is published under: begins and ends with a slash. */
  base: string;
  /** Address of the host, for canonical links, social cards and the sitemap; without it there are none. */
  site?: string;
  /** Neither search index nor offline editions: for whoever looks at the pages and their scripts only. */
  pagesOnly?: boolean;
  /** Told as each step begins. */
  onStep?: (step: string) => void;
}

export interface BuiltSite {
  /** HTML files. */
  pages: number;
  /** Things that the search knows: pages, and entries of pages that list many. */
  indexed: number;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Build the site of a content folder, its search index and its offline editions.
 *
 * Everything is written to a folder beside `out` first: a build that fails leaves the last good site in its place.
 */
export async function buildSite({
  content,
  out,
  base,
  site,
  pagesOnly = false,
  onStep,
}: BuildOptions): Promise<BuiltSite> {
  const target = resolve(out);
  const draft = draftOf(target, process.cwd());
  const beside = join(dirname(target), `.${basename(target)}.draft`);
  const old = join(dirname(target), `.${basename(target)}.old`);
  const contentPath = resolve(content);
  process.env.SURVEY_CONTENT = contentPath; // Read by src/content/content-path.ts, which Astro loads.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  // Variables of these names, which build machines and test runners have, would win over what the build says of itself:
  // under another base path, or as in development, where each page reads the whole content anew.
  for (const name of ['BASE_URL', 'DEV', 'PROD', 'MODE', 'SSR']) delete process.env[name];
  const { build } = await import('astro');

  onStep?.('Pages');
  await rm(draft, { recursive: true, force: true });
  try {
    // Astro prepares every build of a project in the same folder: two at a time would take each other's parts.
    await oneAtATime(join(root, 'node_modules', '.astro', 'build.lock'), () =>
      build({
        root,
        outDir: draft,
        base,
        // Entries of one content folder must never be taken for another's.
        cacheDir: join(root, 'node_modules', '.astro', fingerprint(contentPath)),
        logLevel: 'error',
        ...(site !== undefined && { site }),
      }),
    );
    await joinStyles(draft);
    await directScripts(draft);
    let indexed = 0;
    if (!pagesOnly) {
      onStep?.('Search index');
      indexed = await indexSite(draft, contentPath);
      await addOfflineEditions(draft, { base, site }, onStep);
    }
    // For others than readers, and so not in the editions.
    if (site !== undefined) {
      onStep?.('Social cards');
      await drawCards(draft, contentPath);
      await writeSitemap(draft, new URL(base, site).href);
    }
    if (draft !== beside) await copyFolder(draft, beside);
    await rm(old, { recursive: true, force: true });
    await rename(target, old).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rename(beside, target);
    await rm(old, { recursive: true, force: true });
    return { pages: await countPages(target), indexed };
  } finally {
    for (const left of [draft, beside]) await rm(left, { recursive: true, force: true });
  }
}

/**
 * Where a site is written before it takes the place of the last: beside it, so that this takes but a moment. Astro takes a
 * folder for one within the working directory if its path only begins with the same letters (`/survey-2/dist` of `/survey`), and
 * then looks for packages there; such a site is written to a folder of our own first.
 *
 * @param target Whole path of the site's folder.
 * @param cwd Whole path of the working directory.
 */
export function draftOf(target: string, cwd: string): string {
  const isMistaken = target.startsWith(cwd) && !target.startsWith(cwd.endsWith(sep) ? cwd : cwd + sep);
  return isMistaken
    ? join(root, 'node_modules', '.astro', `draft-${fingerprint(target)}`)
    : join(dirname(target), `.${basename(target)}.draft`);
}

/** Copy a folder in place of another; to move it would not do where it goes to another disk. */
async function copyFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true });
}

async function writeSitemap(folder: string, root: string): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  const pages = files.filter((file) => file.endsWith('.html')).map((file) => file.replaceAll('\\', '/'));
  for (const [name, text] of printSitemap(pages, root)) await writeFile(join(folder, name), text);
}

async function countPages(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith('.html')).length;
}
