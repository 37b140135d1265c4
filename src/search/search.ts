import { type Choice, countIfAdded, emptyChoice, isEmptyChoice, matchesChoice } from '../facets/choice.ts';
import { type FacetId, facetIds } from '../facets/facet.ts';
import { editDistance } from '../survey/nearest.ts';
import { isQuestion } from './asking.ts';
import type { IndexSource } from './index-source.ts';
import { NameTable } from './name-table.ts';
import type { PageKind } from './page-kind.ts';
import { parseQuery, type Query, type QueryPhrase, rewriteQuery } from './parse-query.ts';
import { rank } from './rank.ts';
import { SearchIndex } from './search-index.ts';
import {
  type AlsoFor,
  matchesFilters,
  type ReadFilter,
  readFilters,
  type Slot,
  spellingsOf,
  type Understanding,
  understand,
  weigh,
} from './understand.ts';

export const orders = ['relevance', 'year', 'title'] as const;
export type Order = (typeof orders)[number];

/** What is asked. */
export interface SearchRequest {
  /** As written. Nothing but blanks asks for everything that the choice allows. */
  words: string;
  choice?: Choice;
  /** By year: the newest first, and what has no year last. */
  order?: Order;
  /** Keys of names whose aliases are not to be looked for. */
  without?: ReadonlySet<string>;
}

/** What was found, and how the query was understood. */
export interface SearchAnswer {
  /** Numbers of documents, in order; `Searcher.resultOf` gives what to show of each. */
  documents: number[];
  /** How many there would be without the choice. */
  countBeforeChoice: number;
  /** For each value of each facet: how many there are once it is added to the choice. */
  counts: Map<FacetId, Map<string, number>>;
  /** Names whose aliases are looked for, or would be if they weren't among `without`. */
  alsoFor: AlsoFor[];
  /** Words that stand nowhere, and what was looked for instead. */
  corrections: { from: string; to: string }[];
  /** The query with the corrections; absent when there are none. */
  suggestion?: string;
  /** Words, as written, that no result need have, since no page has all. */
  leftOut: string[];
  /** Words, as written, that a result doesn't have; results that have all aren't in it. */
  lacking: ReadonlyMap<number, string[]>;
  /** The conditions in the words; those without values name nothing that the survey has. */
  filters: ReadFilter[];
  /** Terms to mark in texts. */
  terms: ReadonlySet<string>;
  phrases: QueryPhrase[];
}

/** A slot's documents: what each weighs in it. */
export interface Match {
  impact: number;
  /** Places in the title of the words that match there. */
  titlePlaces: number[];
  isName: boolean;
  /** Whether the words may well go on otherwise than is assumed. */
  isGuess: boolean;
}

/** The search over one index. */
export class Searcher {
  readonly index: SearchIndex;
  readonly #table: NameTable;

  constructor(index: SearchIndex) {
    this.index = index;
    this.#table = new NameTable(index.head, index.kinds);
  }

  static async open(source: IndexSource): Promise<Searcher> {
    return new Searcher(await SearchIndex.open(source));
  }

  kindOf(document: number): PageKind {
    return this.index.kinds[document] ?? 'page';
  }

