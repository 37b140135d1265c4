import type { PageKind } from './page-kind.ts';
import type { QueryWord } from './parse-query.ts';
import { readWords } from './read-words.ts';
import type { IndexHead } from './search-index.ts';
import { stem } from './stem.ts';

/** A name of the survey that stands in a query. */
export interface FoundName {
  /** The words of the query that are the name, from and to, the latter excluded. */
  from: number;
  to: number;
  /** The things that are called so, and whether that is their title or another name. */
  documents: { document: number; isTitle: boolean }[];
  /** Other names of the same: what else to look for. Empty where the name is but a part of one. */
  others: { name: string; terms: string[] }[];
}

interface Group {
  document: number | undefined;
  names: { name: string; terms: string[] }[];
}

/** Finds names of the survey in queries. */
export class NameTable {
  readonly #groups = new Map<string, { group: Group; isPart: boolean; isTitle: boolean }[]>();
  #longest = 1;

  constructor({ names, synonyms }: Pick<IndexHead, 'names' | 'synonyms'>, kinds: readonly PageKind[]) {
    const groups: Group[] = [
      ...names.map(([document, ...own]) => ({ document, names: own.map(toName) })),
      ...synonyms.map((own) => ({ document: undefined, names: own.map(toName) })),
    ];
    const common = commonNouns(groups, kinds);
    for (const group of groups) {
      const noun = group.document === undefined ? undefined : common.get(kinds[group.document] ?? 'page');
      for (const [place, { terms }] of group.names.entries()) {
        this.#add(terms, group, false, place === 0);
        // "S-inhibition" is enough for "S-inhibition head"; of a single word that is left one can't be as sure.
        if (terms.length > 1 && terms.at(-1) === noun)
          this.#add(terms.slice(0, -1), group, terms.length < 3, place === 0);
      }
    }
  }

  #add(terms: readonly string[], group: Group, isPart: boolean, isTitle: boolean): void {
    if (terms.length === 0) return;
    const key = terms.join(' ');
    const own = this.#groups.get(key) ?? [];
    if (!own.some((entry) => entry.group === group)) own.push({ group, isPart, isTitle });
    this.#groups.set(key, own);
    this.#longest = Math.max(this.#longest, terms.length);
  }

  /** The names in a query, the longest where they overlap, from left to right. */
  find(words: readonly QueryWord[]): FoundName[] {
    const found: FoundName[] = [];
    for (let from = 0; from < words.length; ) {
      const name = this.#at(words, from);
      if (name) found.push(name);
      from = name?.to ?? from + 1;
    }
    return found;
  }

  #at(words: readonly QueryWord[], from: number): FoundName | undefined {
    for (let to = Math.min(words.length, from + this.#longest); to > from; to -= 1) {
      const terms = words.slice(from, to).map(({ term }) => term);
      const entries = this.#groups.get(terms.join(' '));
      if (!entries) continue;
      const others = new Map<string, { name: string; terms: string[] }>();
      for (const { group, isPart } of entries) {
        if (isPart) continue;
        for (const other of group.names) {
          // What has all the words anyway is found without being looked for.
          if (!terms.every((term) => other.terms.includes(term))) others.set(other.terms.join(' '), other);
        }
      }
      return {
        from,
        to,
        documents: entries.flatMap(({ group: { document }, isTitle }) =>
          document === undefined ? [] : [{ document, isTitle }],
        ),
        others: [...others.values()],
      };
    }
    return undefined;
  }
}

function toName(name: string): { name: string; terms: string[] } {
  return { name, terms: readWords(name).map(({ word }) => stem(word)) };
}

/** The word that most names of a kind end with, such as "head". */
function commonNouns(groups: readonly Group[], kinds: readonly PageKind[]): Map<PageKind, string> {
  const counts = new Map<PageKind, Map<string, number>>();
  for (const { document, names } of groups) {
    const last = names[0]?.terms.at(-1);
    if (document === undefined || last === undefined) continue;
    const kind = kinds[document] ?? 'page';
    const own = counts.get(kind) ?? new Map<string, number>();
    counts.set(kind, own.set(last, (own.get(last) ?? 0) + 1));
  }
  const nouns = new Map<PageKind, string>();
  for (const [kind, own] of counts) {
    const all = [...own.values()].reduce((sum, count) => sum + count, 0);
    for (const [noun, count] of own) if (all > 3 && count * 2 > all) nouns.set(kind, noun);
  }
  return nouns;
}
