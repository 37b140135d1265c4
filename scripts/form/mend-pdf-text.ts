import { unwrapLines } from '../add/unwrap-lines.ts';

/** A text as its author meant it, and what was done to it. */
export interface MendedText {
  text: string;
  /** Whether anything was mended, so that a person should compare it with what is printed. */
  isMended: boolean;
  /** Words that were joined over the end of a line with nothing else to say that they are one. */
  unsure: string[];
}

const ligatures: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/** A text with its ligatures as letters, without soft hyphens and the line breaks that these were for. */
export function foldLigatures(text: string): string {
  return text
    .replace(/[ﬀ-ﬆ]/g, (ligature) => ligatures[ligature] ?? ligature)
    .replace(/\u00AD(?:[^\S\n]*\n[^\S\n]*)?/g, '');
}

/**
 * Mend an abstract that was copied from a PDF: lines are joined, and with them the words that were hyphenated at their ends;
 * ligatures become letters; a number of a page between two paragraphs goes.
 *
 * Lines that end where sentences do are left alone: they may be paragraphs, or a list.
 *
 * @param beside Another text of the same paper, whose words tell how a word is written.
 * @example mendPdfText('Wrens sing at the begin-\nning of the day.').text // 'Wrens sing at the beginning of the day.'
 */
export function mendPdfText(text: string, beside = ''): MendedText {
  const folded = foldLigatures(text);
  const lines = withoutPageNumbers(
    withoutHeading(folded)
      .split('\n')
      .map((line) => line.trimEnd()),
  );
  if (!isWrapped(lines)) return { text: folded, isMended: folded !== text, unsure: [] };
  const { joined, unsure } = joinHyphens(lines, `${lines.join('\n')}\n${beside}`);
  return { text: unwrapLines(joined), isMended: true, unsure };
}

function withoutHeading(text: string): string {
  return text.replace(/^\s*abstract(?:[.:]?[^\S\n]*\n|\s?[—:]\s)\s*/i, '');
}

const sentenceEnd = /[.!?…:;]["'”’)\]}$]*$/u;
const listSign = /^\s*(?:[-*•–]|\(?\w{1,3}[.)])\s/;

/** Whether most lines that another follows at once end in the middle of a sentence. */
function isWrapped(lines: readonly string[]): boolean {
  let inside = 0;
  let ends = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (line === '' || next === undefined || next === '' || listSign.test(next)) continue;
    if (sentenceEnd.test(line)) ends += 1;
    else inside += 1;
  }
  return inside > 0 && inside >= ends;
}

/** Lines without the numbers of pages that stand between two blank lines, and without these where a sentence goes on. */
function withoutPageNumbers(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let goesOn = false;
  for (const [index, line] of lines.entries()) {
    // The blank line after a number would part a sentence that goes on below it.
    if (goesOn && line === '') continue;
    goesOn = false;
    const isAlone = lines[index - 1] === '' && (lines[index + 1] ?? '') === '';
    if (!isAlone || !/^\s*\d{1,4}$/.test(line)) {
      kept.push(line);
      continue;
    }
    while (kept.at(-1) === '') kept.pop();
    const next = lines[lines[index + 2] === '' ? index + 3 : index + 2] ?? '';
    goesOn = !sentenceEnd.test(kept.at(-1) ?? '') && /^\s*\p{Ll}/u.test(next);
  }
  return kept;
}

/** Take the hyphens away that only a narrow column wanted, and the line breaks after all hyphens. */
function joinHyphens(lines: readonly string[], known: string): { joined: string; unsure: string[] } {
  const words = countWords(known);
  const unsure = new Set<string>();
  let joined = '';
  const rest = [...lines];
  for (const [index, line] of rest.entries()) {
    const next = rest[index + 1] ?? '';
    const word = line.slice(Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t')) + 1);
    const before = /^["'“‘([]{0,4}([\p{L}\p{M}\p{N}'’-]*[\p{L}\p{N}])[-‐]$/u.exec(word)?.[1];
    const after = /^\s*([\p{L}\p{M}\p{N}]+)/u.exec(next)?.[1];
    if (before === undefined || after === undefined) {
      joined += index === rest.length - 1 ? line : `${line}\n`;
      continue;
    }
    rest[index + 1] = next.trimStart();
    const how = howToJoin(before, after, words);
    if (how === 'unsure') unsure.add(`${before}${after}`);
    joined += how === 'apart' ? `${line}\n` : how === 'hyphen' ? `${line.slice(0, -1)}-` : line.slice(0, -1);
  }
  return { joined, unsure: [...unsure] };
}

/**
 * How the two halves of a word are written: as one, with a hyphen, or apart, as in "two- and three-layer". No rule breaks a
 * word after its first letter, before a capital, at a digit, or a second time.
 */
function howToJoin(
  before: string,
  after: string,
  words: ReadonlyMap<string, number>,
): 'one' | 'hyphen' | 'apart' | 'unsure' {
  if (/^(?:and|or|to|und|oder)$/.test(after)) return 'apart';
  const last = before.slice(before.lastIndexOf('-') + 1);
  if (!/^\p{Ll}/u.test(after) || /\p{N}$/u.test(before) || last.length < 2) return 'hyphen';
  if (/^self$/i.test(last)) return 'hyphen';
  const asOne = words.get(`${last}${after}`.toLowerCase()) ?? 0;
  const withHyphen = words.get(`${last}-${after}`.toLowerCase()) ?? 0;
  if (withHyphen > asOne) return 'hyphen';
  if (asOne > 0) return 'one';
  return last === before ? 'unsure' : 'hyphen';
}

/** How often a text has each word within a line; one with hyphens counts as a whole and by each two of its parts. */
function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const [word] of text
    .toLowerCase()
    .replaceAll('‐', '-')
    .matchAll(/[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*/gu)) {
    const parts = word.split('-');
    for (const [index, part] of parts.entries()) {
      add(part);
      const next = parts[index + 1];
      if (next !== undefined) add(`${part}-${next}`);
    }
  }
  return counts;
}
