import { foldTitle, foldWords } from '../../src/survey/fold.ts';

/** Words that titles share without being alike. */
const common = new Set(
  'a an and are as at by can do does for from how in into is it its of on or the to via what when why with'.split(
    ' ',
  ),
);

/** From this likeness on, two abstracts under one title are versions of one text, whatever else speaks against it. */
export const clearlyAlike = 0.5;

/**
 * How alike two texts are: shared runs of three words among all of both, from 0 (none) to 1 (the same words in the same
 * order). Texts of fewer than three words are compared word by word; two texts without any word are alike.
 */
export function likeness(a: string, b: string): number {
  const first = shingles(foldWords(a));
  const second = shingles(foldWords(b));
  if (first.size === 0 && second.size === 0) return 1;
  let shared = 0;
  for (const shingle of first) if (second.has(shingle)) shared += 1;
  return shared / (first.size + second.size - shared);
}

function shingles(words: readonly string[]): Set<string> {
  if (words.length < 3) return new Set(words);
  return new Set(words.slice(2).map((_, index) => words.slice(index, index + 3).join(' ')));
}

/**
 * Keys of which two near-duplicates share at least one: the words of the title with each of them left out in turn (so
 * that titles which differ in one word meet), and the two longest sentences of the abstract.
 *
 * Titles of fewer than four telling words give no key of their own: too many papers would share it.
 */
export function nearKeys(title: string, abstract: string): string[] {
  const words = [...new Set(foldWords(title).filter((word) => !common.has(word)))].sort().slice(0, 24);
  const keys = new Set<string>();
  if (words.length >= 4) {
    keys.add(`words:${words.join(' ')}`);
    for (const left of words) keys.add(`words:${words.filter((word) => word !== left).join(' ')}`);
  }
  const sentences = abstract
    .split(/(?<=[.!?])\s+/)
    .map((sentence) => foldWords(sentence).join(' '))
    .filter((sentence) => sentence.length >= 80)
    .sort((a, b) => b.length - a.length);
  for (const sentence of sentences.slice(0, 2)) keys.add(`sentence:${sentence}`);
  return [...keys];
}

/** What of a paper is compared; a title that is not known is like no other. */
interface Compared {
  title?: string | undefined;
  abstract?: string | undefined;
}

/** Whether two papers are so alike that a person should look if they are one: by their titles or by their abstracts. */
export function areNear(a: Compared, b: Compared): boolean {
  if (a.title === undefined || b.title === undefined) return false;
  if (foldTitle(a.title) === foldTitle(b.title)) return true;
  const own = new Set(foldWords(a.title));
  const other = new Set(foldWords(b.title));
  const shared = [...own].filter((word) => other.has(word)).length;
  if (shared / (own.size + other.size - shared) >= 0.7) return true;
  if (a.abstract === undefined || b.abstract === undefined) return false;
  return likeness(a.abstract, b.abstract) >= clearlyAlike;
}
