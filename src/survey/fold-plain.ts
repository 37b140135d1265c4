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
 * The words of a text without LaTeX, as they count when two texts are compared: lower case, no diacritics, no punctuation.
 *
 * Apart from the folding of titles, so that a page whose script compares names needn't load a reader of mathematics.
 */
export function foldPlainWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => unparted[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
