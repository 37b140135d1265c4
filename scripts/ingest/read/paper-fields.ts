import type { Facts, ReadEvent } from '../record.ts';
import { parseAuthors } from './authors.ts';
import {
  arxivIdOfDoi,
  arxivIdOfUrl,
  parseArxivId,
  parseDoi,
  parseHttpUrl,
  parseYear,
} from './identifiers.ts';
import { hasOddCharacters, stripJats, toLine, toText } from './plain-text.ts';
import { note, quoteStart, rejected, type Source } from './reader.ts';

/** Fields of one record by the names that the input gives them. */
export type Fields = ReadonlyMap<string, unknown>;

/**
 * Names under which formats hold what a survey knows about a paper, best first; written without blanks, dashes,
 * underscores and capitals.
 */
const aliases = {
  title: ['title', 'papertitle'],
  abstract: ['abstract', 'summary', 'abstractnote', 'abstracttext', 'paperabstract'],
  authors: ['authors', 'author', 'creators', 'creator'],
  year: [
    'year',
    'publicationyear',
    'published',
    'publicationdate',
    'publishedon',
    'issued',
    'date',
    'pubdate',
  ],
  venue: [
    'venue',
    'journal',
    'journaltitle',
    'booktitle',
    'containertitle',
    'publicationtitle',
    'conference',
    'proceedings',
  ],
  doi: ['doi'],
  arxiv: ['arxiv', 'arxivid', 'arxivnumber'],
  eprint: ['eprint'],
  eprintType: ['archiveprefix', 'eprinttype'],
  url: ['url', 'link', 'paperurl', 'entryid'],
} as const;
type FieldName = keyof typeof aliases;

/** Whether a name of a field or column means the title, or the abstract. */
export function isFieldName(name: string, field: 'title' | 'abstract'): boolean {
  return (aliases[field] as readonly string[]).includes(foldName(name));
}

function foldName(name: string): string {
  return name.toLowerCase().replace(/[\s_.:-]/g, '');
}

/** Where a record stands: its first line, and the column if something stands before it. */
export interface Place {
  line: number;
  column?: number;
}

/**
 * Read one record of a format with named fields.
 *
 * @yields The paper, or why it can't be one: title and abstract must be texts that aren't blank.
 */
export function* readFields(source: Source, fields: Fields, place: Place): Generator<ReadEvent> {
  const values = new Map<string, unknown>();
  for (const [name, value] of fields) {
    const folded = foldName(name);
    if (!isUnknown(value) && !values.has(folded)) values.set(folded, value);
  }
  const find = (name: FieldName): unknown => {
    for (const alias of aliases[name]) if (values.has(alias)) return values.get(alias);
    return undefined;
  };

  // Crossref gives a title as a list of one.
  const lists = values.has('doi') && values.has('containertitle');
  const title = textOf(find('title'), lists);
  const abstract = textOf(find('abstract'), lists);
  yield* createPaperEvents(
    source,
    { title: title ?? find('title'), abstract: abstract ?? find('abstract') },
    readFacts(find, lists),
    place,
  );
}

/**
 * The events of one record of which title and abstract are known.
 *
 * @param texts Anything: what isn't a text is rejected.
 */
export function* createPaperEvents(
  source: Source,
  texts: { title: unknown; abstract: unknown },
  facts: Facts,
  { line, column = 1 }: Place,
): Generator<ReadEvent> {
  const title = typeof texts.title === 'string' ? toLine(texts.title) : '';
  const abstract = typeof texts.abstract === 'string' ? stripJats(toText(texts.abstract)) : '';
  if (title === '' || abstract === '') {
    const [missing, value] =
      title === '' ? (['title', texts.title] as const) : (['abstract', texts.abstract] as const);
    const which =
      title === ''
        ? abstract === ''
          ? ''
          : ` with the abstract ${quoteStart(abstract)}`
        : ` ${quoteStart(title)}`;
    const found =
      isUnknown(value) || typeof value === 'string'
        ? `without ${missing === 'title' ? 'a' : 'an'} ${missing}`
        : `whose ${missing} is ${kindOf(value)}`;
    yield rejected(source, {
      line,
      column,
      rule: `${missing}-missing`,
      message: `Unexpected record${which} ${found}, expected a title and an abstract, each a text`,
      mend: `Fill in the ${missing}, or delete the record.`,
    });
    return;
  }
  if (hasOddCharacters(texts.title as string) || hasOddCharacters(texts.abstract as string)) {
    yield note(source, {
      line,
      column,
      rule: 'control-character',
      message: `Unexpected control character or half of a surrogate pair in the record ${quoteStart(title)}, expected text; left out`,
      mend: 'Delete the character.',
    });
  }
  if (!/\p{L}/u.test(abstract)) {
    yield note(source, {
      line,
      column,
      rule: 'abstract-without-words',
      message: `Unexpected abstract ${quoteStart(abstract)} of the record ${quoteStart(title)}, expected words; taken as it is`,
      mend: 'Copy the abstract from the paper, or delete the record: a label needs words to quote.',
    });
  }
  yield { kind: 'record', record: { title, abstract, facts, dump: source.dump, line } };
}

function readFacts(find: (name: FieldName) => unknown, lists: boolean): Facts {
  const text = (name: FieldName): string => textOf(find(name), lists) ?? '';
  const doi = parseDoi(text('doi'));
  const url = parseHttpUrl(text('url'));
  const eprint = /^arxiv$/i.test(text('eprintType').trim()) ? parseArxivId(text('eprint')) : undefined;
  const value = find('arxiv');
  const arxiv =
    parseArxivId(typeof value === 'string' ? value : '') ??
    eprint ??
    (/^\s*(?:arxiv\s*:|https?:)/i.test(text('eprint')) ? parseArxivId(text('eprint')) : undefined) ??
    arxivIdOfDoi(doi ?? '') ??
    arxivIdOfUrl(url ?? '');
  return knownFacts({
    arxiv,
    doi,
    authors: parseAuthors(find('authors')),
    year: yearOf(find('year')),
    venue: parseVenue(text('venue')),
    url,
  });
}

/** Facts without the fields that aren't known. */
export function knownFacts(facts: { [Name in keyof Facts]: Facts[Name] | undefined }): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/**
 * A venue in one line; undefined when empty.
 *
 * @example parseVenue('arXiv preprint arXiv:2312.09230') // 'arXiv': the id is no part of the venue
 */
export function parseVenue(text: string): string | undefined {
  const venue = toLine(text);
  if (
    /^(?:arXiv(?:\.org)?|CoRR)(?: e-?prints?| preprint)?(?:,? (?:arXiv:|abs\/)\S+)?(?: \(\d{4}\))?$/i.test(
      venue,
    )
  )
    return 'arXiv';
  return venue === '' ? undefined : venue;
}

/** A year, a date, or CSL's `{ "date-parts": [[2023, 12]] }`. */
function yearOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return parseYear(value);
  const parts: unknown = Object.hasOwn(value, 'date-parts')
    ? (value as Record<string, unknown>)['date-parts']
    : undefined;
  return Array.isArray(parts) && Array.isArray(parts[0]) ? parseYear(parts[0][0]) : undefined;
}

function textOf(value: unknown, lists: boolean): string | undefined {
  if (typeof value === 'string') return value;
  return lists && Array.isArray(value) && value.length === 1 && typeof value[0] === 'string'
    ? value[0]
    : undefined;
}

/** Whether a value says nothing, so that a field of another name may be looked at. */
function isUnknown(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
