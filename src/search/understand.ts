import { readChoice } from '../facets/choice-address.ts';
import type { FacetId } from '../facets/facet.ts';
import type { FoundName, NameTable } from './name-table.ts';
import type { Query, QueryFilter, QueryWord } from './parse-query.ts';
import { readWords } from './read-words.ts';
import type { SearchIndex } from './search-index.ts';
import { completionsOf, correctionsOf, halvesOf } from './spelling.ts';
import { stem } from './stem.ts';

/** Terms that stand for what was asked: all of them must be there. */
export interface Alternative {
  terms: string[];
  /** 1 for what was written, less for what is only meant. */
  weight: number;
}

/** One of the things that are asked for: a word, or a name of several words. */
export interface Slot {
  /** The words as written. */
  words: QueryWord[];
  alternatives: Alternative[];
  /** Rare words weigh more. */
  weight: number;
  /** A page needs it, as long as there are pages with all. */
  isNeeded: boolean;
  /** Another spelling that is looked for instead, since what was written stands nowhere. */
  correction?: string;
  /** How likely that is what was meant, 1 at most; 1 as well for what was not corrected. */
  sureness?: number;
}

/** What is looked for besides, because it is called so, too. */
export interface AlsoFor {
  /** For `without`. */
  key: string;
  /** As written. */
  from: string;
  names: string[];
}

export interface Understanding {
  slots: Slot[];
  names: FoundName[];
  alsoFor: AlsoFor[];
  /** All terms, in order, where stop words are most of the query: titles are told by them. Else empty. */
  wording: string[];
}

/** A query of more things than this is cut: the rest would say nothing more. */
const mostSlots = 30;

/**
 * Make out what the words of a query ask for: names with their aliases, single words, the beginning of the last word,
 * words in one and in two, and other spellings of those that stand nowhere.
 *
 * @param without Keys of names that are to be taken as they are.
 */
export async function understand(
  query: Query,
  index: SearchIndex,
  table: NameTable,
  without: ReadonlySet<string>,
): Promise<Understanding> {
  const { words } = query;
  const begun = beginningOf(query);
  const isContent = contentOf(query, begun, index);
  const names = table.find(words);
  const slots: Slot[] = [];
  const alsoFor: AlsoFor[] = [];
  const slotOf = new Map<QueryWord, Slot>();
  const addSlot = (own: QueryWord[], alternatives: Alternative[]) => {
    if (slots.length >= mostSlots) return;
    const slot: Slot = {
      words: own,
      alternatives,
      weight: 0,
      isNeeded: own.some((word) => isContent(word) === 'needed'),
    };
    slots.push(slot);
    for (const word of own) slotOf.set(word, slot);
  };
  let done = 0;
  const addWords = (to: number) => {
    for (const word of words.slice(done, to)) {
      const known = slots.find(
        ({ words: [first, ...rest] }) => rest.length === 0 && first?.term === word.term,
      );
      if (known) slotOf.set(word, known);
      else if (isContent(word)) addSlot([word], [{ terms: [word.term], weight: 1 }]);
    }
    done = to;
  };
  for (const name of names) {
    const { from, to, others } = name;
    const own = words.slice(from, to);
    const written = query.text.slice(own[0]?.start, own.at(-1)?.end);
    const key = own.map(({ word }) => word).join(' ');
    if (others.length === 0 || !own.some(isContent)) continue;
    alsoFor.push({ key, from: written, names: others.map((other) => other.name) });
    if (without.has(key)) continue;
    addWords(from);
    addSlot(own, [
      { terms: own.map(({ term }) => term), weight: 1 },
      ...others.map(({ terms }) => ({ terms, weight: 0.85 })),
    ]);
    done = to;
  }
  addWords(words.length);

  const pairs = words.flatMap((word, place) => {
    const next = words[place + 1];
    return next && slotOf.has(word) && slotOf.has(next)
      ? [{ word, next, term: stem(word.word + next.word) }]
      : [];
  });
  await index.load([
    ...slots.flatMap(({ alternatives }) => alternatives.flatMap(({ terms }) => terms)),
    ...pairs.map(({ term }) => term),
  ]);
  for (const { word, next, term } of pairs) {
    if (index.postingsOf(term).documents.length === 0) continue;
    for (const each of [word, next]) slotOf.get(each)?.alternatives.push({ terms: [term], weight: 0.95 });
  }
  const last = words.at(-1);
  const lastSlot = last && query.isOpen && last.end === query.text.length ? slotOf.get(last) : undefined;
  if (last && lastSlot && lastSlot.words.length === 1) await complete(lastSlot, last, index);
  for (const slot of slots) slot.weight = weigh(slot, index);
  const isPlain = slots.filter((slot) => slot.isNeeded).length < 4;
  const stopWords = words.filter((word) => isContent(word) !== 'needed');
  const wording =
    isPlain && stopWords.length > 1
      ? [...new Set(words.flatMap((word) => (word === begun ? [] : word.term)))]
      : [];
  await index.load(wording);
  return { slots, names, alsoFor: alsoFor.filter(({ names }) => names.length > 0), wording };
}

