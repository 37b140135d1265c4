import { type ReadEvent, UnreadableInputError } from '../record.ts';
import { BrokenInputError } from './byte-stream.ts';
import { type CleanPart, TextCleaner } from './clean-text.ts';
import { createReader } from './create-reader.ts';
import { ByteDecoder } from './decode-bytes.ts';
import type { Encoding } from './encoding.ts';
import { headLength } from './format.ts';
import { LineTooLongError } from './lines.ts';
import { NoteLimit } from './note-limit.ts';
import { createProblem, note, type Reader, rejected, type Source } from './reader.ts';

/** What reading needs besides the bytes. */
export interface InputDescription {
  source: Source;
  encoding: Encoding;
  /** Lines that the survey's pages print around the papers. */
  boilerplate: readonly string[];
}

/**
 * Turn the bytes of a text into what they say: decode, clean, recognise the format, read.
 *
 * The events don't depend on how the bytes are cut into chunks. Memory is bounded by the largest record.
 *
 * @param bytes Unpacked, in order.
 * @throws {UnreadableInputError} At a line that can't be held in memory; and after the last event, where there was neither a paper nor anything in a paper's place.
 */
export async function* readEvents(
  bytes: AsyncIterable<Uint8Array>,
  { source, encoding, boilerplate }: InputDescription,
): AsyncGenerator<ReadEvent> {
  const decoder = new ByteDecoder(encoding);
  const cleaner = new TextCleaner();
  const text = new TextReading(source, boilerplate);
  let brokenBy: BrokenInputError | undefined;
  try {
    for await (const chunk of bytes) {
      for (const part of cleaner.push(decoder.push(chunk))) yield* text.push(part);
    }
  } catch (error) {
    if (error instanceof LineTooLongError) {
      const mend = 'Look whether this is the file you meant.';
      throw new UnreadableInputError(
        createProblem(source, { line: text.line, rule: 'line-too-long', message: error.message, mend }),
      );
    }
    if (!(error instanceof BrokenInputError)) throw error;
    brokenBy = error;
  }
  if (brokenBy === undefined) {
    for (const part of cleaner.push(decoder.end())) yield* text.push(part);
    yield* text.end();
  } else {
    yield* text.breakOff(brokenBy);
  }
}

/** Chooses the reader by the beginning of the text, and counts what comes. */
class TextReading {
  readonly #source: Source;
  readonly #boilerplate: readonly string[];
  readonly #notes: NoteLimit;
  #reader: Reader | undefined;
  /** The beginning of the text, until there is enough to recognise the format. */
  #head: CleanPart[] = [];
  #headLength = 0;
  #line = 1;
  #papers = 0;
  #blank = true;

  constructor(source: Source, boilerplate: readonly string[]) {
    this.#source = source;
    this.#boilerplate = boilerplate;
    this.#notes = new NoteLimit(source);
  }

  /** Line that was reached, from 1. */
  get line(): number {
    return this.#line;
  }

  async *push(part: CleanPart): AsyncGenerator<ReadEvent> {
    if (this.#reader !== undefined) {
      yield* this.#read(this.#reader, part);
      return;
    }
    this.#head.push(part);
    if (part.kind === 'text') this.#headLength += part.text.length;
    if (this.#headLength >= headLength) yield* this.#begin();
  }

  async *end(): AsyncGenerator<ReadEvent> {
    if (this.#reader === undefined) yield* this.#begin();
    yield* this.#count(this.#reader?.end() ?? []);
    yield* this.#notes.rest();
    this.#ensurePapers();
  }

  async *breakOff(error: BrokenInputError): AsyncGenerator<ReadEvent> {
    if (this.#reader === undefined) yield* this.#begin();
    yield* this.#count(this.#reader?.breakOff() ?? []);
    yield* this.#notes.rest();
    const gzip = error.reason === 'gzip';
    yield rejected(this.#source, {
      line: this.#line,
      rule: gzip ? 'gzip-broken' : 'input-broken-off',
      message: `Unexpected end of what can be ${gzip ? 'unpacked' : 'read'} (${error.message}), expected the rest of the file; the paper under way and all after it are lost`,
      mend: gzip
        ? 'Pack or download the file again.'
        : 'Look whether the disk is sound, and copy the file again.',
    });
  }

  async *#begin(): AsyncGenerator<ReadEvent> {
    const head = this.#head.map((part) => (part.kind === 'text' ? part.text : '')).join('');
    const reader = await createReader(head.slice(0, headLength), this.#source, this.#boilerplate);
    this.#reader = reader;
    for (const part of this.#head.splice(0)) yield* this.#read(reader, part);
  }

  *#read(reader: Reader, part: CleanPart): Generator<ReadEvent> {
    if (part.kind === 'note') {
      if (this.#notes.admits(part.parts.rule)) yield note(this.#source, part.parts);
      return;
    }
    if (this.#blank && part.text.trim() !== '') this.#blank = false;
    for (let at = part.text.indexOf('\n'); at >= 0; at = part.text.indexOf('\n', at + 1)) this.#line += 1;
    yield* this.#count(reader.push(part.text));
  }

  *#count(events: Iterable<ReadEvent>): Generator<ReadEvent> {
    for (const event of events) {
      if (event.kind !== 'note') this.#papers += 1;
      else if (!this.#notes.admits(event.problem.rule)) continue;
      yield event;
    }
  }

  #ensurePapers(): void {
    if (this.#papers > 0) return;
    const parts = this.#blank
      ? { rule: 'input-empty', message: 'Unexpected empty file, expected papers' }
      : {
          rule: 'input-without-papers',
          message: 'Unexpected file without a paper, expected titles and abstracts',
        };
    throw new UnreadableInputError(
      createProblem(this.#source, { ...parts, line: 1, mend: 'Look whether this is the file you meant.' }),
    );
  }
}
