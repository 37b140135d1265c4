import { editDistance } from '../survey/nearest.ts';
import type { KnownWord } from './search-index.ts';

/**
 * Known words that a person may have meant, the likeliest first.
 *
 * Few changes count more than many, the same first letter more than another one, and a frequent word more than a rare one.
 * Short words have too many neighbours to guess from; nothing is said about those of fewer than three letters, and digits
 * are never taken for misspelt.
 */
export function correctionsOf(
  word: string,
  known: readonly KnownWord[],
  most = 6,
): { candidate: KnownWord; cost: number }[] {
  const allowed = word.length < 3 || /\d/.test(word) ? 0 : word.length < 8 ? 1 : word.length < 13 ? 2 : 3;
  if (allowed === 0) return [];
  const found: { candidate: KnownWord; cost: number }[] = [];
  for (const candidate of known) {
    if (Math.abs(candidate.word.length - word.length) > allowed || candidate.word === word) continue;
    const isSameStart = candidate.word[0] === word[0];
    if (
      !isSameStart &&
      (word.length < 6 || candidate.word[1] !== word[1]) &&
      !areSwapped(word, candidate.word)
    )
      continue;
    // A plural's ending is no mistake.
    const distance = Math.min(
      editDistance(word, candidate.word),
      word.endsWith('s') ? editDistance(word.slice(0, -1), candidate.word) : allowed + 1,
      candidate.word.endsWith('s') ? editDistance(word, candidate.word.slice(0, -1)) : allowed + 1,
      editDistance(word, `${candidate.word}s`),
    );
    if (distance > allowed) continue;
    const cost =
      distance +
      (isSameStart ? 0 : 0.5) -
      Math.log2(1 + candidate.documents) / 16 -
      (candidate.inTitle ? 0.1 : 0);
    found.push({ candidate, cost });
  }
  return found
    .sort((a, b) => a.cost - b.cost || (a.candidate.word < b.candidate.word ? -1 : 1))
    .slice(0, most);
}

function areSwapped(a: string, b: string): boolean {
  return a[0] === b[1] && a[1] === b[0];
}

/** Known words that begin as a word does, the likeliest first. */
export function completionsOf(word: string, known: readonly KnownWord[], most = 12): KnownWord[] {
  return known
    .filter((candidate) => candidate.word.startsWith(word) && candidate.word !== word)
    .sort(
      (a, b) =>
        Number(b.inTitle) - Number(a.inTitle) || b.documents - a.documents || (a.word < b.word ? -1 : 1),
    )
    .slice(0, most);
}

/**
 * Two known words that a word is made of, without a blank: "inductionhead".
 *
 * @param isKnown Whether a word, in whatever form, is known.
 */
export function halvesOf(word: string, isKnown: (word: string) => boolean): [string, string] | undefined {
  for (let at = word.length - 3; at >= 3; at -= 1) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    if (isKnown(first) && isKnown(second)) return [first, second];
  }
  return undefined;
}
