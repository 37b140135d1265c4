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
 * @example foldWords('A {Mixture} of $h-1$ Heads -- Naïvely') // ['a', 'mixture', 'of', 'h', '1', 'heads', 'naively']
 */
export function foldWords(text: string): string[] {
  return text
    .replace(/\\["'`^~=.uvHtcdbk]\s*(?=[{a-zA-Z\\])/g, (command, offset: number) =>
      isAccent(text, offset) ? '' : command,
    )
    .replace(/\\[a-zA-Z]+/g, (command) => (styling.test(command) ? '' : ` ${command.slice(1)} `))
    .replace(/[{}$]/g, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => unparted[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Commands that only change how letters look. */
const styling =
  /^\\(?:math|text)(?:bf|it|rm|sf|tt|sc|cal|bb|frak|scr|normal|up)?$|^\\(?:emph|em|bf|it|tt|sc|rm|boldsymbol|bm)$/;

/** `\'e`, `\"{o}` and `\c{c}` are accents; `\caption` and `\beta` are not. */
function isAccent(text: string, offset: number): boolean {
  const letter = text.charAt(offset + 1);
  return !/[a-zA-Z]/.test(letter) || /^\\[a-zA-Z]\s*(?:\{|\s)/.test(text.slice(offset));
}

/**
 * A title as it counts for identity: equal for two ways to print one title.
 *
 * @returns Words joined by a space. A title of signs alone is only trimmed and composed, so that two such titles differ.
 */
export function foldTitle(title: string): string {
  return foldWords(title).join(' ') || title.normalize('NFC').replace(/\s+/g, ' ').trim();
}
