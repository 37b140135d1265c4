import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeSpan } from './impact/markdown.ts';
import { limitsOfNext } from './preview/budget.ts';
import { buildReference } from './preview/build-reference.ts';
import { loadArtifact } from './preview/load-artifact.ts';
import {
  areRunsMissing,
  choosePreviews,
  type PreviewRun,
  readLines,
  readPullRequests,
} from './preview/pull-requests.ts';
import { measureFolder, type TakenPreview, takePreview } from './preview/take-preview.ts';
import { unpackArtifact } from './preview/unpack-artifact.ts';
import { countOf, exitCodes, readArguments, runCommand, WrongUseError } from './terminal/command.ts';
import { withoutCommands } from './terminal/workflow-log.ts';

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
  const main = measureFolder(values.out);
  const parent = await mkdtemp(join(tmpdir(), 'survey-previews-'));
  let taken = 0;
  let bytes = 0;
  try {
    for (const preview of choosePreviews(pulls.slice(0, most), { workflow_runs: runs })) {
      const folder = join(parent, String(preview.number));
      const out = join(values.out, 'preview', String(preview.number));
      let outcome: TakenPreview;
      try {
        outcome = await take(preview, { repository, base: values.base, folder, out, main, bytes });
      } catch (error) {
        // Whatever a fork may have made, the site of the main branch is published.
        await rm(out, { recursive: true, force: true });
        outcome = {
          refused: `an error of ours: ${JSON.stringify((error as Error).message.slice(0, 1_000))}`,
        };
      }
      await rm(folder, { recursive: true, force: true });
      say(preview.number, outcome);
      if ('refused' in outcome) continue;
      taken += 1;
      bytes += outcome.bytes;
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

async function take(
  { number, run }: PreviewRun,
  {
    repository,
    base,
    folder,
    out,
    main,
    bytes,
  }: {
    repository: string;
    base: string;
    folder: string;
    out: string;
    main: Parameters<typeof limitsOfNext>[0];
    bytes: number;
  },
): Promise<TakenPreview> {
  const limits = limitsOfNext(main, bytes);
  const artifact = loadArtifact(ghBytes, repository, run);
  if ('refused' in artifact) return artifact;
  const unpacked = unpackArtifact(artifact, join(folder, 'artifact'), limits);
  if ('refused' in unpacked) return unpacked;
  return takePreview(
    join(folder, 'artifact'),
    () => buildReference(join(folder, 'reference'), `${base}preview/${number}/`),
    out,
    limits,
  );
}

/** Names of files are a fork's: they stand in quotes or are plain letters, and never begin a line. */
function say(number: number, outcome: TakenPreview): void {
  console.log(
    withoutCommands(
      'refused' in outcome
        ? `#${number}: left out: ${outcome.refused}`
        : `#${number}: ${countOf(outcome.files, 'file')}, ${outcome.left.length} left out`,
    ),
  );
  if ('refused' in outcome && process.env.GITHUB_STEP_SUMMARY)
    appendFileSync(
      process.env.GITHUB_STEP_SUMMARY,
      `- Pull request ${number} has no preview: ${codeSpan(outcome.refused)}\n`,
    );
}

function gh(...args: string[]): string {
  return ghBytes(args).toString('utf8');
}

function ghBytes(args: readonly string[], most = 1 << 28): Buffer {
  return execFileSync('gh', args, {
    maxBuffer: most,
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 300_000,
  });
}
