/** Combining mark of each accent command; the letters among them want a brace or a space behind them. */
const marks: Record<string, string> = {
  "'": '\u0301',
  '`': '\u0300',
  '"': '\u0308',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  c: '\u0327',
  v: '\u030C',
  u: '\u0306',
  H: '\u030B',
  r: '\u030A',
  k: '\u0328',
  d: '\u0323',
  b: '\u0331',
};

/** Commands that stand for a letter: TeX swallows the blanks behind them. */
const letters: Record<string, string> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
  ng: 'ŋ',
  NG: 'Ŋ',
};

/** Commands that stand for a sign outside maths. Blanks behind them stay: that is what people mean by `\LaTeX is`. */
const signs: Record<string, string> = {
  ldots: '…',
  dots: '…',
  textellipsis: '…',
  textendash: '–',
  textemdash: '—',
  textquoteleft: '‘',
  textquoteright: '’',
  textquotedblleft: '“',
  textquotedblright: '”',
  textquotesingle: "'",
  textasciitilde: '~',
  textasciicircum: '^',
  textunderscore: '_',
  textbackslash: '\\',
  textbar: '|',
  textless: '<',
  textgreater: '>',
  textbullet: '•',
  textdegree: '°',
  textmu: 'µ',
  textpm: '±',
  texttimes: '×',
  texteuro: '€',
  textcopyright: '©',
  textregistered: '®',
  texttrademark: '™',
  copyright: '©',
  pounds: '£',
  S: '§',
  P: '¶',
  LaTeX: 'LaTeX',
  TeX: 'TeX',
  xspace: '',
};

/** What a command means, and how many UTF-16 units of the source say it. */
export interface TexLetter {
  text: string;
  length: number;
}

const accent =
  /\\(?:(['`"^~=.])|([cvuHrkdb])(?: +|(?=\{)))(?:\{ *(\\[ij](?![A-Za-z])|\p{L}) *\}|(\\[ij])(?![A-Za-z])(?:\{\}| *)|(\p{L}))/uy;
const named = /\\([A-Za-z]+)/y;
const contraction = /\\'(?=(?:s|d|m|t|ll|re|ve)(?![\p{L}\p{M}\\{]))/uy;

/**
 * Read the command at `at` if it stands for a letter, a sign or an accent on a letter.
 *
 * An accent counts only when Unicode has the letter with the accent: `\'x` is no TeX that anyone meant. Neither is
 * `model\'s`, which is an apostrophe that some program put a backslash before.
 *
 * @returns `undefined` when the command is something else.
 * @example readTexLetter("Garv\\'ia", 4) // { text: 'í', length: 3 }
 */
export function readTexLetter(text: string, at: number): TexLetter | undefined {
  contraction.lastIndex = at;
  if (contraction.test(text) && /\p{L}$/u.test(text.slice(Math.max(0, at - 2), at))) {
    return { text: "'", length: 2 };
  }
  accent.lastIndex = at;
  const accented = accent.exec(text);
  if (accented) {
    const [source, sign, letter, braced, dotless, bare] = accented;
    const mark = marks[sign ?? letter ?? ''] ?? '';
    const base = (braced ?? dotless ?? bare ?? '').replace('\\', '');
    const whole = (base + mark).normalize('NFC');
    if ([...whole].length === 1) return { text: whole, length: source.length };
  }
  named.lastIndex = at;
  const name = named.exec(text)?.[1];
  if (name === undefined) return undefined;
  const end = at + 1 + name.length;
  if (Object.hasOwn(letters, name)) {
    const blank = /(?:\{\}| *)/y;
    blank.lastIndex = end;
    const skipped = blank.exec(text)?.[0].length ?? 0;
    return { text: letters[name] ?? '', length: 1 + name.length + skipped };
  }
  if (Object.hasOwn(signs, name)) {
    const skipped = text.startsWith('{}', end) ? 2 : 0;
    return { text: signs[name] ?? '', length: 1 + name.length + skipped };
  }
  return undefined;
}
