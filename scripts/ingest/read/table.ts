import { parse } from 'csv-parse/sync';
import { type ReadEvent, UnreadableInputError } from '../record.ts';
import { isFieldName, readFields } from './paper-fields.ts';
import { createProblem, quoteStart, type Reader, rejected, type Source } from './reader.ts';
import { type TableRow, TableRowSplitter } from './table-rows.ts';

/** Rows that are parted into cells at once: more are not faster. */
const batchSize = 200;

/** Between cells: the first that fits is taken. */
const delimiters = [',', '\t', ';', '|'] as const;

/**
 * What parts the cells of a table, by its first row: the names of its columns, with a title and an abstract among them.
 *
 * @returns undefined where the text doesn't begin like such a table.
 */
export function findDelimiter(head: string): string | undefined {
  const [first = ''] = head.trimStart().split('\n', 1);
  return delimiters.find((delimiter) => {
    const names = first.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    return (
      names.some((name) => isFieldName(name, 'title')) && names.some((name) => isFieldName(name, 'abstract'))
    );
  });
}

/** Reads CSV and its kin: the first row names the columns, each other row is a paper. */
export class TableReader implements Reader {
  readonly #source: Source;
  readonly #delimiter: string;
  readonly #splitter: TableRowSplitter;
  #names: readonly string[] | undefined;

  constructor(source: Source, delimiter: string) {
    this.#source = source;
    this.#delimiter = delimiter;
    this.#splitter = new TableRowSplitter(delimiter);
  }

  *push(text: string): Generator<ReadEvent> {
    yield* this.#read(this.#splitter.push(text));
  }

  *end(): Generator<ReadEvent> {
    yield* this.#read(this.#splitter.end());
  }

  breakOff(): ReadEvent[] {
    return [];
  }

  *#read(rows: Iterable<TableRow>): Generator<ReadEvent> {
    let batch: TableRow[] = [];
    for (const row of rows) {
      if (row.text.trim() === '') continue;
      if (this.#names === undefined) this.#names = this.#readHeader(row);
      else if (batch.push(row) >= batchSize) {
        yield* this.#readBatch(batch, this.#names);
        batch = [];
      }
    }
    yield* this.#readBatch(batch, this.#names ?? []);
  }

  *#readBatch(rows: readonly TableRow[], names: readonly string[]): Generator<ReadEvent> {
    const cells = this.#parseRows(rows);
    for (const [index, row] of rows.entries()) {
      const found = cells[index];
      if (found !== undefined) yield* this.#readRow(found, row, names);
      else
        yield this.#reject(row, "quotation marks that don't pair", 'each mark inside a quoted cell doubled');
    }
  }

  *#readRow(cells: readonly string[], row: TableRow, names: readonly string[]): Generator<ReadEvent> {
    if (cells.every((cell) => cell.trim() === '')) return;
    const beyond = cells.slice(names.length);
    // One comma too many at the end is nothing; more are those of a text that lacks its quotation marks.
    if (beyond.length > 1 || beyond.some((cell) => cell.trim() !== '')) {
      yield this.#reject(row, `${cells.length} cells`, `${names.length} as in the first row`);
      return;
    }
    const fields = new Map<string, string>();
    for (const [index, name] of names.entries()) if (!fields.has(name)) fields.set(name, cells[index] ?? '');
    yield* readFields(this.#source, fields, { line: row.line });
  }

  #readHeader(row: TableRow): readonly string[] {
    const cells = this.#parseRow(row) ?? [];
    const has = (field: 'title' | 'abstract') => cells.some((name) => isFieldName(name, field));
    if (has('title') && has('abstract')) return cells;
    throw new UnreadableInputError(
      createProblem(this.#source, {
        line: row.line,
        rule: 'table-header',
        message: `Unexpected first row ${quoteStart(row.text)}, expected names of columns with "title" and "abstract" among them`,
        mend: 'Add a first row with the names of the columns, or rename them.',
      }),
    );
  }

  /** Cells of each row, undefined for a row that can't be parted into cells. */
  #parseRows(rows: readonly TableRow[]): (string[] | undefined)[] {
    // All at once is several times faster; one by one only where that fails.
    if (rows.length > 1 && rows.every(({ broken }) => !broken)) {
      const all = this.#parse(rows.map(({ text }) => text).join('\n'), true);
      if (all?.length === rows.length) return all;
    }
    return rows.map((row) => this.#parseRow(row));
  }

  #parseRow({ text, broken }: TableRow): string[] | undefined {
    const cells = broken ? undefined : this.#parse(text, true)?.[0];
    if (cells !== undefined || this.#delimiter !== '\t') return cells;
    // Most programs that write tabs between cells don't quote, and a title may begin with a quotation mark.
    const plain = this.#parse(text, false)?.[0];
    return plain?.length === this.#names?.length ? plain : undefined;
  }

  #parse(text: string, quoted: boolean): string[][] | undefined {
    try {
      return parse(text, {
        delimiter: this.#delimiter,
        record_delimiter: '\n',
        quote: quoted ? '"' : null,
        relax_column_count: true,
        ltrim: this.#delimiter !== '\t',
        rtrim: this.#delimiter !== '\t',
      });
    } catch {
      return undefined;
    }
  }

  #reject({ text, line }: TableRow, found: string, expected: string): ReadEvent {
    return rejected(this.#source, {
      line,
      rule: 'table-row',
      message: `Unexpected row ${quoteStart(text)} with ${found}, expected ${expected}`,
      mend: 'Put quotation marks around cells that hold the separator, a line break or a quotation mark, and double the marks inside.',
    });
  }
}
