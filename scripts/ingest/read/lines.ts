/** Letters of the longest line that is read: JavaScript's texts end at half a thousand million. */
const lineMax = 64_000_000;

/** An input has a line, or a row of a table, that can't be held in memory. */
export class LineTooLongError extends Error {
  constructor() {
    super(`Unexpected line of more than ${lineMax / 1_000_000} million letters, expected papers`);
    this.name = 'LineTooLongError';
  }
}

/** @throws {LineTooLongError} If a text that has not ended yet is longer than any line should be. */
export function ensureLineLength(text: string): void {
  if (text.length > lineMax) throw new LineTooLongError();
}

/**
 * Parts text that comes in pieces into its lines.
 *
 * A line is given once its `\n` has come; the last one, which may lack it, with `end`. Lines too long to be held throw
 * {@link LineTooLongError}.
 */
export class LineSplitter {
  #rest = '';

  push(text: string): string[] {
    const lines = text.split('\n');
    lines[0] = this.#rest + (lines[0] ?? '');
    this.#rest = lines.pop() ?? '';
    ensureLineLength(this.#rest);
    return lines;
  }

  /** The text ended: gives what stands after the last `\n`, if there is anything. */
  end(): string[] {
    const rest = this.#rest;
    this.#rest = '';
    return rest === '' ? [] : [rest];
  }
}
