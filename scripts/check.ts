import { checkContent } from './check/check-content.ts';
import { fixContent } from './check/fix-content.ts';
import { countOf, exitCodes, readArguments, reportProblems, runCommand } from './terminal/command.ts';
import { showProgress } from './terminal/progress.ts';

const usage = `Usage: npm run check -- [options]

Finds every problem of the content, with its place and how to mend it.

  --content DIR   another content folder
  --fix           mend first what needs no judgement: names for ids, capitals and blanks of quotes, folders
  --json          print the problems as one JSON object (with npm run -s)`;

await runCommand(async () => {
  const { values } = readArguments(
    {
      content: { type: 'string', default: 'content' },
      fix: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    usage,
  );
  if (values.fix) {
    const fixed = await fixContent(values.content);
    for (const file of fixed) console.error(`mended ${file}`);
    if (!values.json) console.log(`mended ${countOf(fixed.length, 'file')}`);
  }
  const progress = showProgress('Check');
  const result = await checkContent(values.content, progress.update).finally(progress.stop);
  if (values.json) console.log(JSON.stringify(result));
  else {
    reportProblems(result.problems);
    console.log(
      `checked ${countOf(result.papers, 'paper')} (${result.reviewed} reviewed): ${countOf(result.problems.length, 'problem')}`,
    );
  }
  return result.problems.length > 0 ? exitCodes.problems : exitCodes.done;
});
