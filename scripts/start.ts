import { join } from 'node:path';
import { readSurvey } from '../src/content/content-folder.ts';
import { buildSite } from './build/build-site.ts';
import { readSiteOptions, siteOptions } from './build/site-options.ts';
import { checkContent } from './check/check-content.ts';
import { dumpId } from './ingest/dump-id.ts';
import { ingestFiles, messagesOf } from './ingest/ingest-files.ts';
import { formatSummary } from './ingest/summary.ts';
import { findMissingPictures } from './maps/missing-pictures.ts';
import { sayListed } from './maps/not-drawn.ts';
import { readPort } from './serve/port.ts';
import { serveFolder } from './serve/serve-folder.ts';
import { countOf, exitCodes, readArguments, reportProblems, runCommand } from './terminal/command.ts';
import { showSteps } from './terminal/steps.ts';

const usage = `Usage: npm start -- [options]

From the dumps to the site in one command: ingest, check, build, serve.

  --content DIR   another content folder
  --out DIR       where the site goes to; dist when left out
  --base /x/      path that the site is published under
  --site URL      address of its host, such as https://example.org
  --port N        4321 when left out, or the next free one; 0 for any`;

await runCommand(async () => {
  const { values } = readArguments({ ...siteOptions, port: { type: 'string', default: '4321' } }, usage);
  const options = readSiteOptions(values);
  const port = readPort(values.port);
  const { content } = options;
  const started = performance.now();
  const steps = showSteps();

  steps.begin('Ingest');
  const { survey, problems: surveyProblems } = await readSurvey(content);
  if (!survey) {
    steps.end();
    reportProblems(surveyProblems);
    return exitCodes.problems;
  }
  const files = survey.sources.map((path) => join(content, path));
  const ingest = await ingestFiles({
    content,
    files,
    listedIn: join(content, 'survey.yaml'),
    dumps: files.map(dumpId),
    boilerplate: survey.boilerplate,
  }).finally(steps.end);
  reportProblems(messagesOf(ingest));
  console.log(formatSummary(ingest.summary, { dryRun: false, refused: ingest.refused }));
  if (ingest.refused) return exitCodes.problems;

  steps.begin('Check');
  const check = await checkContent(content).finally(steps.end);
  if (check.problems.length > 0) {
    reportProblems(check.problems);
    console.log(`not built: ${countOf(check.problems.length, 'problem')} in the content`);
    return exitCodes.problems;
  }
  const missing = await findMissingPictures(content);
  for (const line of sayListed({ listed: [...missing.stopping, ...missing.listed] }, content))
    console.error(line);
  const { pages } = await buildSite({ ...options, onStep: steps.begin }).finally(steps.end);
  const { address } = await serveFolder(options.out, options.base, port);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${countOf(check.papers, 'paper')}, ${countOf(pages, 'page')}, ${seconds} s`);
  console.log(`${survey.title}: ${address} (Ctrl-C ends it)`);
  return exitCodes.done;
});
