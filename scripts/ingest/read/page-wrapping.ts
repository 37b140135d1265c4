import type { PageLine } from './page-line.ts';

/** How the lines around a place are wrapped. */
export interface Wrapping {
  /** Length of the longest lines that stop in the middle of a sentence: the width, or a few letters less. */
  width: number;
  /** A longer line is no part of a wrapped text. */
  longest: number;
}

/** How far lines wrapped at one width differ, mostly: a word. */
const word = 12;
/** Of this many lines the longest comes within a few letters of the width. */
const manyLines = 5;

/**
 * Find out whether and where the lines around a place are wrapped.
 *
 * @param lines Those around the place, in their order.
 * @returns undefined where they aren't wrapped, as far as can be seen.
 */
export function findWrapping(lines: readonly PageLine[]): Wrapping | undefined {
  const lengths: number[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next === undefined || line.terminal || !goesOn(next, lines[index + 2])) continue;
    if (line.length >= 40 && line.length <= 200) lengths.push(line.length);
  }
  lengths.sort((a, b) => b - a);
  // One such line is chance.
  const width = lengths.find((length, index) => (lengths[index + 1] ?? 0) >= length - word);
  if (width === undefined) return undefined;
  const alike = lengths.filter((length) => length <= width && length >= width - 2 * word).length;
  return { width, longest: width + (alike >= manyLines ? 5 : word) };
}

/**
 * Whether a line that doesn't end a sentence goes on in the next. Where letters have no case, a title and its abstract
 * meet in the same way; but then the abstract ends a sentence.
 */
function goesOn(next: PageLine, afterNext: PageLine | undefined): boolean {
  return next.startsLower || (next.startsCaseless && !next.terminal && (afterNext?.startsCaseless ?? false));
}

/**
 * Tell where two lines meet whether the first was full, so that the second had to begin; or there was room for its first
 * word, so that a text ended there.
 */
export function meetingOf(
  before: PageLine,
  line: PageLine,
  wrapping: Wrapping | undefined,
): 'full' | 'room' | 'unknown' {
  if (wrapping === undefined) return 'unknown';
  if (Math.max(before.length, line.length) > wrapping.longest) return 'room';
  return before.length + 1 + line.firstWord > wrapping.width ? 'full' : 'room';
}
