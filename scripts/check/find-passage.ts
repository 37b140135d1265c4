/**
 * The passage of a text that a quote means though its letters differ: capitals, blanks and line breaks, typographic
 * quotation marks, dashes and ligatures, quotation marks around it, three dots or a full stop at its end.
 *
 * @returns undefined when the quote stands there as it is, or when it means no passage.
 * @example findPassage("Wrens 'sing' at dawn.", '“Wrens ‘sing’  at dawn…”') // "Wrens 'sing' at dawn"
 */
export function findPassage(text: string, quote: string): string | undefined {
  if (text.includes(quote) || quote.trim() === '') return undefined;
  const { folded, starts, ends } = foldLetters(text);
  for (const candidate of candidatesOf(foldLetters(quote).folded)) {
    if (candidate === '') continue;
    const at = folded.indexOf(candidate);
    if (at >= 0) return text.slice(starts[at], ends[at + candidate.length - 1]);
  }
  return undefined;
}

/** Of the words of a quote so many have to stand in a passage that it was meant. */
const leastShared = 0.6;

/**
 * The passage of a text that has most words of a quote, as long as the quote is: what was probably copied, and changed.
 *
 * @returns undefined for a quote of fewer than three words, and when no passage has the greater part of them.
 * @example nearestPassage('Wrens sing at dawn, and at dusk.', 'wrens sang at dawn') // 'Wrens sing at dawn'
 */
export function nearestPassage(text: string, quote: string): string | undefined {
  const wordOf = (part: string) =>
    [...part]
      .map(foldLetter)
      .join('')
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const wanted = quote.split(/\s+/).map(wordOf).filter(Boolean);
  if (wanted.length < 3) return undefined;
  const words = [...text.matchAll(/\S+/g)].map(({ 0: part, index }) => ({
    word: wordOf(part),
    start: index,
    end: index + part.length,
  }));
  const length = Math.min(wanted.length, words.length);
  let best = { shared: 0, at: 0 };
  for (let at = 0; at + length <= words.length; at += 1) {
    const left = [...wanted];
    let shared = 0;
    for (const { word } of words.slice(at, at + length)) {
      const place = left.indexOf(word);
      if (place < 0) continue;
      left.splice(place, 1);
      shared += 1;
    }
    if (shared > best.shared) best = { shared, at };
  }
  if (best.shared < leastShared * wanted.length) return undefined;
  return text
    .slice(words[best.at]?.start, words[best.at + length - 1]?.end)
    .replace(/\s+/g, ' ')
    .replace(/[.,;:]$/, '');
}

/** The quote, and what is left of it without the signs that people put around a quote; the longest first. */
function candidatesOf(quote: string): string[] {
  const trimmed = quote.trim();
  // Within the signs around it, the passage may end with one of its own.
  const inner = trimmed.replace(/^(["'])(.*)\1$/s, '$2').trim();
  const bare = trimmed.replace(/^["']+|["']+$/g, '').trim();
  const open = bare.replace(/^(?:\.{3}|\[\.{3}\])\s*|\s*(?:\.{3}|\[\.{3}\])$/g, '').trim();
  return [trimmed, inner, bare, open, open.replace(/[.,;:]$/, '')];
}

/** A text as it counts for finding, and where in the text each of its letters begins and ends. */
function foldLetters(text: string): { folded: string; starts: number[]; ends: number[] } {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(/\s+|[^\s]/gu)) {
    const letter = foldLetter(match[0]);
    for (const unit of letter) {
      for (let index = 0; index < unit.length; index += 1) {
        starts.push(match.index);
        ends.push(match.index + match[0].length);
      }
    }
    folded += letter;
  }
  return { folded, starts, ends };
}

function foldLetter(letter: string): string {
  if (/^\s/.test(letter)) return ' ';
  if (/[\u00AD\u200B-\u200D\u2060\uFEFF]/.test(letter)) return '';
  return letter
    .normalize('NFKC')
    .replace(/[‘’‚‛′`]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .toLowerCase();
}
