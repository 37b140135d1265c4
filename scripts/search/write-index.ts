import { gzipSync } from 'fflate';
import { type FacetOptions, facetIds } from '../../src/facets/facet.ts';
import { ByteWriter } from '../../src/search/bytes.ts';
import { pageKinds } from '../../src/search/page-kind.ts';
import { readWords } from '../../src/search/read-words.ts';
import type { SearchDocument } from '../../src/search/search-document.ts';
import { type IndexHead, impactSteps } from '../../src/search/search-index.ts';
import { stem } from '../../src/search/stem.ts';
import { fingerprint } from '../../src/survey/fingerprint.ts';
import { compareText } from '../../src/survey/problem.ts';
import { askingWords, stopWords } from './common-words.ts';

/** What all documents have in common. */
export interface IndexFacts {
  options: FacetOptions;
  /** In the order of their work. */
  stages: readonly { id: string; abbr: string }[];
  /** Groups of names for one thing, besides the documents' own. */
  synonyms: readonly (readonly string[])[];
}

/** How much a word counts for, by where it stands. */
const weights = { title: 5, names: 4, heading: 2, authors: 2.5, labels: 1.5, text: 1 };
type Field = keyof typeof weights;

/** What a document says of one term. */
interface Entry {
  weight: number;
  inTitle?: number;
  inNames: boolean;
  /** Of the term in the document's words, title first; from 0. */
  places: number[];
}

/** Bytes of a file of terms before it is packed; one term's may be more. */
const bytesPerPart = 10_000;
/** Words that spelling knows, at most; those of titles and names first, then the frequent ones. */
const mostWords = 12_000;

/**
 * Make the files of the index, by path from the root of the site. The same documents, in whatever order, give the same bytes.
 *
 * The root file holds what every search needs: facets, names, the words that spelling knows. The terms lie in parts of
 * about equal size, by letters, so that a query loads those of its words alone; where exactly words stand is only needed
 * for phrases and lies apart.
 */
export function writeIndex(documents: readonly SearchDocument[], facts: IndexFacts): Map<string, Uint8Array> {
  const sorted = [...documents].sort(
    (a, b) => compareText(sortKey(a.title), sortKey(b.title)) || compareText(a.address, b.address),
  );
  const { terms, surfaces, titleLengths } = readTerms(sorted);
  const names = [...terms.keys()].sort(compareText);
  const parts: { first: string; terms: Uint8Array; places: Uint8Array }[] = [];
  let open: { first: string; terms: ByteWriter; places: ByteWriter; size: number; last: string } | undefined;
  const close = () => {
    if (open) parts.push({ first: open.first, terms: open.terms.finish(), places: open.places.finish() });
    open = undefined;
  };
  for (const term of names) {
    const entries = [...(terms.get(term) ?? [])].sort(([a], [b]) => a - b);
    const postings = writePostings(entries);
    if (open && open.size + postings.length > bytesPerPart) close();
    open ??= { first: term, terms: new ByteWriter(), places: new ByteWriter(), size: 0, last: '' };
    const shared = sharedLength(open.last, term);
    open.terms.number(shared).text(term.slice(shared)).number(entries.length).bytes(postings);
    open.places.bytes(writePlaces(entries));
    open.size += postings.length;
    open.last = term;
  }
  close();
  const version = fingerprint(
    parts.map(({ terms, places }) => fingerprint(hex(terms)) + fingerprint(hex(places))).join(),
  ).slice(0, 8);
  const files = new Map<string, Uint8Array>();
  parts.forEach(({ terms, places }, part) => {
    files.set(`search/index/${version}/terms-${part}.bin`, pack(terms));
    files.set(`search/index/${version}/places-${part}.bin`, pack(places));
  });
  const numberOf = new Map(sorted.map(({ address }, number) => [address, number]));
  const head: IndexHead = {
    version,
    count: sorted.length,
    options: facts.options,
    stages: facts.stages.map(({ id, abbr }) => ({ id, abbr })),
    names: sorted.flatMap(({ kind, title, names }, number) =>
      kind === 'paper' || kind === 'reference' || kind === 'page' || kind === 'essay'
        ? []
        : [[number, title, ...names] as [number, ...string[]]],
    ),
    synonyms: facts.synonyms.map((group) => [...group]),
    things: sorted.flatMap(({ anchor, title, kind }, number) =>
      anchor === undefined
        ? []
        : [[number, anchor, kind === 'paper' ? '' : title] as [number, string, string]],
    ),
    introduces: sorted.flatMap(({ introduces }, number) =>
      introduces.flatMap((id) => {
        const head = numberOf.get(`heads/${id}/`);
        return head === undefined ? [] : [[head, number] as [number, number]];
      }),
    ),
    stopWords: [...stopWords].join(' '),
    askingWords: [...askingWords].join(' '),
    parts: parts.map(({ first }) => first),
  };
  files.set(
    'search/index/root.bin',
    pack(writeRoot(sorted, head, titleLengths, spellingWords(terms, surfaces))),
  );
  return files;
}

/** Titles are sorted as a reader looks for them: without case, accents and signs. */
function sortKey(title: string): string {
  return readWords(title)
    .map(({ word }) => word)
    .join(' ');
}

