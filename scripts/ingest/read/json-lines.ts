import type { ReadEvent } from '../record.ts';
import { readJsonRecord } from './json-record.ts';
import { LineSplitter } from './lines.ts';
import type { Reader, Source } from './reader.ts';

/** Reads JSON Lines: an object on each line. A broken line is rejected; the lines after it are read. */
export class JsonLinesReader implements Reader {
  readonly #source: Source;
  readonly #lines = new LineSplitter();
  #line = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  *push(text: string): Generator<ReadEvent> {
    for (const line of this.#lines.push(text)) yield* this.#readLine(line);
  }

  *end(): Generator<ReadEvent> {
    for (const line of this.#lines.end()) yield* this.#readLine(line);
  }

  breakOff(): ReadEvent[] {
    return [];
  }

  *#readLine(raw: string): Generator<ReadEvent> {
    this.#line += 1;
    const text = raw.trim();
    if (text !== '') yield* readJsonRecord(this.#source, text, { line: this.#line });
  }
}
