import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { Facts, ReadEvent } from '../record.ts';
import { parseAuthors } from './authors.ts';
import { type BibtexEntry, BibtexEntrySplitter } from './bibtex-entries.ts';
import {
  arxivIdOfDoi,
  arxivIdOfUrl,
  parseArxivId,
  parseDoi,
  parseHttpUrl,
  parseYear,
} from './identifiers.ts';
import { maskTex } from './mask-tex.ts';
import { createPaperEvents, knownFacts, parseVenue } from './paper-fields.ts';
import { quoteStart, type Reader, rejected, type Source } from './reader.ts';

/** Fields of an entry as they stand between its brackets, by their names in lower case. */
type RawFields = ReadonlyMap<string, string>;

/** Citation.js's tables of TeX, which it offers for changing. */
const tex = (plugins.config.get('@bibtex') as { constants: Record<string, Record<string, unknown>> })
  .constants;

// Bold and italics come out as HTML otherwise, and our texts are plain.
for (const style of Object.keys(tex.formatting ?? {}))
  Object.assign(tex.formatting ?? {}, { [style]: ['', ''] });

/** Whether Citation.js knows what to do with a command's brackets. */
function isKnownCommand(name: string): boolean {
  const tables = ['commands', 'mathCommands', 'diacritics', 'formattingCommands', 'argumentCommands'];
  return name === 'begin' || name === 'end' || tables.some((table) => Object.hasOwn(tex[table] ?? {}, name));
}

/** Macros that are kept for the entries to come; real files have a few hundred. */
const macrosMax = 5000;

/**
 * Reads BibTeX and BibLaTeX.
 *
 * The entries are parted here, so that each has its line and a broken one costs only itself; what an entry says is
 * Citation.js's business, but for formulae and commands unknown to it, which stay
 * TeX.
 */
export class BibtexReader implements Reader {
  readonly #source: Source;
  readonly #splitter = new BibtexEntrySplitter();
  /** Texts of the `@string` entries so far by the names they define. */
  readonly #macros = new Map<string, string>();

  constructor(source: Source) {
    this.#source = source;
  }

  *push(text: string): Generator<ReadEvent> {
    for (const entry of this.#splitter.push(text)) yield* this.#readEntry(entry);
  }

  *end(): Generator<ReadEvent> {
    for (const entry of this.#splitter.end()) yield* this.#readEntry(entry);
  }

  breakOff(): ReadEvent[] {
    return [];
  }

  *#readEntry(entry: BibtexEntry): Generator<ReadEvent> {
    const { text, type, line, broken } = entry;
    if (type === 'comment' || type === 'preamble') return;
    if (type === 'string') {
      const name = /^[^{(]*[{(]\s*([^\s={}()"]+)\s*=/.exec(text)?.[1];
      if (name !== undefined && !broken && this.#macros.size < macrosMax)
        this.#macros.set(name.toLowerCase(), text);
      return;
    }
    const fields = broken ? undefined : parseEntry(this.#macrosOf(text) + text);
    if (fields === undefined) {
      yield rejected(this.#source, {
        line,
        rule: 'bibtex-syntax',
        message: `Unexpected end or sign in the entry ${quoteStart(text)}, expected @type{key, name = {text}, …} with brackets that pair`,
        mend: 'Mend the brackets, quotation marks and commas of the entry.',
      });
      return;
    }
    const title = [readText(fields, 'title'), readText(fields, 'subtitle')].filter(Boolean).join(': ');
    yield* createPaperEvents(
      this.#source,
      { title, abstract: readText(fields, 'abstract') },
      readFacts(fields),
      { line },
    );
  }

  /** The macros that an entry may use: all of them would make long files slow. */
  #macrosOf(text: string): string {
    if (this.#macros.size === 0) return '';
    const words = new Set(text.toLowerCase().match(/[a-z_][\w:+-]*/g) ?? []);
    const used = [...this.#macros].filter(([name]) => words.has(name)).map(([, macro]) => macro);
    return used.map((macro) => `${macro}\n`).join('');
  }
}

/** The fields of the last entry of a text, or undefined where Citation.js can't read it. */
function parseEntry(text: string): RawFields | undefined {
  try {
    const entries = plugins.input.data(text, '@biblatex/text') as { properties: Record<string, unknown> }[];
    const properties = entries.at(-1)?.properties;
    if (properties === undefined) return undefined;
    // A macro that nobody defined can come out as anything; only texts and numbers are what the file says.
    const known = Object.entries(properties).filter(([, value]) =>
      ['string', 'number'].includes(typeof value),
    );
    return new Map(known.map(([name, value]) => [name, String(value)]));
  } catch {
    return undefined;
  }
}

/** A field as plain text with its formulae as TeX; undefined where the entry lacks it. */
function readText(fields: RawFields, name: string): string | undefined {
  const raw = fields.get(name);
  if (raw === undefined) return undefined;
  const { masked, unmask } = maskTex(raw, isKnownCommand);
  const value = readValue('title', masked);
  // TeX that Citation.js can't read is shown as it stands rather than lost.
  return typeof value === 'string' ? unmask(value) : raw.replace(/\s+/g, ' ');
}

/** Have Citation.js read the value of one field; undefined where it can't. */
function readValue(name: 'title' | 'author', value: string): unknown {
  try {
    const entry = { type: 'misc', label: 'entry', properties: { [name]: value } };
    const [item] = plugins.input.data([entry], '@biblatex/entries+list') as Record<string, unknown>[];
    return item?.[name];
  } catch {
    return undefined;
  }
}

function readFacts(fields: RawFields): Facts {
  const plain = (name: string): string =>
    fields
      .get(name)
      ?.replace(/[{}]/g, '')
      .replace(/\\([_%&#$])/g, '$1')
      .trim() ?? '';
  const doi = parseDoi(plain('doi'));
  const url = parseHttpUrl(plain('url').replace(/^\\url\s*/, ''));
  const isArxiv = [plain('archiveprefix'), plain('eprinttype')].some((type) => /^arxiv$/i.test(type));
  const eprint = isArxiv || /^arxiv:/i.test(plain('eprint')) ? parseArxivId(plain('eprint')) : undefined;
  const journal = /^arXiv(?: preprint)? (arXiv:\S+)/i.exec(plain('journal'))?.[1];
  const venue = ['booktitle', 'journal', 'journaltitle', 'maintitle'].find((name) => plain(name) !== '');
  return knownFacts({
    arxiv:
      eprint ??
      arxivIdOfDoi(doi ?? '') ??
      arxivIdOfUrl(url ?? '') ??
      (journal === undefined ? undefined : parseArxivId(journal)),
    doi,
    authors: readAuthors(fields.get('author')),
    year: parseYear(plain('year')) ?? parseYear(plain('date')),
    venue: venue === undefined ? undefined : parseVenue(readText(fields, venue) ?? ''),
    url,
  });
}

function readAuthors(raw: string | undefined): string[] | undefined {
  if (raw === undefined) return undefined;
  const names = readValue('author', raw);
  if (!Array.isArray(names)) return undefined;
  // "and others" names nobody.
  const others = /\sand\s+others\s*$/i.test(raw);
  return parseAuthors(others ? names.slice(0, -1) : names);
}
