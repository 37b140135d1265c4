import { execFileSync } from 'node:child_process';
import { exitCodes, runCommand, WrongUseError } from './terminal/command.ts';

const usage = `Usage: npm run take-content -- NUMBER COMMIT [--content DIR]

Puts the content of a pull request in the place of the checked-out one, and nothing else of it. Symbolic links come as plain
files, so that none leads out of the folder.`;

await runCommand(async () => {
  const [number = '', commit = '', flag, content = 'content', ...others] = process.argv.slice(2);
  const isRight =
    /^\d+$/.test(number) &&
    /^[0-9a-f]{40}$/.test(commit) &&
    (flag === undefined || flag === '--content') &&
    /^[\w.-]+(?:\/[\w.-]+)*$/.test(content) &&
    others.length === 0;
  if (!isRight) throw new WrongUseError(usage);
  const git = (...args: string[]) => execFileSync('git', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  git('fetch', '--quiet', 'origin', `refs/pull/${number}/head`);
  git('rm', '-r', '--quiet', '--', content);
  git('-c', 'core.symlinks=false', 'checkout', '--quiet', commit, '--', content);
  console.log(`${content} is that of pull request ${number}`);
  return exitCodes.done;
});