function readTerms(documents: readonly SearchDocument[]) {
  const terms = new Map<string, Map<number, Entry>>();
  /** How often each form of a term stands in the texts. */
  const surfaces = new Map<string, Map<string, number>>();
  const titleLengths: number[] = [];
  const lengths = documents.map(({ sections }) => sections.reduce((sum, { text }) => sum + text.length, 0));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  documents.forEach(({ title, names, authors, labels, sections }, number) => {
    let place = 0;
    const norm = 0.35 + (0.65 * (lengths[number] ?? 0)) / Math.max(1, mean);
    const add = (word: string, term: string, field: Field, at?: number) => {
      const entries = terms.get(term) ?? new Map<number, Entry>();
      terms.set(term, entries);
      const entry: Entry = entries.get(number) ?? { weight: 0, inNames: false, places: [] };
      entries.set(number, entry);
      entry.weight += field === 'text' ? weights.text / norm : weights[field];
      if (field === 'title') entry.inTitle ??= Math.min(254, place);
      // Who wrote it is as telling as what it is called.
      if (field === 'names' || field === 'authors') entry.inNames = true;
      if (at !== undefined) entry.places.push(at);
      const forms = surfaces.get(term) ?? new Map<string, number>();
      surfaces.set(term, forms);
      forms.set(word, (forms.get(word) ?? 0) + 1);
    };
    const read = (text: string, field: Field, placed: boolean) => {
      const words = readWords(text);
      words.forEach(({ word, joined }, index) => {
        add(word, stem(word), field, placed ? place : undefined);
        const before = words[index - 1];
        // "multi-head" is also found as "multihead"; longer chains would only fill the index.
        if (joined && before && !before.joined && !words[index + 1]?.joined)
          add(before.word + word, stem(before.word + word), field);
        if (placed) place += 1;
      });
    };
    read(title, 'title', true);
    const all = new Set(readWords(title).map(({ word }) => stem(word)));
    const telling = new Set(readWords(title).flatMap(({ word }) => (stopWords.has(word) ? [] : stem(word))));
    // A title of one telling word is known by its stop words, too: "What heads do" is not what "heads" asks for.
    titleLengths.push(Math.min(255, telling.size > 1 ? telling.size : all.size));
    for (const name of names) read(name, 'names', false);
    for (const author of authors) read(author, 'authors', false);
    for (const label of new Set(labels)) read(label, 'labels', false);
    for (const { heading, text } of sections) {
      place += 1; // No phrase goes across a heading.
      if (heading !== undefined) read(heading, 'heading', true);
      place += 1;
      read(text, 'text', true);
    }
  });
  return { terms, surfaces, titleLengths };
}

function writePostings(entries: readonly [number, Entry][]): Uint8Array {
  const writer = new ByteWriter();
  let last = 0;
  for (const [number, { weight, inTitle, inNames }] of entries) {
    writer.number(number - last);
    last = number;
    // What a word more adds becomes less and less. Sixteen steps are enough to rank by, and pack well.
    const impact = Math.max(1, Math.round((impactSteps * weight) / (weight + 1.6)));
    writer.byte((inTitle === undefined ? 0 : 0x80) | (inNames ? 0x40 : 0) | impact);
    if (inTitle !== undefined) writer.byte(inTitle);
  }
  return writer.finish();
}

function writePlaces(entries: readonly [number, Entry][]): Uint8Array {
  const writer = new ByteWriter();
  for (const [, { places }] of entries) writer.ascending(places);
  return writer.finish();
}

interface SpellingWord {
  word: string;
  /** Documents that have it or another form of it. */
  documents: number;
  inTitle: boolean;
}

/**
 * The words that spelling knows, by letters: of each term the form that is seen most. What stands once in one text is
 * found when it is asked for, but nobody is led to it.
 */
function spellingWords(
  terms: ReadonlyMap<string, ReadonlyMap<number, Entry>>,
  surfaces: ReadonlyMap<string, ReadonlyMap<string, number>>,
): SpellingWord[] {
  const words = [...terms].flatMap(([term, entries]) => {
    const [form] = [...(surfaces.get(term) ?? [])].sort(([a, m], [b, n]) => n - m || compareText(a, b));
    if (!form || /^\d+$/.test(term)) return [];
    const inTitle = [...entries.values()].some((entry) => entry.inTitle !== undefined || entry.inNames);
    return entries.size > 1 || inTitle ? [{ word: form[0], documents: entries.size, inTitle }] : [];
  });
  return words
    .sort(
      (a, b) =>
        Number(b.inTitle) - Number(a.inTitle) || b.documents - a.documents || compareText(a.word, b.word),
    )
    .slice(0, mostWords)
    .sort((a, b) => compareText(a.word, b.word));
}

function writeRoot(
  documents: readonly SearchDocument[],
  head: IndexHead,
  titleLengths: readonly number[],
  words: readonly SpellingWord[],
): Uint8Array {
  const writer = new ByteWriter().text(JSON.stringify(head));
  for (const { kind } of documents) writer.byte(pageKinds.indexOf(kind));
  for (const length of titleLengths) writer.byte(length);
  writer.text(documents.map(({ fragment }) => fragment).join('\n'));
  for (const facet of facetIds) {
    for (const { value } of head.options[facet] ?? []) {
      writer.ascending(
        documents.flatMap(({ facets }, number) => (facets[facet]?.includes(value) ? [number] : [])),
      );
    }
  }
  writer.number(words.length);
  let last = '';
  for (const { word, documents, inTitle } of words) {
    const shared = sharedLength(last, word);
    writer
      .number(shared)
      .text(word.slice(shared))
      .number(documents * 2 + Number(inTitle));
    last = word;
  }
  return writer.finish();
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** Not by the machine's own zlib, whose bytes differ from one kind of processor to another. */
function pack(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 9, mtime: 0 });
}
