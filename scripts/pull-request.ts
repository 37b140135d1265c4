import { appendFileSync } from 'node:fs';
import { pullRequestsOf, readLines, readPullRequests } from './preview/pull-requests.ts';
import { exitCodes, readArguments, runCommand, WrongUseError } from './terminal/command.ts';

/** A commit can be the tip of one pull request to each branch; more than a few are made to be a nuisance. */
const most = 5;

const usage = `Usage: npm run pull-request -- COMMIT < ANSWER.jsonl

Finds the open pull requests that COMMIT is the tip of, in GitHub's list of open ones, an object a line, and writes their numbers to
GITHUB_OUTPUT: number=… the first, and numbers=[…] all, at most ${most}; both are empty when there is none.`;

await runCommand(async () => {
  const { positionals } = readArguments({}, usage, true);
  const [commit = ''] = positionals;
  if (!/^[0-9a-f]{40}$/.test(commit) || positionals.length > 1)
    throw new WrongUseError(
      `Unexpected ${JSON.stringify(commit)}, expected the name of a commit\n\n${usage}`,
    );
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk;
  const numbers = pullRequestsOf(readPullRequests(readLines(text)), commit)
    .slice(0, most)
    .map(({ number }) => number);
  const lines = `number=${numbers[0] ?? ''}\nnumbers=${numbers.length > 0 ? JSON.stringify(numbers) : ''}\n`;
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, lines);
  process.stdout.write(lines);
  return exitCodes.done;
});
