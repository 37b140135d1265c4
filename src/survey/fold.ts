import { toPlainText } from '../text/abstract-to-html.ts';

/** Letters that Unicode does not part into a base letter and a mark, with the usual spelling. */
const unparted: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

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
  return plain
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => unparted[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * A title as it counts for identity: equal for two ways to print one title.
 *
 * @returns Words joined by a space. A title of signs alone is only trimmed and composed, so that two such titles differ.
 */
export function foldTitle(title: string): string {
  return foldWords(title).join(' ') || title.normalize('NFC').replace(/\s+/g, ' ').trim();
}
