import { join } from 'node:path';
import { readTerms } from '../src/content/terms-folder.ts';
import { writeAtomically } from './ingest/write-atomically.ts';
import { findStaleFiles, findUnnamedProse } from './schema/schema-files.ts';
import { countOf, exitCodes, readArguments, reportProblems, runCommand } from './terminal/command.ts';

const usage = `Usage: npm run schema -- [options]

Writes a JSON Schema for each kind of file of the content, with the ids that it has now, and names it in the first line of
each file, so that editors complete and check what you write.

  --content DIR   another content folder
  --check         write nothing; exit code 1 when something would be written`;

await runCommand(async () => {
  const { values } = readArguments(
    {
      content: { type: 'string', default: 'content' },
      check: { type: 'boolean', default: false },
    },
    usage,
  );
  const { terms, problems } = await readTerms(values.content);
  if (problems.length > 0) {
    reportProblems(problems);
    console.log('not written: the terms of the content have problems');
    return exitCodes.problems;
  }
  const stale = await findStaleFiles(values.content, terms, true);
  if (values.check) {
    reportProblems(stale.map(({ path, note }) => ({ file: join(values.content, path), ...note })));
    return stale.length > 0 ? exitCodes.problems : exitCodes.done;
  }
  const files = [...stale, ...(await findUnnamedProse(values.content, true))];
  for (const { path, text } of files) writeAtomically(join(values.content, path), text);
  console.log(`wrote ${countOf(files.length, 'file')}`);
  return exitCodes.done;
});
