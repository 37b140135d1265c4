import { ensureLineLength } from './lines.ts';

/** One row of a table as it stands in the input, not yet parted into its cells. */
export interface TableRow {
  text: string;
  /** Line on which it begins, from 1. */
  line: number;
  /** Its quotation marks don't pair; then it is one line of the input. */
  broken: boolean;
}

/** Letters of one row after which an open quotation mark is taken for a mistake. */
const rowMax = 16_000_000;

/**
 * Parts the text of a table into rows, which may hold line breaks in quoted cells.
 *
 * What follows a quotation mark that never closes isn't lost: of a row that can't be right only the first line is given
 * up, and reading goes on with the next.
 */
export class TableRowSplitter {
  readonly #delimiter: string;
  #buffer = '';
  /** Line of the beginning of the buffer. */
  #line = 1;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** Take the next piece; all rows must be taken before the next one. */
  *push(text: string): Generator<TableRow> {
    this.#buffer += text;
    yield* this.#split(false);
    ensureLineLength(this.#buffer);
  }

  /** The input ended: gives the rows that are left. */
  *end(): Generator<TableRow> {
    yield* this.#split(true);
  }

  *#split(atEnd: boolean): Generator<TableRow> {
    let start = 0;
    while (start < this.#buffer.length) {
      let end = findRowEnd(this.#buffer, start, this.#delimiter, atEnd);
      const broken =
        end === 'broken' || (end === 'unfinished' && (atEnd || this.#buffer.length - start > rowMax));
      if (broken) {
        const newline = this.#buffer.indexOf('\n', start);
        if (newline < 0 && !atEnd) break;
        end = newline < 0 ? this.#buffer.length : newline;
      } else if (end === 'unfinished' || end === 'broken') break;
      const text = this.#buffer.slice(start, end);
      yield { text, line: this.#line, broken };
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#line += 1;
      this.#line += 1;
      start = end + 1;
    }
    this.#buffer = this.#buffer.slice(start);
  }
}

/** Index of the line break that ends the row; `unfinished` where the text ends before. */
function findRowEnd(
  text: string,
  start: number,
  delimiter: string,
  atEnd: boolean,
): number | 'unfinished' | 'broken' {
  let index = start;
  while (true) {
    // At the beginning of a cell.
    let cell = index;
    while (text[cell] === ' ') cell += 1;
    if (text[cell] === '"') {
      let quote = text.indexOf('"', cell + 1);
      while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
      if (quote < 0 || (quote + 1 >= text.length && !atEnd)) return 'unfinished';
      index = quote + 1;
      while (text[index] === ' ') index += 1;
      if (index >= text.length) return atEnd ? text.length : 'unfinished';
      if (text[index] !== delimiter && text[index] !== '\n') return 'broken';
    } else {
      const newline = text.indexOf('\n', index);
      const next = text.indexOf(delimiter, index);
      if (newline < 0 && next < 0) return atEnd ? text.length : 'unfinished';
      index = next < 0 || (newline >= 0 && newline < next) ? newline : next;
    }
    if (text[index] === '\n') return index;
    index += 1;
  }
}
