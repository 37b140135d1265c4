import { toPlainText } from '../text/abstract-to-html.ts';
import { foldPlainWords } from './fold-plain.ts';

/**
 * The words of a text as they count when two texts are compared: lower case, no diacritics, no LaTeX, no punctuation.
 *
 * Whatever script a text is in, its letters and digits stay; a text of neither gives `[]`.
 *
 * @example foldWords('A {Mixture} of $h-1$ Heads -- Na\\"ively') // ['a', 'mixture', 'of', 'h', '1', 'heads', 'naively']
 */
export function foldWords(text: string): string[] {
  // The way through TeX costs twenty times the rest, and most texts have none.
  const plain = /[\\${}`]/.test(text) ? toPlainText(text).replace(/[\\{}$]/g, '') : text;
  return foldPlainWords(plain);
}

/**
 * A title as it counts for identity: equal for two ways to print one title.
 *
 * @returns Words joined by a space. A title of signs alone is only trimmed and composed, so that two such titles differ.
 */
export function foldTitle(title: string): string {
  return foldWords(title).join(' ') || title.normalize('NFC').replace(/\s+/g, ' ').trim();
}
