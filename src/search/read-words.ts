/** A word of a text. */
export interface Word {
  /** Folded: lower case, no diacritics, Greek letters by name; not yet stemmed. */
  word: string;
  /** Place in the text, in UTF-16 units; the end is behind the last letter. */
  start: number;
  end: number;
  /** Whether a hyphen alone stands between it and the word before. */
  joined: boolean;
}

/** Letters that Unicode does not part into a base letter and a mark, with the usual spelling, and signs that have a name. */
const spelt: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  '∞': 'infinity',
};

const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

// Scripts without blanks between words are read letter by letter, so that any stretch of them can be found.
const pattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|∞|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}])(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}\u00ad\u200b])*(?:['’](?:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}]))?/gu;

/**
 * The words of a text, in order: whatever a search compares goes through here, what is searched and what is asked.
 *
 * @example readWords('S2-inhibition of β-VAEs').map(({ word }) => word) // ['s2', 'inhibition', 'of', 'beta', 'vaes']
 */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  let last = -1;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const word = foldWord(found);
    if (word === '') continue;
    const between = text.slice(last, index);
    words.push({
      word,
      start: index,
      end: index + found.length,
      joined: last >= 0 && /^[-\u2010\u2011\u2212]$/.test(between),
    });
    last = index + found.length;
  }
  return words;
}

function foldWord(word: string): string {
  return word
    .replace(/['’].*$/u, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^its$/, 'it') // As often as not it stands for "it's".
    .replace(/[ßæœøłđðþı∞]/g, (letter) => spelt[letter] ?? letter)
    .replace(
      /(?<![\u0370-\u03ff])[α-ω](?![\u0370-\u03ff])/g,
      (letter) => greek[letter.charCodeAt(0) - 0x3b1] ?? letter,
    )
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
