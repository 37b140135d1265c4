import { type FacetId, type FacetOptions, type FacetValues, facetIds } from '../facets/facet.ts';
import { ByteReader } from './bytes.ts';
import { type Fragment, parseFragment } from './fragment.ts';
import { type IndexSource, rootFile, unpack } from './index-source.ts';
import { type PageKind, pageKinds } from './page-kind.ts';
import { stem } from './stem.ts';

/** The part of the root file that is JSON. Documents are known by their number, in the order of their titles. */
export interface IndexHead {
  /** Changes with every change of the terms. */
  version: string;
  /** Documents. */
  count: number;
  options: FacetOptions;
  /** In their order. */
  stages: { id: string; abbr: string }[];
  /** Document, its title, its other names: of what is a term of the survey. */
  names: [number, ...string[]][];
  /** Names of one thing that has no page. */
  synonyms: string[][];
  /** Document, its place on its page, its title: of what shares a page with others. */
  things: [number, string, string][];
  /** A term's document, and that of a paper which introduces it. */
  introduces: [number, number][];
  /** Words that say nothing about what is looked for, with blanks between; here, since only who searches needs them. */
  stopWords: string;
  /** Words that ask for a paper rather than for what it is about, likewise. */
  askingWords: string;
  /** The first term of each part. */
  parts: string[];
}

/** In so many steps, from 1, the index says how much a term weighs in a document. */
export const impactSteps = 16;

/** Where a term stands: the documents, in ascending order, and for each what it weighs there. */
export interface Postings {
  documents: number[];
  /** 0 to 1. */
  impacts: number[];
  /** Place in the title, from 0; -1 for none. */
  titlePlaces: number[];
  inNames: boolean[];
}

/** A word that spelling knows. */
export interface KnownWord {
  word: string;
  documents: number;
  inTitle: boolean;
}

interface Part {
  terms: Map<string, { bytes: Uint8Array; count: number; order: number }>;
}

const noPart: Part = { terms: new Map() };
const noPostings: Postings = { documents: [], impacts: [], titlePlaces: [], inNames: [] };

/** The index as it is read piece by piece: what has been read once is kept. */
export class SearchIndex {
  readonly head: IndexHead;
  readonly stopWords: ReadonlySet<string>;
  readonly askingWords: ReadonlySet<string>;
  readonly kinds: readonly PageKind[];
  /** Words of each title that aren't stop words. */
  readonly titleLengths: readonly number[];
  /** By document. */
  readonly facets: readonly FacetValues[];
  /** By letters. */
  readonly words: readonly KnownWord[];
  /** Terms of the known words, each with the form that is seen most. */
  #ownForms: ReadonlyMap<string, string> | undefined;
  readonly #source: IndexSource;
  readonly #fragments: readonly string[];
  readonly #things: ReadonlyMap<number, { id: string; title: string }>;
  readonly #parts = new Map<number, Promise<Part>>();
  readonly #files = new Map<string, Promise<Uint8Array>>();
  readonly #postings = new Map<string, Postings>();
  readonly #pages = new Map<string, Promise<Fragment>>();

  private constructor(source: IndexSource, root: Uint8Array) {
    this.#source = source;
    const reader = new ByteReader(root);
    this.head = JSON.parse(reader.text());
    const { count, options, things, stopWords, askingWords } = this.head;
    this.stopWords = new Set(stopWords.split(' '));
    this.askingWords = new Set(askingWords.split(' '));
    this.kinds = Array.from({ length: count }, () => pageKinds[reader.byte()] ?? 'page');
    this.titleLengths = Array.from({ length: count }, () => reader.byte());
    this.#fragments = reader.text().split('\n');
    const facets = Array.from({ length: count }, (): Partial<Record<FacetId, string[]>> => ({}));
    for (const facet of facetIds) {
      for (const { value } of options[facet] ?? []) {
        for (const document of reader.ascending()) {
          const own = facets[document];
          if (own) own[facet] = [...(own[facet] ?? []), value];
        }
      }
    }
    this.facets = facets;
    let last = '';
    this.words = Array.from({ length: reader.number() }, () => {
      last = last.slice(0, reader.number()) + reader.text();
      const rest = reader.number();
      return { word: last, documents: rest >> 1, inTitle: rest % 2 === 1 };
    });
    this.#things = new Map(things.map(([document, id, title]) => [document, { id, title }]));
  }

