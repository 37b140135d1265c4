import { checkContent } from './check/check-content.ts';
import { countOf, exitCodes, readArguments, reportProblems, runCommand } from './terminal/command.ts';
import { showProgress } from './terminal/progress.ts';

const usage = `Usage: npm run check -- [options]

Finds every problem of the content, with its place and how to mend it.

  --content DIR   another content folder
  --json          print the problems as one JSON object (with npm run -s)`;

await runCommand(async () => {
  const { values } = readArguments(
    { content: { type: 'string', default: 'content' }, json: { type: 'boolean', default: false } },
    usage,
  );
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
