import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What was placed, in letters that are safe wherever they go. */
export interface PlacedProposal {
  issue: number;
  /** Path from the content folder; absent when there is nothing to propose. */
  path: string | undefined;
  /** Whether there is a reply to post. */
  reply: boolean;
  /** The message of the commit's last line, with who proposed it; empty when unknown. */
  message: string;
}

/** Where a form may lead to, and nowhere else. */
const allowedPath = /^(?:papers\/[a-z0-9-]{1,60}|heads)\/[a-z0-9-]{1,90}\.mdx$/;

/** Bytes of one file; the longest paper that a form can give is a tenth of it. */
const largest = 100_000;

/**
 * Put the one file of a form's result where it belongs. The result comes from a run without rights and is believed in
 * nothing: names, kinds and sizes of all its files are looked at first, and nothing is written unless all are right.
 *
 * Uses Node's own modules only.
 *
 * @param artifact Folder with what `npm run form` wrote.
 * @param content Path of the content folder.
 */
export function placeProposal(artifact: string, content: string): PlacedProposal | { refused: string } {
  const files: string[] = [];
  const visit = (folder: string): string | undefined => {
    for (const name of readdirSync(join(artifact, folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const stat = lstatSync(join(artifact, path));
      if (stat.isDirectory()) {
        const refused = path.split('/').length > 4 ? 'a folder too deep' : visit(path);
        if (refused !== undefined) return refused;
      } else if (!stat.isFile()) return 'something that is no plain file';
      else if (stat.size > largest) return 'a file too large';
      else files.push(path);
    }
    return undefined;
  };
  const refused = visit('');
  if (refused !== undefined) return { refused };

  let result: { issue?: unknown; author?: unknown; path?: unknown; reply?: unknown };
  try {
    result = JSON.parse(readFileSync(join(artifact, 'result.json'), 'utf8'));
  } catch {
    return { refused: 'no result' };
  }
  const { issue, path, reply, author } = result;
  if (typeof issue !== 'number' || !Number.isSafeInteger(issue) || issue < 1)
    return { refused: 'no number of an issue' };
  if (path !== null && (typeof path !== 'string' || !allowedPath.test(path)))
    return { refused: 'a path outside of papers and heads' };
  const expected = [
    'result.json',
    ...(reply === true ? ['reply.md'] : []),
    ...(path === null ? [] : [`files/${path}`, 'pull-request.md']),
  ];
  if (files.sort().join('\n') !== expected.sort().join('\n'))
    return { refused: 'files that the result does not name' };

  if (path !== null) {
    const text = readFileSync(join(artifact, 'files', path));
    if (!text.toString('utf8').startsWith('---\n') || text.includes(0))
      return { refused: 'a file without front matter' };
    const target = join(content, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return { issue, path: path ?? undefined, reply: reply === true, message: creditOf(author) };
}

/** @example creditOf({ login: 'ada', id: 7 }) // 'Co-authored-by: ada <7+ada@users.noreply.github.com>' */
function creditOf(author: unknown): string {
  const { login, id } = (author ?? {}) as { login?: unknown; id?: unknown };
  if (typeof login !== 'string' || !/^[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}$/.test(login)) return '';
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1) return '';
  return `Co-authored-by: ${login} <${id}+${login}@users.noreply.github.com>`;
}