/** A single letter at the end of several words: the beginning of a word that nobody knows yet. */
function beginningOf({ words, isOpen }: Query): QueryWord | undefined {
  const last = words.length > 1 && isOpen ? words.at(-1) : undefined;
  return last && /^[a-z]$/.test(last.word) ? last : undefined;
}

/** Which words are needed, which only help, and which say nothing (undefined). */
function contentOf(
  { words, phrases }: Query,
  begun: QueryWord | undefined,
  { stopWords, askingWords }: SearchIndex,
) {
  const plain = words.filter((each) => each !== begun && !stopWords.has(each.word));
  const asked = plain.filter(({ word }) => !askingWords.has(word));
  return (word: QueryWord): 'needed' | 'helpful' | undefined => {
    if (word === begun) return 'helpful';
    if (asked.includes(word)) return 'needed';
    if (plain.includes(word)) return asked.length === 0 ? 'needed' : 'helpful';
    return plain.length === 0 && phrases.length === 0 ? 'needed' : undefined;
  };
}

/** Let the last word be the beginning of one, where it is no word of its own or hardly one. */
async function complete(slot: Slot, { word, term }: QueryWord, index: SearchIndex): Promise<void> {
  if (word.length < 2) return;
  const own = index.postingsOf(term).documents.length;
  // "mov" is the stem of a known word, and yet no word.
  const isWord = own > 0 && (word !== term || index.isWord(word));
  if (isWord && word.length > 4) return;
  const completions = completionsOf(word, index.words).filter((each) => stem(each.word) !== term);
  const count = completions.reduce((sum, { documents }) => sum + documents, 0);
  if (isWord && own * 3 >= count) return;
  const terms = completions.map((each) => stem(each.word));
  await index.load(terms);
  for (const each of terms) slot.alternatives.push({ terms: [each], weight: isWord ? 0.5 : 0.8 });
}

/** The weight of a slot: that of its written words, or of the rarest thing that is meant instead. */
export function weigh({ alternatives }: Slot, index: SearchIndex): number {
  const [written] = alternatives;
  const weightOf = (terms: readonly string[]) =>
    terms.reduce((sum, term) => {
      const count = index.postingsOf(term).documents.length;
      return sum + Math.log(1 + (index.head.count - count + 0.5) / (count + 0.5));
    }, 0);
  if (written?.terms.every((term) => index.postingsOf(term).documents.length > 0))
    return weightOf(written.terms);
  const known = alternatives.filter(({ terms }) =>
    terms.every((term) => index.postingsOf(term).documents.length > 0),
  );
  return Math.min(...(known.length > 0 ? known : alternatives).map(({ terms }) => weightOf(terms)));
}

/** A spelling that may be meant: the smaller the cost, the likelier. */
export interface Spelling {
  to: string;
  terms: string[];
  cost: number;
}

/** Other spellings of a word, the likeliest first. */
export function spellingsOf(word: string, index: SearchIndex): Spelling[] {
  const spellings = correctionsOf(word, index.words).map(({ candidate, cost }) => ({
    to: candidate.word,
    terms: [stem(candidate.word)],
    cost,
  }));
  const halves = halvesOf(word, (half) => index.isKnown(stem(half)));
  if (halves) spellings.unshift({ to: halves.join(' '), terms: halves.map(stem), cost: 0 });
  if (spellings.length > 0 || word.length < 3) return spellings;
  const completions = completionsOf(word, index.words, 3);
  return completions.map((each) => ({ to: each.word, terms: [stem(each.word)], cost: 2 }));
}

/** A condition with the values that it means; none when the survey has nothing of that name. */
export interface ReadFilter {
  facet: FacetId;
  text: string;
  values: string[];
  isNot: boolean;
}

/** Find what the conditions of a query mean: ids, names, abbreviations, the beginnings of names, ranges of years. */
export function readFilters(filters: readonly QueryFilter[], index: SearchIndex): ReadFilter[] {
  const { options, stages } = index.head;
  const other = new Map(stages.map(({ id, abbr }) => [id, abbr] as const));
  return filters.map(({ facet, values, isNot }) => {
    const found = values.flatMap((value) => {
      if (facet === 'year')
        return [...(readChoice(new URLSearchParams([['year', value]]), options).choice.get('year') ?? [])];
      const wanted = foldName(value);
      const known = (options[facet] ?? []).map((option) => ({
        id: option.value,
        names: [option.value, option.name, other.get(option.value) ?? ''].map(foldName),
      }));
      const exact = known.filter(({ names }) => names.includes(wanted));
      const near =
        exact.length > 0
          ? exact
          : known.filter(({ names }) => names.some((name) => `${name} `.startsWith(`${wanted} `)));
      return near.map(({ id }) => id);
    });
    return { facet, text: values.join(','), values: [...new Set(found)], isNot };
  });
}

function foldName(name: string): string {
  return readWords(name)
    .map(({ word }) => stem(word))
    .join(' ');
}

/** Whether a document has what the conditions want. */
export function matchesFilters(
  values: Readonly<Partial<Record<FacetId, readonly string[]>>>,
  filters: readonly ReadFilter[],
): boolean {
  return filters.every(({ facet, values: wanted, isNot }) => {
    const has = values[facet]?.some((value) => wanted.includes(value)) ?? false;
    return has !== isNot;
  });
}
