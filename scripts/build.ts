import { buildSite } from './build/build-site.ts';
import { readSiteOptions, siteOptions } from './build/site-options.ts';
import { checkContent } from './check/check-content.ts';
import { countOf, exitCodes, readArguments, reportProblems, runCommand } from './terminal/command.ts';
import { showSteps } from './terminal/steps.ts';

const usage = `Usage: npm run build -- [options]

Checks the content and builds the site from it.

  --content DIR   another content folder
  --out DIR       where the site goes to; dist when left out
  --base /x/      path that the site is published under
  --site URL      address of its host, such as https://example.org`;

await runCommand(async () => {
  const { values } = readArguments(siteOptions, usage);
  const options = readSiteOptions(values);
  const steps = showSteps();
  const started = performance.now();
  steps.begin('Check');
  const { papers, problems } = await checkContent(options.content);
  if (problems.length > 0) {
    steps.end();
    reportProblems(problems);
    console.log(
      `not built: ${countOf(problems.length, 'problem')} in the content; ${options.out} was left as it is`,
    );
    return exitCodes.problems;
  }
  const { pages } = await buildSite({ ...options, onStep: steps.begin }).finally(steps.end);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${countOf(papers, 'paper')}, ${countOf(pages, 'page')}, ${seconds} s → ${options.out}`);
  return exitCodes.done;
});
