import type { NamedKind } from './schema.ts';

/** A thing that is wrong in the content or in an input, with its place and the way to mend it. */
export interface Problem {
  /** Path as the person gave it, or relative to the folder of the project. */
  file: string;
  /** From 1. A problem of a whole file is at line 1. */
  line: number;
  /** From 1, in UTF-16 units, as editors count. */
  column: number;
  /** Permanent name of the rule, kebab-case, so that people can search for it. */
  rule: string;
  /** What was found and what was expected: one sentence without a full stop. */
  message: string;
  /** What to do about it: one or more sentences. */
  mend: string;
  /** What to write in place of what on that line, where one guess is good enough to be shown. */
  replacement?: { from: string; to: string };
  /**
   * A name that was found where an id belongs, with the kind of what it names: whoever knows the ids can say more. Works are
   * papers and references.
   */
  named?: { kind: NamedKind | 'papers' | 'works' | 'arxiv' | 'doi'; name: string };
}

/**
 * Print one problem for a terminal: its place and message on a line, the mend below it.
 *
 * @example
 * dump.txt:7:1: Unexpected end after a title, expected its abstract [dump-cut-off]
 *   mend: Add the abstract, or delete the title.
 */
export function formatProblem(problem: Problem): string {
  const { file, line, column, message, rule, mend } = problem;
  return `${file}:${line}:${column}: ${message} [${rule}]\n  mend: ${mend}`;
}

/** Order of problems in every report: by file, then by place, then by rule. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Compare by UTF-16 unit: unlike `localeCompare`, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
