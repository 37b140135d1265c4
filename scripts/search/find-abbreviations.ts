import { compareText } from '../../src/survey/problem.ts';

/** A long form and its abbreviation. */
export type Abbreviation = [long: string, short: string];

/** Abbreviations that are kept, at most. */
const most = 400;

/**
 * Find the abbreviations that texts introduce, as in "indirect object identification (IOI)": the letters of the short form
 * begin the words of the long one, in their order.
 *
 * An abbreviation that different texts use for different things stands for none. Those that more texts introduce come
 * first; of equal ones in the order of letters.
 */
export function findAbbreviations(texts: readonly string[]): Abbreviation[] {
  const meanings = new Map<string, Map<string, { long: string; count: number }>>();
  for (const text of texts) {
    const seen = new Set<string>();
    for (const { 1: short = '', index } of text.matchAll(/\(([A-Z][A-Za-z]{0,6}[A-Z])s?\)/g)) {
      const long = longFormOf(text.slice(Math.max(0, index - 120), index), short);
      if (long === undefined || seen.has(short)) continue;
      seen.add(short);
      const own = meanings.get(short) ?? new Map<string, { long: string; count: number }>();
      meanings.set(short, own);
      const key = long
        .toLowerCase()
        .replace(/[\s-]+/g, ' ')
        .replace(/s$/, '');
      const meaning = own.get(key) ?? { long, count: 0 };
      own.set(key, { ...meaning, count: meaning.count + 1 });
    }
  }
  return [...meanings]
    .flatMap(([short, own]) => {
      const [meaning, ...others] = [...own.values()];
      return meaning && others.length === 0 ? [{ short, ...meaning }] : [];
    })
    .sort((a, b) => b.count - a.count || compareText(a.short, b.short))
    .slice(0, most)
    .map(({ long, short }) => [long.replace(/s$/, ''), short]);
}

/** The last words of a text whose first letters are those of the short form; undefined where they aren't. */
function longFormOf(before: string, short: string): string | undefined {
  const words = [...before.trimEnd().matchAll(/[\p{L}\p{N}]+/gu)];
  const letters = short.toLowerCase();
  const first = words.at(-letters.length);
  if (!first || words.length < letters.length) return undefined;
  const own = words.slice(-letters.length);
  if (!own.every(({ 0: word }, place) => word[0]?.toLowerCase() === letters[place])) return undefined;
  const long = before.slice(first.index).trim();
  // Words that a full stop or a bracket parts are no name.
  return /^[\p{L}\p{N}\s-]+$/u.test(long) ? long : undefined;
}
