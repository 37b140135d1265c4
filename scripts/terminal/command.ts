import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { formatProblem, type Problem } from '../../src/survey/problem.ts';
import { nameContent } from './npm-command.ts';

/** Exit codes of every command. */
export const exitCodes = { done: 0, problems: 1, wrongUse: 2 } as const;

/** The command was called in a way it doesn't know; shown with its usage, exit code 2. */
export class WrongUseError extends Error {}

/**
 * Read the arguments of a command strictly: an unknown option or a missing value is wrong use.
 *
 * @param usage Shown for `--help` and after a message on wrong use; `--help` ends the process.
 */
export function readArguments<T extends ParseArgsOptionsConfig>(
  options: T,
  usage: string,
  positionals = false,
) {
  try {
    const withHelp = { ...options, help: { type: 'boolean', short: 'h' } } as const;
    const parsed = parseArgs({ options: withHelp, allowPositionals: positionals, strict: true });
    if ((parsed.values as { help?: boolean }).help) {
      console.log(usage);
      process.exit(exitCodes.done);
    }
    return parsed;
  } catch (error) {
    throw new WrongUseError(`${(error as Error).message}\n\n${usage}`);
  }
}

/**
 * Run a command and set the exit code of the process.
 *
 * Messages go to standard error. What a person can mend is told in a sentence; a mistake of ours comes with its stack.
 */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  // A reader that ends early (`| head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.done);
    throw error;
  });
  try {
    process.exitCode = await main();
  } catch (error) {
    if (error instanceof WrongUseError) {
      console.error(error.message);
      process.exitCode = exitCodes.wrongUse;
      return;
    }
    console.error(error instanceof Error ? error.stack : error);
    process.exitCode = exitCodes.problems;
  }
}

/**
 * Print problems to standard error.
 *
 * @param content The content folder that they are of: commands in them go on with it.
 */
export function reportProblems(problems: readonly Problem[], content?: string): void {
  for (const problem of problems) {
    const text = formatProblem(problem);
    console.error(content === undefined ? text : nameContent(text, content));
  }
}

/** @example countOf(1, 'paper') // '1 paper' @example countOf(0, 'page') // '0 pages' */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : plural}`;
}
