import type { ReadEvent } from '../record.ts';
import { readFields } from './paper-fields.ts';
import { quoteStart, type Reader, rejected, type Source } from './reader.ts';

/** Reads JSON Lines: an object on each line. A broken line is rejected; the lines after it are read. */
export class JsonLinesReader implements Reader {
  readonly #source: Source;
  #rest = '';
  #line = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  *push(text: string): Generator<ReadEvent> {
    const lines = text.split('\n');
    lines[0] = this.#rest + (lines[0] ?? '');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) yield* this.#readLine(line);
  }

  *end(): Generator<ReadEvent> {
    yield* this.#readLine(this.#rest);
    this.#rest = '';
  }

  *breakOff(): Generator<ReadEvent> {
    this.#rest = '';
  }

  *#readLine(raw: string): Generator<ReadEvent> {
    this.#line += 1;
    const text = raw.trim();
    if (text !== '') yield* readJsonRecord(this.#source, text, this.#line);
  }
}

/** Read the text of one JSON value as a paper. */
export function* readJsonRecord(source: Source, text: string, line: number): Generator<ReadEvent> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    yield rejected(source, {
      line,
      rule: 'json-syntax',
      message: `Unexpected text in the record ${quoteStart(text)}, expected JSON`,
      mend: 'Mend the quotation marks, commas and brackets of the record; line breaks inside a text must be written \\n.',
    });
    return;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield rejected(source, {
      line,
      rule: 'record-shape',
      message: `Unexpected ${quoteStart(text)}, expected an object with title and abstract`,
      mend: 'Write {"title": "…", "abstract": "…"}, or delete it.',
    });
    return;
  }
  yield* readFields(source, new Map(Object.entries(value)), { line });
}