  /** @throws when a file of the index can't be had. */
  async search({
    words,
    choice = emptyChoice,
    order = 'relevance',
    without,
  }: SearchRequest): Promise<SearchAnswer> {
    const { index } = this;
    const query = parseQuery(words);
    const filters = readFilters(query.filters, index);
    const understanding = await understand(query, index, this.#table, without ?? new Set());
    const found = await this.#find(query, understanding);
    const isAsked = query.words.length > 0 || query.phrases.length > 0;
    const excluded = await this.#excluded(query);
    const allowed = (document: number) =>
      !excluded.has(document) && matchesFilters(index.facets[document] ?? {}, filters);
    const wantsAll = !isAsked && (query.excluded.length > 0 || filters.length > 0 || !isEmptyChoice(choice));
    const all = (isAsked ? found.documents : [...index.facets.keys()]).filter(allowed);
    const chosen =
      isAsked || wantsAll
        ? all.filter((document) => matchesChoice(index.facets[document] ?? {}, choice))
        : [];
    return {
      documents: sort(chosen, order, index, isAsked),
      countBeforeChoice: isAsked || wantsAll ? all.length : 0,
      counts: countIfAdded(
        all.map((document) => index.facets[document] ?? {}),
        choice,
        valuesOf(index),
      ),
      alsoFor: understanding.alsoFor,
      corrections: found.corrections.map(({ from, to }) => ({ from, to })),
      ...(found.corrections.length > 0 && { suggestion: rewriteQuery(words, found.corrections) }),
      leftOut: found.leftOut,
      lacking: found.lacking,
      filters,
      terms: found.terms,
      phrases: query.phrases,
    };
  }

  async #find(query: Query, understanding: Understanding) {
    const { index } = this;
    const { slots } = understanding;
    const phraseSlots = await Promise.all(query.phrases.map((phrase) => this.#phraseMatches(phrase)));
    const inPhrases = phraseSlots.reduce<ReadonlySet<number> | undefined>(
      (both, matches) => new Set([...matches.keys()].filter((document) => both?.has(document) ?? true)),
      undefined,
    );
    const matches = slots.map((slot) => matchesOf(slot, index));
    const needed = slots.flatMap((slot, place) => (slot.isNeeded ? [place] : []));
    const within = (places: readonly number[]) =>
      documentsWith(
        places.map((place) => matches[place]),
        inPhrases,
      );
    const corrections: { from: string; to: string; start: number; end: number }[] = [];
    // What stands nowhere, or never beside the rest, may be misspelt: spellings that go with the other words first.
    const suspicious = () => {
      const unknown = needed.filter((place) => (matches[place]?.size ?? 0) === 0);
      if (unknown.length > 0 || within(needed).length > 0) return unknown;
      return needed.filter((place) => (matches[place]?.size ?? 0) < 3 && !slots[place]?.correction);
    };
    for (const place of suspicious()) {
      const slot = slots[place];
      const [word] = slot?.words ?? [];
      if (!slot || !word || slot.words.length > 1) continue;
      const spellings = spellingsOf(word.word, index);
      if (spellings.length === 0) continue;
      await index.load(spellings.flatMap(({ terms }) => terms));
      const others = needed.filter((other) => other !== place && (matches[other]?.size ?? 0) > 0);
      const tried = spellings.map((spelling) => {
        const alternative = { terms: spelling.terms, weight: 0.9 };
        const own = matchesOf({ ...slot, alternatives: [alternative] }, index);
        const together = documentsWith([own, ...others.map((other) => matches[other])], inPhrases).length;
        return { spelling, alternative, own, together };
      });
      // Of spellings that are equally near the one is meant that stands beside the other words most.
      const likelihood = ({ spelling, together }: (typeof tried)[number]) =>
        Math.log2(1 + together) / 6 - spelling.cost;
      const [nearest] = tried
        .filter(({ together }) => together > 0)
        .sort((a, b) => likelihood(b) - likelihood(a));
      const best = nearest ?? (matches[place]?.size === 0 ? tried[0] : undefined);
      if (!best) continue;
      slot.alternatives = [best.alternative];
      slot.correction = best.spelling.to;
      slot.sureness = 1 - (2 * editDistance(word.word, best.spelling.to)) / word.word.length;
      slot.weight = weigh(slot, index);
      matches[place] = best.own;
      corrections.push({ from: word.word, to: best.spelling.to, start: word.start, end: word.end });
    }
    const chosen = choose(slots, matches, needed, isQuestion(query.words.map(({ word }) => word)), inPhrases);
    const terms = new Set(
      slots.flatMap(({ alternatives }) => alternatives.flatMap((alternative) => alternative.terms)),
    );
    const documents = rank(chosen.documents, {
      query,
      slots,
      matches: [...matches, ...phraseSlots],
      weights: [
        ...slots.map(({ weight }) => weight),
        ...query.phrases.map(({ terms }) =>
          weigh({ ...noSlot, alternatives: [{ terms, weight: 1 }] }, index),
        ),
      ],
      names: understanding.names,
      wording: understanding.wording,
      index,
    });
    return { ...chosen, documents, corrections: documents.length > 0 ? corrections : [], terms };
  }

  /** Documents in which the words of a phrase follow each other. */
  async #phraseMatches({ terms }: QueryPhrase): Promise<Map<number, Match>> {
    const { index } = this;
    await index.load(terms);
    const places = await Promise.all(terms.map((term) => index.placesOf(term)));
    const [first] = places;
    const matches = new Map<number, Match>();
    for (const [document, starts] of first ?? []) {
      const found = starts.filter((start) =>
        places.every((each, offset) => each.get(document)?.includes(start + offset) ?? false),
      );
      if (found.length === 0) continue;
      const length = index.titleLengths[document] ?? 0;
      const [start = 0] = found;
      const isTitle = start + terms.length <= Math.max(length, terms.length) && start < length;
      matches.set(document, {
        impact: found.length / (found.length + 0.5),
        titlePlaces: isTitle ? terms.map((_, offset) => start + offset) : [],
        isName: false,
        isGuess: false,
      });
    }
    return matches;
  }

  async #excluded({ excluded }: Query): Promise<Set<number>> {
    const found = await Promise.all(excluded.map((phrase) => this.#phraseMatches(phrase)));
    return new Set(found.flatMap((matches) => [...matches.keys()]));
  }
}

const noSlot: Slot = { words: [], alternatives: [], weight: 0, isNeeded: true };

/** An alternative of less weight is one of several completions. */
const sure = 0.85;

/** The documents that have one of a slot's alternatives; of several the one that weighs most. */
export function matchesOf({ alternatives }: Slot, index: SearchIndex): Map<number, Match> {
  const matches = new Map<number, Match>();
  for (const { terms, weight } of alternatives) {
    const own = terms.map((term) => {
      const { documents, impacts, titlePlaces, inNames } = index.postingsOf(term);
      return new Map(
        documents.map((document, place) => [
          document,
          { impact: impacts[place] ?? 0, title: titlePlaces[place] ?? -1, isName: inNames[place] ?? false },
        ]),
      );
    });
    const [first, ...rest] = own;
    for (const [document, { impact, title, isName }] of first ?? []) {
      const others = rest.flatMap((each) => each.get(document) ?? []);
      if (others.length < rest.length) continue;
      const all = [{ impact, title, isName }, ...others];
      const sum = all.reduce((total, each) => total + each.impact, 0);
      const places = all.flatMap((each) => (each.title < 0 ? [] : each.title));
      const match: Match = {
        impact: (weight * sum) / all.length,
        titlePlaces: places.length === all.length ? places : [],
        isName: all.every((each) => each.isName),
        isGuess: weight < sure,
      };
      const before = matches.get(document);
      if (!before) matches.set(document, match);
      else {
        matches.set(document, {
          impact: Math.max(before.impact, match.impact),
          titlePlaces:
            before.titlePlaces.length >= match.titlePlaces.length ? before.titlePlaces : match.titlePlaces,
          isName: before.isName || match.isName,
          isGuess: before.isGuess && match.isGuess,
        });
      }
    }
  }
  return matches;
}

function documentsWith(
  matches: readonly (ReadonlyMap<number, Match> | undefined)[],
  within: ReadonlySet<number> | undefined,
): number[] {
  const [first, ...rest] = [...matches].sort((a, b) => (a?.size ?? 0) - (b?.size ?? 0));
  if (matches.length === 0) return within ? [...within] : [];
  return [...(first?.keys() ?? [])].filter(
    (document) => (within?.has(document) ?? true) && rest.every((each) => each?.has(document)),
  );
}

/**
 * The documents that answer: those with all that is needed. Where there are none, those with as much of it as any page has,
 * as long as that is half. A question may be answered by a page that lacks some of its words.
 */
function choose(
  slots: readonly Slot[],
  matches: readonly ReadonlyMap<number, Match>[],
  needed: readonly number[],
  isAQuestion: boolean,
  within: ReadonlySet<number> | undefined,
): { documents: number[]; leftOut: string[]; lacking: Map<number, string[]> } {
  const full = documentsWith(
    needed.map((place) => matches[place]),
    within,
  );
  const lacking = new Map<number, string[]>();
  const isLoose = isAQuestion && needed.length > 2;
  if ((full.length > 0 && !isLoose) || needed.length === 0) return { documents: full, leftOut: [], lacking };
  const had = new Map<number, number[]>();
  for (const place of needed) {
    for (const document of matches[place]?.keys() ?? []) {
      if (within && !within.has(document)) continue;
      const own = had.get(document);
      if (own) own.push(place);
      else had.set(document, [place]);
    }
  }
  const nameOf = (place: number) => slots[place]?.words.map(({ word }) => word).join(' ') ?? '';
  const half = needed.length / 2;
  // A word of the query that is missing makes it doubtful, too, whether another was only misspelt.
  const isEnough = (places: readonly number[]) => {
    const sum = places.reduce((all, place) => all + (slots[place]?.sureness ?? 1), 0);
    return sum > half || (sum === half && sum === places.length);
  };
  if (isLoose) {
    for (const [document, places] of had) {
      if (places.length === needed.length) continue;
      if (!isEnough(places)) had.delete(document);
      else lacking.set(document, needed.filter((place) => !places.includes(place)).map(nameOf));
    }
    return { documents: [...had.keys()].sort((a, b) => a - b), leftOut: [], lacking };
  }
  const most = Math.max(0, ...[...had.values()].map((places) => places.length));
  const weightOf = (places: readonly number[]) =>
    places.reduce((sum, place) => sum + (slots[place]?.weight ?? 0), 0);
  let best: number[] = [];
  for (const places of had.values()) {
    if (places.length === most && weightOf(places) > weightOf(best)) best = places;
  }
  if (!isEnough(best)) return { documents: [], leftOut: [], lacking };
  return {
    documents: [...had]
      .filter(([, places]) => best.every((place) => places.includes(place)))
      .map(([document]) => document),
    leftOut: needed.filter((place) => !best.includes(place)).map(nameOf),
    lacking,
  };
}

function sort(documents: readonly number[], order: Order, index: SearchIndex, isRanked: boolean): number[] {
  if (order === 'relevance' && isRanked) return [...documents];
  const yearOf = (document: number) => Number(index.facets[document]?.year?.[0] ?? 0);
  // Numbers are in the order of the titles.
  return [...documents].sort((a, b) => (order === 'year' ? yearOf(b) - yearOf(a) : 0) || a - b);
}

function valuesOf(index: SearchIndex): Partial<Record<FacetId, string[]>> {
  return Object.fromEntries(
    facetIds.map((facet) => [facet, (index.head.options[facet] ?? []).map(({ value }) => value)]),
  );
}
