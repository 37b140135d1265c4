import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite } from './build/build-site.ts';
import { choosePreviews, readPullRequests } from './preview/pull-requests.ts';
import { takePreview } from './preview/take-preview.ts';
import { countOf, exitCodes, readArguments, runCommand, WrongUseError } from './terminal/command.ts';

const usage = `Usage: npm run previews -- --out DIR --base /x/ [options]

Puts the site of each open pull request, as its check has built it, into DIR/preview/NUMBER/. What came from a fork is looked
at first; see scripts/preview/take-preview.ts. Calls gh, which needs GH_TOKEN; GITHUB_REPOSITORY names the repository.

  --content DIR   another content folder`;

await runCommand(async () => {
  const { values } = readArguments(
    {
      content: { type: 'string', default: 'content' },
      out: { type: 'string', default: 'dist' },
      base: { type: 'string', default: '/' },
    },
    usage,
  );
  const repository = process.env.GITHUB_REPOSITORY ?? '';
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new WrongUseError(
      `Unexpected GITHUB_REPOSITORY ${JSON.stringify(repository)}, expected owner/name\n\n${usage}`,
    );

  const pulls = readPullRequests(ask(`repos/${repository}/pulls?state=open&per_page=100`));
  const runs = ask(
    `repos/${repository}/actions/workflows/check.yml/runs?event=pull_request&status=success&per_page=100`,
  );
  const parent = await mkdtemp(join(tmpdir(), 'survey-previews-'));
  let taken = 0;
  try {
    for (const { number, run } of choosePreviews(pulls, runs)) {
      const artifact = join(parent, `artifact-${number}`);
      const reference = join(parent, `reference-${number}`);
      try {
        gh('run', 'download', String(run), '--repo', repository, '--name', 'site', '--dir', artifact);
      } catch {
        console.log(`#${number}: its site is no more; a new run of its check makes it again`);
        continue;
      }
      await buildSite({ content: values.content, out: reference, base: `${values.base}preview/${number}/` });
      const preview = takePreview(artifact, reference, join(values.out, 'preview', String(number)));
      if ('refused' in preview) {
        console.log(`#${number}: refused`);
        continue;
      }
      taken += 1;
      console.log(`#${number}: ${countOf(preview.files, 'file')}, ${preview.left.length} left out`);
    }
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
  console.log(countOf(taken, 'preview'));
  return exitCodes.done;
});

function gh(...args: string[]): string {
  return execFileSync('gh', args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function ask(path: string): unknown {
  return JSON.parse(gh('api', path));
}
