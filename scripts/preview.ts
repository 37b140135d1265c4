import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readSiteOptions, siteOptions } from './build/site-options.ts';
import { readPort } from './serve/port.ts';
import { serveFolder } from './serve/serve-folder.ts';
import { exitCodes, readArguments, runCommand } from './terminal/command.ts';

const usage = `Usage: npm run preview -- [options]

Serves the site that npm run build has made, until Ctrl-C.

  --out DIR     where the site lies; dist when left out
  --base /x/    path that it was built for
  --port N      4321 when left out, or the next free one; 0 for any`;

await runCommand(async () => {
  const { values } = readArguments({ ...siteOptions, port: { type: 'string', default: '4321' } }, usage);
  const { out, base } = readSiteOptions(values);
  const port = readPort(values.port);
  if (!(await stat(join(out, 'index.html')).catch(() => undefined))) {
    console.error(
      `Unexpected absence of ${join(out, 'index.html')}, expected a built site. Run npm run build first.`,
    );
    return exitCodes.problems;
  }
  const { address } = await serveFolder(out, base, port);
  console.log(`${out} at ${address} (Ctrl-C ends it)`);
  return exitCodes.done;
});
