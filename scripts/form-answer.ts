import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPulls, standingOf } from './form/form-pulls.ts';
import { putComment } from './form/issue-comment.ts';

// Runs beside a token that can write: Node's own modules only, no shell, and nothing of the artifact is printed.
const [artifact] = process.argv.slice(2);
const {
  NUMBER: number = '',
  GITHUB_REPOSITORY: repository = '',
  // How the reading and the steps before this one went, as GitHub says it; where the file was placed; what became of it.
  READ: read = 'success',
  STATUS: status = 'success',
  PLACED: placed = '',
  OUTCOME: outcome = '',
  GITHUB_SERVER_URL: server = 'https://github.com',
  GITHUB_RUN_ID: runId = '',
} = process.env;
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
  execFileSync('gh', args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] });
const issue = Number(number);
const branch = `form/issue-${number}`;
const hasFailed = read !== 'success' || status !== 'success';
const file = join(artifact, 'reply.md');
const reply = existsSync(file) ? readFileSync(file, 'utf8') : undefined;

const wasPut = putComment(gh, { repository, issue }, 'reply', (isThere) => {
  if (hasFailed) return sayFailure();
  // Of a change that isn't proposed, another comment has told why.
  if (placed !== '' && outcome !== 'proposed')
    return isThere ? 'The form can be read; nothing new was proposed from it.\n' : undefined;
  // What an earlier text of the issue was answered mustn't stand on once it has become a change.
  return reply ?? (isThere ? `The form became a change: the branch \`${branch}\`.\n` : undefined);
});
if (!hasFailed) tellPullRequest();
console.log(wasPut ? 'answered' : 'nothing to answer');

/** Whoever reviews the pull request learns that the issue it came from says something else by now. */
function tellPullRequest(): void {
  const pull = standingOf(listPulls(gh, repository, '--head', branch, '--state', 'open'));
  if (!pull) return;
  putComment(gh, { repository, issue: pull.number }, 'issue-edited', (isThere) => {
    if (placed === '')
      return `The form of issue #${number} was edited and leads to no change any more; the reply there says why. This pull request stands as it was before.\n`;
    return isThere && outcome === 'proposed'
      ? `The form of issue #${number} leads to a change again, and this pull request has it.\n`
      : undefined;
  });
}

function sayFailure(): string {
  const run = /^\d+$/.test(runId) ? `[This run](${server}/${repository}/actions/runs/${runId})` : 'Its run';
  return read === 'success'
    ? `The form could be read, but it could not be proposed; that is no mistake of yours, and a maintainer has to look at it. ${run} says what failed.\n\nFor the maintainer: where it is the pull request that could not be opened, see *Settings → Actions → General → Allow GitHub Actions to create and approve pull requests*. Then run the job again; an edit of the issue does as well.\n`
    : `The form could not be read because of an error; that is no mistake of yours, and a maintainer has to look at it. ${run} says what failed. To try again, edit the issue.\n`;
}
