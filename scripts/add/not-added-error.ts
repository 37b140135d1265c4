import type { Problem } from '../../src/survey/problem.ts';
import { cleanText } from '../../src/text/clean-text.ts';

/** The paper can't be added, for a reason outside our code; nothing was written. */
export class NotAddedError extends Error {
  /** One or more. */
  readonly problems: readonly Problem[];

  constructor(...problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join('; '));
    this.name = 'NotAddedError';
    this.problems = problems;
  }
}

/** A problem of the paper as a whole: it has no line to point at. What a service said is made safe for a terminal. */
export function paperProblem(paper: string, parts: Omit<Problem, 'file' | 'line' | 'column'>): Problem {
  return { file: paper, line: 1, column: 1, ...parts, message: cleanText(parts.message) };
}
