import type { Problem } from '../../../src/survey/problem.ts';
import type { ReadEvent } from '../record.ts';

/**
 * Reads one format from pieces of text.
 *
 * Pieces come in order, cut anywhere, with `\n` as the only line break and without control characters but tab. The
 * events don't depend on where the text was cut. What is kept between pieces is bounded by the largest record.
 */
export interface Reader {
  /** Take the next piece; yields what is certain by now. */
  push(text: string): Iterable<ReadEvent>;
  /** The input is whole: yield the rest. */
  end(): Iterable<ReadEvent>;
  /**
   * The input broke off where it shouldn't: yield what is certain, but not the record under way, whose text may be
   * half of what it was.
   */
  breakOff(): Iterable<ReadEvent>;
}

/** What a reader must know about its input. */
export interface Source {
  /** Path as the person gave it, for messages. */
  file: string;
  /** Id of the dump. */
  dump: string;
}

/** What the message of a problem is made of, besides its file. */
export type ProblemParts = Omit<Problem, 'file' | 'column'> & { column?: number };

export function createProblem(source: Source, parts: ProblemParts): Problem {
  const { line, column = 1, rule, message, mend } = parts;
  return { file: source.file, line, column, rule, message, mend };
}

export function rejected(source: Source, parts: ProblemParts): ReadEvent {
  return { kind: 'rejected', problem: createProblem(source, parts) };
}

export function note(source: Source, parts: ProblemParts): ReadEvent {
  return { kind: 'note', problem: createProblem(source, parts) };
}

/**
 * The beginning of a text for a message: one line of at most about 60 letters, in quotation marks.
 *
 * @example quoteStart('a\nb') // '"a b"'
 */
export function quoteStart(text: string): string {
  const start = text.slice(0, 200).replace(/\s+/g, ' ').trim();
  const letters = [...start];
  return letters.length > 60 || text.length > 200 ? `"${letters.slice(0, 59).join('')}…"` : `"${start}"`;
}
