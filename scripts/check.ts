import { join } from 'node:path';
import { readIfThere } from '../src/content/content-folder.ts';
import { formatProblem, type Problem } from '../src/survey/problem.ts';
import { printAnnotation, printChange, suggestChange } from './check/annotate.ts';
import { checkContent } from './check/check-content.ts';
import { findFixes, fixContent } from './check/fix-content.ts';
import {
  countOf,
  exitCodes,
  readArguments,
  reportProblems,
  runCommand,
  WrongUseError,
} from './terminal/command.ts';
import { nameContent, npmCommand } from './terminal/npm-command.ts';
import { showProgress } from './terminal/progress.ts';
import { withoutCommands } from './terminal/workflow-log.ts';

const usage = `Usage: npm run check -- [options]

Finds every problem of the content, with its place and how to mend it.

  --content DIR   another content folder
  --fix           mend first what needs no judgement: names for ids, letters of quotes, YAML, order of fields, folders
  --json          print the problems as one JSON object (with npm run -s); the same as --format json
  --format NAME   text (when left out), json, or github: annotations for a workflow, each with a suggested change`;

await runCommand(async () => {
  const { values } = readArguments(
    {
      content: { type: 'string', default: 'content' },
      fix: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
    },
    usage,
  );
  const format = values.json ? 'json' : values.format;
  if (!['text', 'json', 'github'].includes(format))
    throw new WrongUseError(`Unexpected --format "${format}", expected text, json or github\n\n${usage}`);

  if (values.fix) {
    const fixed = await fixContent(values.content);
    for (const file of fixed) console.error(`mended ${file}`);
    if (format !== 'json') console.log(`mended ${countOf(fixed.length, 'file')}`);
  }
  const progress = showProgress('Check');
  const result = await checkContent(values.content, progress.update).finally(progress.stop);
  const { problems, notes } = result;
  const failed = problems.length > 0 ? exitCodes.problems : exitCodes.done;
  if (format === 'json') {
    console.log(JSON.stringify(result));
    return failed;
  }
  if (format === 'github') await annotate(values.content, problems, notes);
  else {
    reportProblems(problems, values.content);
    for (const note of notes) console.error(`note: ${nameContent(formatProblem(note), values.content)}`);
  }
  const noted = notes.length > 0 ? `, ${countOf(notes.length, 'note')}` : '';
  console.log(
    `checked ${countOf(result.papers, 'paper')} (${result.reviewed} reviewed): ${countOf(problems.length, 'problem')}${noted}`,
  );
  if (problems.length > 0 && !values.fix && (await findFixes(values.content)).some(({ mends }) => mends))
    console.log(`Some of it needs no judgement: ${npmCommand('check', values.content, '--fix')}`);
  return failed;
});

/** Print problems as annotations. Standard output, since the runner reads commands from there. */
async function annotate(content: string, problems: Problem[], notes: Problem[]): Promise<void> {
  const fixes = new Map((await findFixes(content)).map((fix) => [join(content, fix.path), fix.after]));
  const texts = new Map<string, string>();
  for (const [level, list] of [
    ['error', problems],
    ['notice', notes],
  ] as const) {
    for (const problem of list) {
      const { file } = problem;
      const before = texts.get(file) ?? (await readIfThere(file)) ?? '';
      texts.set(file, before);
      const change = suggestChange(problem, before, fixes.get(file) ?? before);
      console.log(printAnnotation(problem, level, change));
      // The log of a run is read, too; GitHub shows no more than ten annotations of a step.
      console.error(
        withoutCommands(
          `${file}:${problem.line}:${problem.column}: ${problem.message} [${problem.rule}]\n  mend: ${problem.mend}${change ? `\n${printChange(change)}` : ''}`,
        ),
      );
    }
  }
}
