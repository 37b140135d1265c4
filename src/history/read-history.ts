import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FileHistory, parseHistory } from './parse-history.ts';

/**
 * What git knows of the files of a folder: who changed each, and when last. One call of `git log` for all of them.
 *
 * Nothing is said rather than something wrong: without git, outside of a repository or in a shallow clone there is no
 * history at all, and none of a file that has changed since its last commit. The commits that `.git-blame-ignore-revs` at the
 * root of the repository lists, as git's own blame and its hosts read it, count for nothing.
 *
 * @param folder Path of the content folder.
 * @returns By path from that folder, with forward slashes.
 */
export function readHistory(folder: string): ReadonlyMap<string, FileHistory> {
  const none: ReadonlyMap<string, FileHistory> = new Map();
  const place = git(folder, ['rev-parse', '--is-shallow-repository', '--show-prefix', '--show-toplevel']);
  const [isShallow, prefix = '', root = ''] = place?.split('\n') ?? [];
  if (isShallow !== 'false') return none;
  const status = git(folder, [
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=all',
    '--no-renames',
    '--',
    '.',
  ]);
  const log = git(folder, [
    'log',
    '--full-history',
    '--topo-order',
    '--no-show-signature',
    '--name-status',
    '-M',
    '-l0',
    '-z',
    `--format=tformat:${'%x01%aN%x02%as%x02%(trailers:key=Co-authored-by,valueonly,separator=%x03)%x02%H'}`,
    '--',
    '.',
  ]);
  if (status === undefined || log === undefined) return none;
  const changed = new Set(
    status
      .split('\0')
      .filter((entry) => entry !== '')
      .map((entry) => entry.slice(3)),
  );
  const history = new Map<string, FileHistory>();
  for (const [path, file] of parseHistory(log, readMechanical(root))) {
    if (path.startsWith(prefix) && !changed.has(path)) history.set(path.slice(prefix.length), file);
  }
  return history;
}

/** Full hashes, one a line, with comments behind `#`. */
function readMechanical(root: string): Set<string> {
  try {
    const lines = readFileSync(join(root, '.git-blame-ignore-revs'), 'utf8').split('\n');
    return new Set(lines.map((line) => line.replace(/#.*/, '').trim()).filter((line) => line !== ''));
  } catch {
    return new Set();
  }
}

/** What git prints; undefined when it can't be called or fails. */
function git(folder: string, args: string[]): string | undefined {
  const { status, stdout, error } = spawnSync('git', ['-C', folder, '-c', 'core.quotePath=false', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    // Reading must not write, and what it prints must not depend on the machine.
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return error || status !== 0 ? undefined : stdout;
}
