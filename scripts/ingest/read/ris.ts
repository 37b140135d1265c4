import type { ReadEvent } from '../record.ts';
import { turnName } from './authors.ts';
import { arxivIdOfDoi, arxivIdOfUrl, parseDoi, parseHttpUrl, parseYear } from './identifiers.ts';
import { LineSplitter } from './lines.ts';
import { createPaperEvents, knownFacts, parseVenue } from './paper-fields.ts';
import type { Reader, Source } from './reader.ts';

/** A line with a tag: `TI  - A title`. Programs differ in the blanks. */
const taggedLine = /^\s*([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/;

/** Tags of what a survey knows, best first. */
const tags = {
  title: ['TI', 'T1', 'CT', 'BT'],
  abstract: ['AB', 'N2'],
  authors: ['AU', 'A1'],
  year: ['PY', 'Y1', 'DA'],
  venue: ['JO', 'JF', 'T2', 'JA', 'J2', 'C3'],
  doi: ['DO'],
  url: ['UR', 'L2', 'L1'],
} as const;

/** A record under way: the values of each tag, in their order. */
interface RisRecord {
  line: number;
  values: Map<string, string[]>;
}

/**
 * Reads RIS: lines with tags, from `TY` to `ER`.
 *
 * Read here rather than by Citation.js, whose reader loses what follows a second "␣␣-␣" in a line and the other authors
 * when a name is broken over two lines.
 */
export class RisReader implements Reader {
  readonly #source: Source;
  readonly #lines = new LineSplitter();
  #line = 0;
  #record: RisRecord | undefined;
  #lastTag = '';
  #blank = false;

  constructor(source: Source) {
    this.#source = source;
  }

  *push(text: string): Generator<ReadEvent> {
    for (const line of this.#lines.push(text)) yield* this.#readLine(line);
  }

  *end(): Generator<ReadEvent> {
    for (const line of this.#lines.end()) yield* this.#readLine(line);
    yield* this.#finish();
  }

  breakOff(): ReadEvent[] {
    return [];
  }

  *#readLine(raw: string): Generator<ReadEvent> {
    this.#line += 1;
    const text = raw.replace(/^\uFEFF/, '').trimEnd();
    const [, tag, value = ''] = taggedLine.exec(text) ?? [];
    if (tag === undefined) this.#continueValue(text.trim());
    else if (tag === 'TY') {
      yield* this.#finish(); // A record whose `ER` is missing ends where the next begins.
      this.#record = { line: this.#line, values: new Map() };
    } else if (tag === 'ER') yield* this.#finish();
    else if (this.#record !== undefined) {
      const values = this.#record.values.get(tag) ?? [];
      values.push(value.trim());
      this.#record.values.set(tag, values);
    }
    if (tag !== undefined) {
      this.#lastTag = tag;
      this.#blank = false;
    }
  }

  /** A line without a tag goes on with the value before; after a blank line, as a new paragraph. */
  #continueValue(text: string): void {
    if (text === '') {
      this.#blank = true;
      return;
    }
    const values = this.#record?.values.get(this.#lastTag);
    const last = values?.at(-1);
    if (values !== undefined && last !== undefined) {
      values[values.length - 1] = last === '' ? text : last + (this.#blank ? '\n\n' : ' ') + text;
    }
    this.#blank = false;
  }

  *#finish(): Generator<ReadEvent> {
    const record = this.#record;
    this.#record = undefined;
    this.#lastTag = '';
    if (record === undefined) return;
    const find = (name: keyof typeof tags): readonly string[] => {
      for (const tag of tags[name]) {
        const values = record.values.get(tag)?.filter((value) => value !== '') ?? [];
        if (values.length > 0) return values;
      }
      return [];
    };
    const doi = parseDoi(find('doi')[0] ?? '');
    const url = find('url')
      .map(parseHttpUrl)
      .find((address) => address !== undefined);
    const authors = find('authors').map(turnName);
    const facts = knownFacts({
      arxiv: arxivIdOfDoi(doi ?? '') ?? arxivIdOfUrl(url ?? ''),
      doi,
      authors: authors.length > 0 ? authors : undefined,
      year: parseYear(find('year')[0]),
      venue: parseVenue(find('venue')[0] ?? ''),
      url,
    });
    const texts = { title: find('title')[0], abstract: find('abstract').join('\n\n') };
    yield* createPaperEvents(this.#source, texts, facts, { line: record.line });
  }
}
