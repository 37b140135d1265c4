import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { contentSecurityPolicy } from '../../src/site/content-security-policy.ts';
import { type PreviewLimits, type SiteSize, whyTooLarge } from './budget.ts';
import { isSitePath } from './site-path.ts';

/** What became of a site that a run without rights built. */
export type TakenPreview =
  | { refused: string }
  | {
      files: number;
      bytes: number;
      /** Scripts and other active files that were left out, because the code of the main branch doesn't make them. */
      left: string[];
    };

/** A browser shows or runs nothing of these on its own. */
const passive = new Set([
  '.css',
  '.json',
  '.txt',
  '.md',
  '.mdx',
  '.png',
  '.jpg',
  '.jpeg',
  '.webp',
  '.avif',
  '.woff2',
  '.bib',
  '.ris',
  '.csv',
  '.jsonl',
  '.gz',
  '.bin',
  '.sha256',
  '.webmanifest',
  '.pagefind',
  '.pf_fragment',
  '.pf_index',
  '.pf_meta',
  '.pf_filter',
]);

/**
 * Copy a site that came from a fork, so that it can stand beside the survey's own without being able to do it harm.
 *
 * The two share an origin, hence storage and caches. So each page must begin with the policy that lets it run files of the
 * site only, and may name as a script only what ends in .js: a host need not say what kind of file it serves, and a browser
 * would run a text. Of scripts and other active files (SVG, XML, archives…) only those are copied that are, byte by byte, what
 * the code of the main branch makes at the same place: a picture of ours under the name of a script would be run as one. A page
 * of changed content works whole; changed code can be looked at without its script.
 *
 * Everything is looked at before anything is written.
 *
 * @param artifact Folder of the site.
 * @param makeReference Gives the folder of what the code of the main branch makes under the same base path; called only when
 *   nothing else speaks against the site.
 * @param out Folder to write to.
 */
export async function takePreview(
  artifact: string,
  makeReference: () => Promise<string>,
  out: string,
  limits: PreviewLimits,
): Promise<TakenPreview> {
  const { files, odd } = listFiles(artifact);
  if (odd !== undefined) return { refused: `something that is no plain file: ${JSON.stringify(odd)}` };
  const tooLarge = whyTooLarge(sizeOf(artifact, files), limits);
  if (tooLarge !== undefined) return { refused: tooLarge };
  if (!files.includes('index.html')) return { refused: 'no page to begin with' };
  const active = new Set<string>();
  for (const path of files) {
    if (!isSitePath(path))
      return { refused: `a file name that no site of ours has: ${JSON.stringify(path)}` };
    const ending = extname(path).toLowerCase();
    if (ending === '.html') {
      const html = readFileSync(join(artifact, path), 'utf8');
      if (!beginsWithPolicy(html)) return { refused: `a page without the policy of the site: ${path}` };
      if (!hasOnlyOwnScripts(html))
        return { refused: `a page with a script, a frame or a forwarding that no page of ours has: ${path}` };
    } else if (!passive.has(ending)) active.add(path);
  }
  const reference = await makeReference();
  const left = [...active].filter((path) => !isSame(join(artifact, path), join(reference, path)));
  const unknown = new Set(left);
  const taken = files.filter((path) => !unknown.has(path));
  for (const path of taken) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    copyFileSync(join(artifact, path), join(out, path));
  }
  return { files: taken.length, bytes: sizeOf(artifact, taken).bytes, left };
}

/** Whether nothing can run before the policy holds: it must stand where our layout puts it, before anything else. */
function beginsWithPolicy(html: string): boolean {
  const start =
    /^<!DOCTYPE html>\s*<html lang="[\w-]+"(?: data-[\w-]+(?:="[\w-]*")?)*>\s*<head>\s*<meta charset="utf-8">\s*<meta name="viewport" content="width=device-width, initial-scale=1">\s*/i.exec(
      html,
    )?.[0];
  if (start === undefined) return false;
  return html.startsWith(
    `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">`,
    start.length,
  );
}

/** Whether a page loads nothing as a script but files that end in .js, and neither frames anything nor leads on by itself. */
function hasOnlyOwnScripts(html: string): boolean {
  // Wherever these letters stand, they count: in a text of ours "<" is always escaped.
  const rest = html
    .replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, '')
    .replace(
      /<script type="module"(?: fetchpriority="low")? src="((?:\/[\w.-]+)+\.js)"><\/script>/g,
      (tag, path) => (/\/\.{1,2}\//.test(path) ? tag : ''),
    );
  return (
    !/<(?:script|iframe|frame|frameset|object|embed|portal|base|fencedframe)\b/i.test(rest) &&
    (rest.match(/http-equiv/gi)?.length ?? 0) === 1
  );
}

function listFiles(folder: string): { files: string[]; odd: string | undefined } {
  const files: string[] = [];
  let odd: string | undefined;
  const visit = (below: string) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) files.push(path);
      else odd ??= path;
    }
  };
  visit('');
  return { files: files.sort(), odd };
}

function sizeOf(folder: string, files: readonly string[]): SiteSize {
  return {
    files: files.length,
    bytes: files.reduce((sum, path) => sum + lstatSync(join(folder, path)).size, 0),
  };
}

/** How much a folder holds; nothing when it isn't there. */
export function measureFolder(folder: string): SiteSize {
  return existsSync(folder) ? sizeOf(folder, listFiles(folder).files) : { files: 0, bytes: 0 };
}

/** Whether a file is there and has the very same bytes as another. */
function isSame(file: string, reference: string): boolean {
  const stat = lstatSync(reference, { throwIfNoEntry: false });
  return stat?.isFile() === true && readFileSync(file).equals(readFileSync(reference));
}
