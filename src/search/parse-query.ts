import { type FacetId, isFacetId } from '../facets/facet.ts';
import { readWords, type Word } from './read-words.ts';
import { stem } from './stem.ts';

/** A word that is looked for. Its place is that in the query, so that the query can be rewritten. */
export interface QueryWord extends Word {
  term: string;
}

/** Words that must stand together, or must not stand at all. */
export interface QueryPhrase {
  /** As written, without quotes. */
  text: string;
  terms: string[];
}

/** A condition such as `stage:latent-reasoning`. */
export interface QueryFilter {
  facet: FacetId;
  /** As written, without quotes; `2023..` is a range of years. */
  values: string[];
  /** With a minus before it: what has the value is left out. */
  isNot: boolean;
}

/** What a reader wrote, taken apart. */
export interface Query {
  text: string;
  /** In order, without those of phrases and conditions. */
  words: QueryWord[];
  phrases: QueryPhrase[];
  /** Words and phrases with a minus before them. */
  excluded: QueryPhrase[];
  filters: QueryFilter[];
  /** Whether the last word may go on: no blank, quote or sign behind it yet. */
  isOpen: boolean;
}

const parts = /(?<![^\s])(-?)(?:([a-z]+):)?(?:"([^"]*)(?:"|$)|(\S+))/giu;

/** Other words for the facets. */
const facetAliases: Readonly<Record<string, FacetId>> = { type: 'kind', model: 'family', models: 'family' };

/**
 * Take a query apart: words, `"phrases"`, `-words`, conditions such as `stage:latent-reasoning`, `head:induction,retrieval`
 * or `year:2023..`. What looks like a condition and is none of the facets is words.
 */
export function parseQuery(text: string): Query {
  const query: Query = {
    text,
    words: [],
    phrases: [],
    excluded: [],
    filters: [],
    isOpen: /[\p{L}\p{N}\p{M}]$/u.test(text),
  };
  for (const match of text.matchAll(parts)) {
    const [whole, minus = '', name = '', quoted, plain = ''] = match;
    const facet = facetOf(name.toLowerCase());
    if (facet && (quoted ?? plain) !== '') {
      const values = quoted === undefined ? plain.split(',').filter((value) => value !== '') : [quoted];
      if (values.length > 0) query.filters.push({ facet, values, isNot: minus !== '' });
    } else if (quoted !== undefined && name === '') {
      const phrase = toPhrase(quoted);
      if (phrase.terms.length > 0) (minus ? query.excluded : query.phrases).push(phrase);
    } else if (minus && toPhrase(whole).terms.length > 0) {
      query.excluded.push(toPhrase(whole.slice(1)));
    } else {
      for (const word of readWords(whole)) {
        query.words.push({
          ...word,
          term: stem(word.word),
          start: word.start + match.index,
          end: word.end + match.index,
        });
      }
    }
  }
  return query;
}

function facetOf(name: string): FacetId | undefined {
  if (isFacetId(name)) return name;
  const singular = name.replace(/ies$/, 'y').replace(/s$/, '');
  return isFacetId(singular) ? singular : Object.hasOwn(facetAliases, name) ? facetAliases[name] : undefined;
}

function toPhrase(text: string): QueryPhrase {
  return { text, terms: readWords(text).map(({ word }) => stem(word)) };
}

/** The query with other words in the place of some. */
export function rewriteQuery(
  text: string,
  changes: readonly { start: number; end: number; to: string }[],
): string {
  let rewritten = text;
  for (const { start, end, to } of [...changes].sort((a, b) => b.start - a.start))
    rewritten = rewritten.slice(0, start) + to + rewritten.slice(end);
  return rewritten;
}
