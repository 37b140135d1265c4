import { structuredPatch } from 'diff';
import type { Problem } from '../../src/survey/problem.ts';

/** Lines to write in place of others, as `check` would show them to a person. */
export interface SuggestedChange {
  /** Line breaks are left out. */
  from: string[];
  to: string[];
}

/**
 * The change that would mend a problem at its place, where one is at hand.
 *
 * @param before The file as it is.
 * @param after The file as a machine would mend it; the same when there is nothing that it could.
 */
export function suggestChange(problem: Problem, before: string, after: string): SuggestedChange | undefined {
  const line = before.split(/\r?\n/)[problem.line - 1];
  for (const { oldStart, oldLines, lines } of structuredPatch('', '', before, after, '', '', { context: 0 })
    .hunks) {
    if (problem.line < oldStart || problem.line >= oldStart + Math.max(oldLines, 1)) continue;
    const part = (sign: string) =>
      lines.filter((each) => each.startsWith(sign)).map((each) => each.slice(1).replace(/\r$/, ''));
    return { from: part('-'), to: part('+') };
  }
  const { replacement, column } = problem;
  if (line === undefined || !replacement) return undefined;
  // A key stands before the place, which is its value's.
  const behind = line.indexOf(replacement.from, column - 1);
  const at = behind < 0 ? line.lastIndexOf(replacement.from, column - 1) : behind;
  if (at < 0) return undefined;
  return {
    from: [line],
    to: [line.slice(0, at) + replacement.to + line.slice(at + replacement.from.length)],
  };
}

/** As a diff without its head. */
export function printChange({ from, to }: SuggestedChange): string {
  return [...from.map((line) => `- ${line}`), ...to.map((line) => `+ ${line}`)].join('\n');
}

/**
 * A workflow command with which GitHub shows a problem beside the line that it stands on.
 *
 * All that comes from files is escaped as GitHub's runner reads it back: no text can begin a command of its own.
 *
 * @param level `notice` for what keeps nothing from being merged.
 */
export function printAnnotation(
  problem: Problem,
  level: 'error' | 'notice',
  change: SuggestedChange | undefined,
): string {
  const { file, line, column, rule, message, mend } = problem;
  const properties = { file: file.replaceAll('\\', '/'), line, col: column, title: rule };
  const text = [message, `mend: ${mend}`, ...(change ? ['suggested change:', printChange(change)] : [])].join(
    '\n',
  );
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${level} ${list.join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
