import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { isMissing } from '../src/content/content-folder.ts';
import { readTerms } from '../src/content/terms-folder.ts';
import { checkContent } from './check/check-content.ts';
import { ingestFiles } from './ingest/ingest-files.ts';
import { writeAtomically } from './ingest/write-atomically.ts';
import { createSkeleton } from './new-survey/skeleton.ts';
import { findStaleFiles, findUnnamedProse } from './schema/schema-files.ts';
import { exitCodes, readArguments, reportProblems, runCommand, WrongUseError } from './terminal/command.ts';
import { npmCommand } from './terminal/npm-command.ts';

const usage = `Usage: npm run new-survey -- DIR [options]

Sets up the content folder of another survey: small, complete, and to be written over. DIR must be empty, or not be there.

  --title TEXT    title of the survey; the name of the folder when left out`;

await runCommand(async () => {
  const { values, positionals } = readArguments({ title: { type: 'string' } }, usage, true);
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1)
    throw new WrongUseError(`Unexpected ${positionals.length} arguments, expected one folder\n\n${usage}`);
  if (!(await isEmpty(folder)))
    throw new WrongUseError(
      `Unexpected files in ${folder}, expected an empty folder, or none: nothing was written`,
    );
  const title = (values.title ?? titleOf(folder)).replace(/\s+/g, ' ').trim();
  if (title === '') throw new WrongUseError('Unexpected empty title, expected some text');

  for (const [path, text] of Object.entries(createSkeleton({ title })))
    writeAtomically(join(folder, path), text);
  const files = [join(folder, 'sources/papers.jsonl')];
  await ingestFiles({ content: folder, files, dumps: ['papers'], boilerplate: [] });
  const { terms } = await readTerms(folder);
  for (const { path, text } of [
    ...(await findStaleFiles(folder, terms, true)),
    ...(await findUnnamedProse(folder, true)),
  ])
    writeAtomically(join(folder, path), text);

  const { papers, problems } = await checkContent(folder);
  reportProblems(problems);
  console.log(`${folder}: a survey of ${papers} example papers

Next:
  1. Put your dump into ${join(folder, 'sources')} and name it in ${join(folder, 'survey.yaml')}.
  2. Write your scopes, topics and stages over the examples; delete ${join(folder, 'papers')}, ${join(folder, 'sources/papers.jsonl')}
     and its line in ${join(folder, 'survey.yaml')}.
  3. ${npmCommand('start', folder)}
docs/new-survey.md says more.`);
  return problems.length > 0 ? exitCodes.problems : exitCodes.done;
});

async function isEmpty(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
}

/** @example titleOf('surveys/bird-song') // 'Bird song' */
function titleOf(folder: string): string {
  const words = basename(resolve(folder)).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
