import { createHash } from 'node:crypto';
import { copyFileSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { contentSecurityPolicy } from '../../src/site/content-security-policy.ts';

/** What became of a site that a run without rights built. */
export type TakenPreview =
  | { refused: string }
  | {
      files: number;
      /** Scripts and other active files that were left out, because the code of the main branch doesn't make them. */
      left: string[];
    };

const mostFiles = 40_000;
const mostBytes = 400_000_000;

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
 * the code of the main branch makes. A page of changed content works whole; changed code can be looked at without its script.
 *
 * Everything is looked at before anything is written.
 *
 * @param artifact Folder of the site.
 * @param reference Folder of a site built under the same base path by the code of the main branch.
 * @param out Folder to write to.
 */
export function takePreview(artifact: string, reference: string, out: string): TakenPreview {
  const known = new Set(listFiles(reference).files.map((path) => hashOf(join(reference, path))));
  const { files, odd } = listFiles(artifact);
  if (odd !== undefined) return { refused: `something that is no plain file: ${odd}` };
  if (files.length > mostFiles) return { refused: 'too many files' };
  if (!files.includes('index.html')) return { refused: 'no page to begin with' };
  let bytes = 0;
  const taken: string[] = [];
  const left: string[] = [];
  for (const path of files) {
    if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(path) || path.split('/').some((name) => name.startsWith('.')))
      return { refused: `a file name that no site of ours has: ${JSON.stringify(path)}` };
    const file = join(artifact, path);
    bytes += lstatSync(file).size;
    if (bytes > mostBytes) return { refused: 'too many bytes' };
    const ending = extname(path).toLowerCase();
    if (ending === '.html') {
      const html = readFileSync(file, 'utf8');
      if (!beginsWithPolicy(html)) return { refused: `a page without the policy of the site: ${path}` };
      if (!hasOnlyOwnScripts(html))
        return { refused: `a page with a script, a frame or a forwarding that no page of ours has: ${path}` };
      taken.push(path);
    } else if (passive.has(ending) || known.has(hashOf(file))) taken.push(path);
    else left.push(path);
  }
  for (const path of taken) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    copyFileSync(join(artifact, path), join(out, path));
  }
  return { files: taken.length, left };
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

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('base64');
}
