import { readContent } from '../src/content/read-content.ts';
import { drawablesOf } from '../src/maps/content-maps.ts';
import { formatProblem } from '../src/survey/problem.ts';
import { findBrowser, launchBrowser } from './browser/launch-browser.ts';
import { drawMissing, planDrawing } from './maps/draw-missing.ts';
import { sayNotDrawn } from './maps/not-drawn.ts';
import { createPictureRenderer } from './maps/render-pictures.ts';
import { countOf, exitCodes, readArguments, reportProblems, runCommand } from './terminal/command.ts';
import { npmCommand } from './terminal/npm-command.ts';
import { showProgress } from './terminal/progress.ts';

const usage = `Usage: npm run maps -- [options]

Draws the pictures that the survey's maps lack, in Chromium or Chrome, into maps/ of the content folder, and deletes those
that no map has any more.

  --content DIR   another content folder
  --check         draw nothing; say which pictures are missing or left over (needs no browser)
  --json          print one JSON object (with npm run -s)`;

await runCommand(async () => {
  const { values } = readArguments(
    {
      content: { type: 'string', default: 'content' },
      check: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    usage,
  );
  const { content } = values;
  const { drawables, problems } = drawablesOf(await readContent(content), content);
  const plan = await planDrawing(content, drawables);
  const names = plan.missing.map(({ name }) => name);
  const print = (text: string, drawn: number) => {
    if (values.json)
      console.log(
        JSON.stringify({
          maps: drawables.length,
          pictures: plan.pictures,
          missing: names,
          stale: plan.stale,
          drawn,
        }),
      );
    else console.log(text);
  };
  if (problems.length > 0) {
    reportProblems(problems, content);
    console.error('Some files could not be read; pictures of their maps are neither drawn nor deleted.');
    return exitCodes.problems;
  }
  const summary = `${countOf(drawables.length, 'map')}, ${countOf(plan.pictures, 'picture')}`;

  if (values.check) {
    for (const name of names) console.error(sayNotDrawn(name, content));
    for (const file of plan.stale)
      console.error(`left over: maps/${file}; run: ${npmCommand('maps', content)}`);
    print(`${summary}: ${names.length} not drawn, ${plan.stale.length} left over`, 0);
    return names.length + plan.stale.length > 0 ? exitCodes.problems : exitCodes.done;
  }
  if (names.length === 0) {
    await drawMissing(content, plan, {
      render: () => Promise.reject(new Error('nothing to draw')),
      close: async () => {},
    });
    print(
      `${summary}: all are drawn${plan.stale.length > 0 ? `, ${plan.stale.length} left over deleted` : ''}`,
      0,
    );
    return exitCodes.done;
  }
  const path = await findBrowser();
  if (path === undefined) {
    for (const name of names) console.error(sayNotDrawn(name, content));
    console.error(
      'No Chromium or Chrome was found. Install one (on Debian: apt-get install chromium) or name it with CHROME_PATH. ' +
        'Without one you can still send your change: what is missing is drawn when it is checked there, and until then the pages show lists.',
    );
    return exitCodes.problems;
  }
  const browser = await launchBrowser(path);
  const progress = showProgress('Maps');
  try {
    const renderer = await createPictureRenderer(browser);
    const undrawn = await drawMissing(content, plan, renderer, progress.update);
    progress.stop();
    for (const problem of undrawn) console.error(formatProblem(problem));
    const drawn = names.length - undrawn.length;
    print(
      `${summary}: ${drawn} drawn${plan.stale.length > 0 ? `, ${plan.stale.length} left over deleted` : ''}`,
      drawn,
    );
    return undrawn.length > 0 ? exitCodes.problems : exitCodes.done;
  } finally {
    progress.stop();
    await browser.close();
  }
});
