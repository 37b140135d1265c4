import { maxTexLength } from './tex-to-mathml.ts';

/** What stands between two marks of maths, before anyone tried to read it. */
export interface FoundMaths {
  /** Place of the first letter between the marks, and of the first behind it; UTF-16 units. */
  innerStart: number;
  innerEnd: number;
  /** Place behind the closing mark. */
  end: number;
  display: boolean;
  /** `text`: only a change of font within dollars, such as `$\textbf{word}$`, and no formula. */
  kind: 'math' | 'text';
}

/**
 * Read the maths that opens at `at`: `$…$`, `$$…$$`, `\(…\)` or `\[…\]`.
 *
 * A dollar is also a currency, so single dollars are maths only by these rules, the first three of which are pandoc's:
 *
 * 1. No blank behind the opening dollar, none before the closing one.
 * 2. No digit behind the closing dollar.
 * 3. The first dollar outside braces closes; no blank line comes before it.
 * 4. Rules 1 and 2 are waived where a backslash, `^` or `_` shows that TeX was meant: `$\sim$7B`, `$ \alpha $`.
 * 5. No two plain words in a row, and, where rule 1 is waived, no plain word at all.
 * 6. Without such a sign, nothing that begins with a digit and ends in the middle of something, in a bracket that never
 *    opened, or in a word: `$5/$M`, `($5) or ($6)`, `$5, US$`.
 *
 * @param closings Pairs of braces, from `bracePairs`.
 * @returns `undefined` when no maths opens there. Whether Temml can read what is found is for the caller to try.
 */
export function findMaths(
  text: string,
  at: number,
  closings: ReadonlyMap<number, number>,
): FoundMaths | undefined {
  if (text.startsWith('$$', at)) return between(text, at, '$$', true);
  if (text.startsWith('\\(', at)) return between(text, at, '\\)', false);
  if (text.startsWith('\\[', at)) return between(text, at, '\\]', true);
  if (text[at] !== '$') return undefined;

  const innerStart = at + 1;
  const innerEnd = findDollar(text, innerStart, closings);
  if (innerEnd === undefined) return undefined;
  const inner = text.slice(innerStart, innerEnd);
  if (inner.trim() === '' || /\n\s*\n/.test(inner)) return undefined;
  const found = { innerStart, innerEnd, end: innerEnd + 1, display: false } as const;

  const blank = /^\s|\s$/.test(inner);
  const prose = withoutCommands(inner);
  const wordy = /[A-Za-z]{2,}[\s,;:.]+[A-Za-z]{2,}/.test(prose);
  if (fontChange.test(inner) && !blank && (wordy || isOneGroup(inner, innerStart, closings))) {
    return { ...found, kind: 'text' };
  }
  const isTex = /[\\^_]/.test(inner);
  if (wordy || (blank && (!isTex || /[A-Za-z]{3,}/.test(prose)))) return undefined;
  if (!isTex && (/^\d/.test(text.slice(found.end)) || isPrice(inner))) return undefined;
  return { ...found, kind: 'math' };
}

/** Fonts of maths around a font of text, or a font of text alone: with or without the backslash that some dumps lost. */
const fontChange =
  /^(?:\\(?:math(?:bf|it|rm|tt|sf)|boldsymbol|bm)\{)*\\?(?:text(?:bf|it|tt|sc|sf|sl|rm|up|md|normal)|emph)\{/;

/** Commands with their names, and the words that TeX itself sets as words. */
function withoutCommands(tex: string): string {
  return tex
    .replace(/\\(?:text\w*|math\w+|operatorname\*?|mbox|hbox|begin|end|boldsymbol|bm)\s*\{[^{}]*\}/g, '§')
    .replace(/\\[A-Za-z]+/g, '§');
}

/** Whether a text that began with a dollar is rather an amount, and what came behind it up to the next amount. */
function isPrice(inner: string): boolean {
  return /^\d/.test(inner) && (/[-/(,:]$|[\s,;][A-Za-z]{2,}$/.test(inner) || /^[^(]*\)/.test(inner));
}

/** Whether the first group ends where the text ends: `\textbf{word}`, but not `\textbf{x}_i`. */
function isOneGroup(inner: string, innerStart: number, closings: ReadonlyMap<number, number>): boolean {
  return closings.get(innerStart + inner.indexOf('{')) === innerStart + inner.length - 1;
}

/** Place of the first dollar that isn't in braces nor behind a backslash. */
function findDollar(text: string, from: number, closings: ReadonlyMap<number, number>): number | undefined {
  const last = Math.min(text.length, from + maxTexLength + 1);
  for (let at = from; at < last; at += 1) {
    const unit = text[at];
    if (unit === '$') return at;
    if (unit === '\\') at += 1;
    else if (unit === '{') {
      const closing = closings.get(at);
      if (closing === undefined) return undefined;
      at = closing;
    } else if (unit === '}') return undefined;
  }
  return undefined;
}

function between(text: string, at: number, closing: string, display: boolean): FoundMaths | undefined {
  const innerStart = at + 2;
  const length = text.slice(innerStart, innerStart + maxTexLength + 2).indexOf(closing);
  if (length <= 0) return undefined;
  const innerEnd = innerStart + length;
  const inner = text.slice(innerStart, innerEnd);
  if (inner.trim() === '') return undefined;
  return { innerStart, innerEnd, end: innerEnd + 2, display, kind: 'math' };
}
