import type { DecodedPiece, Fault } from './decode-bytes.ts';
import type { ProblemParts } from './reader.ts';

/** What cleaning gives, in the order of the input: pieces of clean text, and notes at the place between them. */
export type CleanPart = { kind: 'text'; text: string } | { kind: 'note'; parts: ProblemParts };

/**
 * Everything but plain text: line breaks other than `\n`, and control characters other than tab. U+FFFD is here because
 * it may stand for bytes that could not be read.
 */
const special = /\r\n?|\n|[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\uFFFD/g;
const unclean = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/;
/** Controls that part words: taken out, they would glue two words. */
const blanks = new Set(['\x0b', '\x0c', '\x85']);

/**
 * Makes `\n` the only line break, takes control characters out, and tells of both them and unreadable bytes with their
 * place in the input as an editor shows it.
 */
export class TextCleaner {
  #line = 1;
  /** Units of the current line so far. */
  #column = 0;
  /** The last piece ended in `\r`: an `\n` at the beginning of the next one is the same line break. */
  #afterReturn = false;

  /** Take the next piece of decoded text. */
  push({ text, faults }: DecodedPiece): CleanPart[] {
    if (text === '') return [];
    if (faults.length === 0 && !unclean.test(text)) return [{ kind: 'text', text: this.#pass(text) }];
    return this.#mend(text, faults);
  }

  /** The quick way, for text without anything to note. */
  #pass(piece: string): string {
    const text = this.#afterReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    this.#afterReturn = piece.endsWith('\r');
    const clean = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    let last = -1;
    for (let at = clean.indexOf('\n'); at >= 0; at = clean.indexOf('\n', at + 1)) {
      this.#line += 1;
      last = at;
    }
    this.#column = last < 0 ? this.#column + clean.length : clean.length - last - 1;
    return clean;
  }

  #mend(text: string, faults: readonly Fault[]): CleanPart[] {
    const cleaned: CleanPart[] = [];
    let ready: string[] = [];
    let fault = 0;
    let plain = 0; // Where the text begins that is clean but not yet in `ready`.
    const say = (parts: Omit<ProblemParts, 'line' | 'column'>) => {
      if (ready.length > 0) cleaned.push({ kind: 'text', text: ready.join('') });
      ready = [];
      cleaned.push({ kind: 'note', parts: { ...parts, line: this.#line, column: this.#column + 1 } });
    };
    const keep = (end: number) => {
      if (end > plain) {
        ready.push(text.slice(plain, end));
        this.#column += end - plain;
        this.#afterReturn = false;
      }
    };

    const stops = [...text.matchAll(special)].map((match) => ({ index: match.index, sign: match[0] }));
    if (faults.some(({ kind }) => kind === 'windows-1252')) {
      stops.push(
        ...faults.filter(({ kind }) => kind === 'windows-1252').map(({ index }) => ({ index, sign: '' })),
      );
      stops.sort((a, b) => a.index - b.index);
    }
    for (const { index, sign } of stops) {
      keep(index);
      plain = index + sign.length;
      if (sign === '') {
        say(legacyNote(faults[fault] as Fault));
        fault += 1;
      } else if (sign === '\n' || sign === '\r' || sign === '\r\n') {
        if (!(sign === '\n' && this.#afterReturn)) {
          ready.push('\n');
          this.#line += 1;
        }
        this.#column = 0;
        this.#afterReturn = sign === '\r';
      } else if (sign === '\uFFFD') {
        const here = faults[fault];
        if (here?.index === index) {
          say(invalidNote(here));
          fault += 1;
        }
        ready.push(sign);
        this.#column += 1;
        this.#afterReturn = false;
      } else {
        say(controlNote(sign));
        if (blanks.has(sign)) ready.push(' ');
        this.#column += 1;
        this.#afterReturn = false;
      }
    }
    keep(text.length);
    if (ready.length > 0) cleaned.push({ kind: 'text', text: ready.join('') });
    return cleaned;
  }
}

function invalidNote({ offset, bytes }: Fault): Omit<ProblemParts, 'line' | 'column'> {
  return {
    rule: 'encoding-invalid',
    message: `Unexpected ${bytes.includes(' ') ? 'bytes' : 'byte'} ${bytes} at byte offset ${offset}, expected text in one encoding; read as U+FFFD`,
    mend: 'Save the file as UTF-8 again from where it came, or put the right letter there.',
  };
}

function legacyNote({ offset, bytes }: Fault): Omit<ProblemParts, 'line' | 'column'> {
  return {
    rule: 'encoding-legacy',
    message: `Unexpected byte ${bytes} at byte offset ${offset}, expected UTF-8; the file was read as windows-1252`,
    mend: 'Save the file as UTF-8 if any letter came out wrong.',
  };
}

function controlNote(sign: string): Omit<ProblemParts, 'line' | 'column'> {
  const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return {
    rule: 'control-character',
    message: `Unexpected control character U+${code}, expected text; left out`,
    mend: 'Delete the character.',
  };
}
