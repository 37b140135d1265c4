import { LineSplitter } from './lines.ts';

/** One entry of a BibTeX file as it stands in the input. */
export interface BibtexEntry {
  /** From "@" to its closing bracket, or as far as it goes. */
  text: string;
  /** In lower case: `article`, `string`, `comment`. */
  type: string;
  /** Line of its "@", from 1. */
  line: number;
  /** Its brackets don't pair: the next entry began, or the input ended, before it was closed. */
  broken: boolean;
}

const entryStart = /@[ \t]*([A-Za-z][\w-]*)[ \t]*([{(])/g;
/** The beginning of an entry in a line of its own. Inside an entry that means a bracket was forgotten before. */
const entryLine = /^[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(][ \t]*(?:[^\s,{}()"=@]+[ \t]*,|$)/;

/** Letters after which an entry that isn't closed is given up. */
const entryMax = 16_000_000;

interface OpenEntry {
  type: string;
  line: number;
  parts: string[];
  length: number;
  closer: '}' | ')';
  /** Brackets open inside of the entry's own. */
  depth: number;
  quoted: boolean;
}

/**
 * Parts the text of a BibTeX file into entries by their brackets. What stands between entries is a comment by BibTeX's
 * rules and is passed over.
 */
export class BibtexEntrySplitter {
  readonly #lines = new LineSplitter();
  #lineNumber = 0;
  /** The entry under way: its lines, and what is still open in it. */
  #open: OpenEntry | undefined;

  push(text: string): BibtexEntry[] {
    return this.#lines.push(text).flatMap((line) => this.#readLine(line));
  }

  /** The input ended: gives the entry under way, broken. */
  end(): BibtexEntry[] {
    return [...this.#lines.end().flatMap((line) => this.#readLine(line)), ...this.#giveUp()];
  }

  #readLine(line: string): BibtexEntry[] {
    this.#lineNumber += 1;
    const entries: BibtexEntry[] = [];
    let index = 0;
    if (this.#open !== undefined && entryLine.test(line)) entries.push(...this.#giveUp());
    while (index < line.length) {
      if (this.#open === undefined) {
        entryStart.lastIndex = index;
        const start = line[index] === '%' ? null : entryStart.exec(line);
        if (start === null) break;
        const [found, type = '', bracket] = start;
        this.#open = {
          type: type.toLowerCase(),
          line: this.#lineNumber,
          parts: [found],
          length: 0,
          closer: bracket === '{' ? '}' : ')',
          depth: 0,
          quoted: false,
        };
        index = start.index + found.length;
      }
      const end = this.#findEnd(this.#open, line, index);
      this.#open.parts.push(line.slice(index, end));
      if (end === undefined) {
        this.#open.parts.push('\n');
        this.#open.length += line.length + 1;
        return this.#open.length > entryMax ? [...entries, ...this.#giveUp()] : entries;
      }
      const { type, line: first, parts } = this.#open;
      entries.push({ text: parts.join(''), type, line: first, broken: false });
      this.#open = undefined;
      index = end;
    }
    if (this.#open !== undefined) this.#open.parts.push('\n');
    return entries;
  }

  #giveUp(): BibtexEntry[] {
    if (this.#open === undefined) return [];
    const { type, line, parts } = this.#open;
    this.#open = undefined;
    return [{ text: parts.join(''), type, line, broken: true }];
  }

  /** Index after the bracket that closes the entry, or undefined where the line ends before. */
  #findEnd(open: OpenEntry, line: string, from: number): number | undefined {
    for (let index = from; index < line.length; index += 1) {
      const sign = line[index];
      if (sign === '\\' && (open.depth > 0 || open.quoted)) {
        if ('\\{}'.includes(line[index + 1] ?? ' ')) index += 1; // An escaped bracket is a letter.
      } else if (sign === '{') open.depth += 1;
      else if (sign === '}' && open.depth > 0) open.depth -= 1;
      else if (sign === '"' && open.depth === 0) open.quoted = !open.quoted;
      else if (sign === open.closer && open.depth === 0 && !open.quoted) return index + 1;
    }
    return undefined;
  }
}
