import type { ReadEvent } from '../record.ts';
import { readJsonRecord } from './json-record.ts';
import { JsonRecordSplitter } from './json-records.ts';
import { type Reader, rejected, type Source } from './reader.ts';

/** Reads JSON: a list of papers, an object that holds such a list, or papers one after the other; CSL-JSON among them. */
export class JsonReader implements Reader {
  readonly #source: Source;
  readonly #splitter = new JsonRecordSplitter();

  constructor(source: Source) {
    this.#source = source;
  }

  *push(text: string): Generator<ReadEvent> {
    for (const { text: value, ...place } of this.#splitter.push(text))
      yield* readJsonRecord(this.#source, value, place);
  }

  *end(): Generator<ReadEvent> {
    const rest = this.#splitter.end();
    for (const { text: value, ...place } of rest) yield* readJsonRecord(this.#source, value, place);
    if (rest.length === 0 && this.#splitter.isUnclosed) {
      yield rejected(this.#source, {
        line: this.#splitter.line,
        rule: 'json-cut-off',
        message: 'Unexpected end inside of a list of papers, expected its closing bracket',
        mend: 'Look whether the file is whole, or add the bracket.',
      });
    }
  }

  breakOff(): ReadEvent[] {
    return [];
  }
}
