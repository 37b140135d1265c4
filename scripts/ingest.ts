import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { readSurvey } from '../src/content/content-folder.ts';
import { dumpId } from './ingest/dump-id.ts';
import { ingestFiles, messagesOf } from './ingest/ingest-files.ts';
import { formatSummary } from './ingest/summary.ts';
import { exitCodes, readArguments, reportProblems, runCommand } from './terminal/command.ts';
import { npmCommand } from './terminal/npm-command.ts';
import { showProgress } from './terminal/progress.ts';

const usage = `Usage: npm run ingest -- [FILE…] [options]

Brings content/papers up to date with dumps. Without a file, with those that survey.yaml lists.
What people wrote is never changed.

  --content DIR   another content folder
  --dry-run       show the changes as a diff and write nothing
  --partial       take what can be had of a file that ends in the middle of a paper
  --json          print the counts as one JSON object (with npm run -s)`;

await runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      content: { type: 'string', default: 'content' },
      'dry-run': { type: 'boolean', default: false },
      partial: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    usage,
    true,
  );
  const content = values.content;
  const { survey, problems } = await readSurvey(content);
  const own = (survey?.sources ?? []).map((path) => join(content, path));
  const files = positionals.length > 0 ? positionals : own;
  if (files.length === 0) {
    reportProblems(problems, content);
    console.error(
      `No file was named and survey.yaml lists no sources. Name a dump: ${npmCommand('ingest', content, 'FILE')}`,
    );
    return exitCodes.problems;
  }

  const progress = showProgress(`Ingest ${files.length === 1 ? files[0] : `${files.length} files`}`);
  const diffs = values.json ? process.stderr : process.stdout;
  const result = await ingestFiles({
    content,
    files,
    ...(positionals.length === 0 && { listedIn: join(content, 'survey.yaml') }),
    dumps: own.map(dumpId),
    boilerplate: survey?.boilerplate ?? [],
    dryRun: values['dry-run'],
    partial: values.partial,
    onProgress: progress.update,
    ...(values['dry-run'] && {
      onChange: (path, before, after) => {
        const file = join(content, path);
        diffs.write(
          createTwoFilesPatch(before === undefined ? '/dev/null' : file, file, before ?? '', after),
        );
      },
    }),
  }).finally(progress.stop);

  reportProblems(messagesOf(result), content);
  if (values.json) console.log(JSON.stringify(result.summary));
  else console.log(formatSummary(result.summary, { dryRun: values['dry-run'], refused: result.refused }));
  return result.problems.length > 0 || result.refused ? exitCodes.problems : exitCodes.done;
});