  /** Made when first asked for: opening the index must not hold up the page. */
  get #forms(): ReadonlyMap<string, string> {
    this.#ownForms ??= new Map(this.words.map(({ word }) => [stem(word), word]));
    return this.#ownForms;
  }

  /** Whether spelling knows a term. */
  isKnown(term: string): boolean {
    return this.#forms.has(term);
  }

  /** Whether what is also a term can be taken for a whole word: its best known form is that, or its plural. */
  isWord(term: string): boolean {
    const form = this.#forms.get(term);
    return form === undefined || form === term || form === `${term}s` || form === `${term}es`;
  }

  /** @throws when the root file can't be had. */
  static async open(source: IndexSource): Promise<SearchIndex> {
    return new SearchIndex(source, await unpack(await source.read(rootFile)));
  }

  /** Load the parts that hold these terms, so that `postingsOf` knows them. */
  async load(terms: Iterable<string>): Promise<void> {
    await Promise.all(
      [...new Set([...terms].map((term) => this.#partOf(term)))].map((part) => this.#loadPart(part)),
    );
    for (const term of terms) {
      if (this.#postings.has(term)) continue;
      const part = await this.#loadPart(this.#partOf(term));
      const found = part?.terms.get(term);
      this.#postings.set(term, found ? readPostings(found.bytes, found.count) : noPostings);
    }
  }

  /** Postings of a term that was loaded; one that stands nowhere has none. */
  postingsOf(term: string): Postings {
    return this.#postings.get(term) ?? noPostings;
  }

  /** For each document of a term, in the order of its postings, the places of the term in ascending order. */
  async placesOf(term: string): Promise<ReadonlyMap<number, readonly number[]>> {
    const number = this.#partOf(term);
    const part = await this.#loadPart(number);
    const found = part?.terms.get(term);
    if (!found) return new Map();
    await this.load([term]);
    const bytes = await this.#loadFile(`places-${number}`);
    const reader = new ByteReader(bytes);
    for (let order = 0; order < found.order; order += 1) reader.bytes();
    const own = new ByteReader(reader.bytes());
    return new Map(this.postingsOf(term).documents.map((document) => [document, own.ascending()]));
  }

  /** The page that a document stands on, and its place there. */
  async pageOf(document: number): Promise<{ fragment: Fragment; id?: string; title: string }> {
    const name = this.#fragments[document] ?? '';
    let page = this.#pages.get(name);
    if (!page) {
      page = this.#source.read(`pagefind/fragment/${name}`).then(unpack).then(parseFragment);
      page.catch(() => this.#pages.delete(name)); // To be tried again.
      this.#pages.set(name, page);
    }
    const fragment = await page;
    const thing = this.#things.get(document);
    return {
      fragment,
      title: thing?.title ?? fragment.meta.title ?? fragment.url,
      ...(thing && { id: thing.id }),
    };
  }

  #partOf(term: string): number {
    let part = 0;
    for (const [number, first] of this.head.parts.entries()) if (first <= term) part = number;
    return part;
  }

  #loadPart(number: number): Promise<Part> {
    let part = this.#parts.get(number);
    if (!part) {
      // An index of nothing has no parts.
      part =
        number < this.head.parts.length
          ? this.#loadFile(`terms-${number}`).then(readPart)
          : Promise.resolve(noPart);
      part.catch(() => this.#parts.delete(number));
      this.#parts.set(number, part);
    }
    return part;
  }

  #loadFile(name: string): Promise<Uint8Array> {
    let file = this.#files.get(name);
    if (!file) {
      file = this.#source.read(`search/index/${this.head.version}/${name}.bin`).then(unpack);
      file.catch(() => this.#files.delete(name)); // To be tried again.
      this.#files.set(name, file);
    }
    return file;
  }
}

function readPart(bytes: Uint8Array): Part {
  const reader = new ByteReader(bytes);
  const terms: Part['terms'] = new Map();
  let term = '';
  while (reader.hasMore) {
    term = term.slice(0, reader.number()) + reader.text();
    const count = reader.number();
    terms.set(term, { count, bytes: reader.bytes(), order: terms.size });
  }
  return { terms };
}

function readPostings(bytes: Uint8Array, count: number): Postings {
  const reader = new ByteReader(bytes);
  const postings: Postings = { documents: [], impacts: [], titlePlaces: [], inNames: [] };
  let document = 0;
  for (let left = count; left > 0; left -= 1) {
    document += reader.number();
    const flags = reader.byte();
    postings.documents.push(document);
    postings.impacts.push((flags & 0x3f) / impactSteps);
    postings.titlePlaces.push(flags & 0x80 ? reader.byte() : -1);
    postings.inNames.push((flags & 0x40) !== 0);
  }
  return postings;
}
