import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { WrongUseError } from '../terminal/command.ts';

/** A content folder as it was at a commit, in a temporary folder. */
export interface BaseContent {
  /** Path of the content folder; nothing is there when the commit had none. */
  folder: string;
  /** Name of the commit, whole. */
  commit: string;
  /** Files outside of the content folder that differ from the commit, from the root of the repository. */
  otherFiles: string[];
  remove(): void;
}

/**
 * Write a content folder as it was at a commit to a temporary folder. The repository, its index and its work tree stay as
 * they are.
 *
 * @param base A commit, branch or tag.
 * @throws {WrongUseError} when there is no git, no repository or no such commit.
 */
export function readBase(content: string, base: string): BaseContent {
  const root = git(
    resolve(content),
    ['rev-parse', '--show-toplevel'],
    'The content folder is in no repository of git',
  ).trim();
  const commit = git(
    root,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`],
    `Unexpected ${JSON.stringify(base)}, expected a commit, a branch or a tag of this repository; in a shallow clone run: git fetch --unshallow`,
  ).trim();
  const path = git(resolve(content), ['rev-parse', '--show-prefix'], 'The content folder could not be found')
    .trim()
    .replace(/\/$/, '');
  const parent = mkdtempSync(join(tmpdir(), 'survey-base-'));
  const remove = () => rmSync(parent, { recursive: true, force: true });
  try {
    // An index of our own, from which the files are written as a checkout would write them.
    const env = { ...process.env, GIT_INDEX_FILE: join(parent, 'index') };
    const tree = join(parent, 'tree');
    git(root, ['read-tree', commit], 'The commit could not be read', env);
    const files = git(root, ['ls-files', '-z', '--', path || '.'], 'The commit could not be read', env);
    git(
      root,
      ['checkout-index', '-q', '-z', '--stdin', `--prefix=${tree}/`],
      'The files could not be written',
      env,
      files,
    );
    const changed = git(
      root,
      ['diff', '--name-only', '-z', commit, '--'],
      'The commit could not be compared',
    );
    const otherFiles = changed
      .split('\0')
      .filter((file) => file !== '' && path !== '' && !file.startsWith(`${path}/`));
    return { folder: join(tree, path), commit, otherFiles, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function git(cwd: string, args: string[], failure: string, env = process.env, input = ''): string {
  try {
    return execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      env,
      input,
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new WrongUseError(`${failure}${stderr?.trim() ? `: ${stderr.trim()}` : ''}`);
  }
}
