import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { putComment } from './form/issue-comment.ts';

// Runs beside a token that can write: Node's own modules only, no shell, and nothing of the artifact is printed.
const [artifact] = process.argv.slice(2);
const { NUMBER: number = '', GITHUB_REPOSITORY: repository = '' } = process.env;
if (
  artifact === undefined ||
  process.argv.length > 3 ||
  !/^\d+$/.test(number) ||
  !/^[\w.-]+\/[\w.-]+$/.test(repository)
) {
  console.error('Usage: NUMBER=12 GITHUB_REPOSITORY=owner/name npm run form:answer -- ARTIFACT');
  process.exit(2);
}
const gh = (...args: string[]) =>
  execFileSync('gh', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const file = join(artifact, 'reply.md');
const reply = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
const wasPut = putComment(
  gh,
  { repository, issue: Number(number) },
  'reply',
  // What an earlier text of the issue was answered mustn't stand on once it has become a change.
  (isThere) =>
    reply ?? (isThere ? `The form became a change: the branch \`form/issue-${number}\`.\n` : undefined),
);
console.log(wasPut ? 'answered' : 'nothing to answer');
