import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPort } from './serve/port.ts';
import { exitCodes, readArguments, runCommand } from './terminal/command.ts';

const usage = `Usage: npm run dev -- [options]

Serves the pages as they are written, and anew after each change of the content or the code. Without search, which needs
a build.

  --content DIR   another content folder
  --port N        4321 when left out, or the next free one`;

await runCommand(async () => {
  const { values } = readArguments(
    { content: { type: 'string', default: 'content' }, port: { type: 'string', default: '4321' } },
    usage,
  );
  process.env.SURVEY_CONTENT = resolve(values.content);
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { dev } = await import('astro');
  const root = fileURLToPath(new URL('../', import.meta.url));
  const server = await dev({ root, server: { port: readPort(values.port) }, logLevel: 'warn' });
  console.log(`http://localhost:${server.address.port}/ (Ctrl-C ends it)`);
  return exitCodes.done;
});
