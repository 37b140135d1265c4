/**
 * Parts text that comes in pieces into its lines.
 *
 * A line is given once its `\n` has come; the last one, which may lack it, with `end`.
 */
export class LineSplitter {
  #rest = '';

  push(text: string): string[] {
    const lines = text.split('\n');
    lines[0] = this.#rest + (lines[0] ?? '');
    this.#rest = lines.pop() ?? '';
    return lines;
  }

  /** The text ended: gives what stands after the last `\n`, if there is anything. */
  end(): string[] {
    const rest = this.#rest;
    this.#rest = '';
    return rest === '' ? [] : [rest];
  }
}
