import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { type BlobFile, writeBlobs } from './preview/write-blobs.ts';
import { exitCodes, runCommand, WrongUseError } from './terminal/command.ts';

const usage = `Usage: npm run take-content -- NUMBER COMMIT [--content DIR]

Puts the content of a pull request in the place of the checked-out one, and nothing else of it. Files come with the bytes that the
commit has, whatever its .gitattributes say, which are left out; symbolic links come as plain files, so that none leads out of the
folder.`;

await runCommand(async () => {
  const [number = '', commit = '', flag, content = 'content', ...others] = process.argv.slice(2);
  const isRight =
    /^\d+$/.test(number) &&
    /^[0-9a-f]{40}$/.test(commit) &&
    (flag === undefined || flag === '--content') &&
    /^[\w.-]+(?:\/[\w.-]+)*$/.test(content) &&
    others.length === 0;
  if (!isRight) throw new WrongUseError(usage);
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 1 << 28,
    });
  git('fetch', '--quiet', 'origin', `refs/pull/${number}/head`);
  const files = git('ls-tree', '-r', '-z', commit, '--', `${content}/`)
    .split('\0')
    .flatMap((line): BlobFile[] => {
      // What is no file, as a repository within this one, is passed over.
      const [, blob, path] = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      return blob !== undefined && path !== undefined ? [{ blob, path }] : [];
    });
  const odd = files.find(({ path }) => !isPlain(path, content));
  if (odd) throw new Error(`Unexpected path ${JSON.stringify(odd.path)}, expected one within ${content}`);
  rmSync(content, { recursive: true, force: true });
  mkdirSync(content, { recursive: true });
  // Git would follow it from now on, whatever it is asked in this folder.
  writeBlobs(files.filter(({ path }) => !path.endsWith('/.gitattributes')));
  console.log(
    files.length > 0
      ? `${content} is that of pull request ${number}`
      : `${content} is empty: pull request ${number} deletes the folder, or moves it`,
  );
  return exitCodes.done;
});

/** Git refuses such paths itself; the tree comes from a stranger. */
function isPlain(path: string, content: string): boolean {
  return (
    path.startsWith(`${content}/`) && path.split('/').every((name) => !/^(?:|\.|\.\.|\.git)$/i.test(name))
  );
}
