import { appendFileSync } from 'node:fs';
import { pullRequestOf, readLines, readPullRequests } from './preview/pull-requests.ts';
import { exitCodes, readArguments, runCommand, WrongUseError } from './terminal/command.ts';

const usage = `Usage: npm run pull-request -- COMMIT < ANSWER.jsonl

Finds the open pull request that COMMIT is the tip of, in GitHub's list of open ones, an object a line, and writes its number and base commit to
GITHUB_OUTPUT: number=… and base=…, both empty when there is none.`;

await runCommand(async () => {
  const { positionals } = readArguments({}, usage, true);
  const [commit = ''] = positionals;
  if (!/^[0-9a-f]{40}$/.test(commit) || positionals.length > 1)
    throw new WrongUseError(
      `Unexpected ${JSON.stringify(commit)}, expected the name of a commit\n\n${usage}`,
    );
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk;
  const pull = pullRequestOf(readPullRequests(readLines(text)), commit);
  const lines = `number=${pull?.number ?? ''}\nbase=${pull?.base ?? ''}\n`;
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, lines);
  process.stdout.write(lines);
  return exitCodes.done;
});
