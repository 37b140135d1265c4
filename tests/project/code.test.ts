import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

/** Run a tool of the project; its whole report is the failure's message. */
async function report(command: string, args: string[]): Promise<string> {
  try {
    await run(command, args, { maxBuffer: 1 << 26 });
    return '';
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return `${stdout}${stderr}`;
  }
}

test('formatter and linter find nothing', async () => {
  expect(await report('npm', ['run', '--silent', 'lint'])).toBe('');
});

test('the types are right', async () => {
  expect(await report('npm', ['run', '--silent', 'typecheck'])).toBe('');
});
