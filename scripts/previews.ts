import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite } from './build/build-site.ts';
import { areRunsMissing, choosePreviews, readLines, readPullRequests } from './preview/pull-requests.ts';
import { takePreview } from './preview/take-preview.ts';
import { countOf, exitCodes, readArguments, runCommand, WrongUseError } from './terminal/command.ts';

const usage = `Usage: npm run previews -- --out DIR --base /x/ [options]

Puts the sites of open pull requests, as their checks have built them, into DIR/preview/NUMBER/. What came from a fork is looked
at first; see scripts/preview/take-preview.ts. Calls gh, which needs GH_TOKEN; GITHUB_REPOSITORY names the repository.

  --content DIR   another content folder
  --most N        so many previews, 20 when left out: of the pull requests that were changed last`;

/** GitHub gives no more than a thousand runs, a hundred at a time. */
const mostPages = 10;

await runCommand(async () => {
  const { values } = readArguments(
    {
      content: { type: 'string', default: 'content' },
      out: { type: 'string', default: 'dist' },
      base: { type: 'string', default: '/' },
      most: { type: 'string', default: '20' },
    },
    usage,
  );
  const repository = process.env.GITHUB_REPOSITORY ?? '';
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new WrongUseError(
      `Unexpected GITHUB_REPOSITORY ${JSON.stringify(repository)}, expected owner/name\n\n${usage}`,
    );

  if (!/^\d{1,4}$/.test(values.most))
    throw new WrongUseError(`Unexpected --most "${values.most}", expected a number\n\n${usage}`);
  const most = Number(values.most);

  const pulls = readPullRequests(
    readLines(
      gh(
        'api',
        '--paginate',
        `repos/${repository}/pulls?state=open&sort=updated&direction=desc&per_page=100`,
        '--jq',
        '.[] | {number, head: {sha: .head.sha}, base: {sha: .base.sha}}',
      ),
    ),
  );
  // Newest first, and no more than are needed: the runs of all that ever passed would be many.
  const runs: unknown[] = [];
  for (
    let page = 1;
    page <= mostPages && areRunsMissing(pulls.slice(0, most), { workflow_runs: runs });
    page += 1
  ) {
    const lines = readLines(
      gh(
        'api',
        `repos/${repository}/actions/workflows/check.yml/runs?event=pull_request&status=success&per_page=100&page=${page}`,
        '--jq',
        '.workflow_runs[] | {id, head_sha, event, conclusion}',
      ),
    );
    runs.push(...lines);
    if (lines.length < 100) break;
  }
  const parent = await mkdtemp(join(tmpdir(), 'survey-previews-'));
  let taken = 0;
  try {
    for (const { number, run } of choosePreviews(pulls.slice(0, most), { workflow_runs: runs })) {
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
  if (pulls.length > most)
    console.log(
      `${countOf(pulls.length - most, 'pull request')} more, without a preview: only the ${most} that were changed last have one`,
    );
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
