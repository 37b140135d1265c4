import { buildSite } from './build/build-site.ts';
import { readSiteOptions, siteOptions } from './build/site-options.ts';
import { checkContent } from './check/check-content.ts';
import { findMissingPictures } from './maps/missing-pictures.ts';
import { sayListed, sayNotDrawn } from './maps/not-drawn.ts';
import {
  countOf,
  exitCodes,
  readArguments,
  reportProblems,
  runCommand,
  WrongUseError,
} from './terminal/command.ts';
import { npmCommand } from './terminal/npm-command.ts';
import { showSteps } from './terminal/steps.ts';

const usage = `Usage: npm run build -- [options]

Checks the content and builds the site from it.

  --content DIR   another content folder
  --out DIR       where the site goes to; dist when left out
  --base /x/      path that the site is published under
  --site URL      address of its host, such as https://example.org
  --unrendered list   show maps whose picture is missing as lists; without it, missing pictures of terms stop the build`;

await runCommand(async () => {
  const { values } = readArguments(
    { ...siteOptions, unrendered: { type: 'string', default: 'fail' } },
    usage,
  );
  if (values.unrendered !== 'fail' && values.unrendered !== 'list')
    throw new WrongUseError(
      `Unexpected --unrendered "${values.unrendered}", expected fail or list\n\n${usage}`,
    );
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
  const missing = await findMissingPictures(options.content);
  const stopping = values.unrendered === 'list' ? [] : missing.stopping;
  if (stopping.length > 0) {
    steps.end();
    for (const name of stopping) console.error(sayNotDrawn(name, options.content));
    const ways = [
      [npmCommand('maps', options.content), 'draws what is missing; it needs Chromium or Chrome'],
      [
        npmCommand('build', options.content, '--unrendered list'),
        'builds without, and shows these maps as lists until they are drawn',
      ],
      [npmCommand('start', options.content), 'does that, too, and serves the site'],
    ] as const;
    const width = Math.max(...ways.map(([command]) => command.length));
    console.log(
      [
        `not built: ${countOf(stopping.length, 'map')} not rendered; ${options.out} was left as it is`,
        ...ways.map(([command, what]) => `  ${command.padEnd(width)}    ${what}`),
        'Without a browser you can send your change as it is: its check draws the maps.',
      ].join('\n'),
    );
    return exitCodes.problems;
  }
  for (const line of sayListed({ listed: [...missing.stopping, ...missing.listed] }, options.content))
    console.error(line);
  const { pages } = await buildSite({ ...options, onStep: steps.begin }).finally(steps.end);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${countOf(papers, 'paper')}, ${countOf(pages, 'page')}, ${seconds} s → ${options.out}`);
  return exitCodes.done;
});
