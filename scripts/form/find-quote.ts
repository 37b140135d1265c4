import { findPassage } from '../check/find-passage.ts';

/**
 * The words of a text that a quote from a form means, in the text's own letters.
 *
 * Besides what `findPassage` forgives, dashes: where an abstract has "--", editors and the web write "—" or " – ". And the
 * hyphens of ends of lines, which a quote from a PDF has in the middle of a word.
 *
 * @returns undefined when the quote means no passage.
 * @example findQuote('Wrens--at dawn--sing.', 'wrens – at dawn — sing') // 'Wrens--at dawn--sing'
 */
export function findQuote(text: string, quote: string): string | undefined {
  if (quote.trim() === '') return undefined;
  if (text.includes(quote)) return quote;
  const passage = findPassage(text, quote);
  if (passage !== undefined) return passage;
  return findFolded(text, quote, foldDashes) ?? findFolded(text, quote, foldHyphens);
}

/** A text as it counts for finding; and where in the text each of its signs begins and ends. */
interface FoldedText {
  folded: string;
  starts: number[];
  ends: number[];
}

function findFolded(text: string, quote: string, fold: (text: string) => FoldedText): string | undefined {
  const { folded, starts, ends } = fold(text);
  const wanted = fold(quote.trim()).folded;
  const found = folded.includes(wanted) ? wanted : findPassage(folded, wanted);
  if (found === undefined || found === '') return undefined;
  const at = folded.indexOf(found);
  return text.slice(starts[at], ends[at + found.length - 1]).trim();
}

/** A text in which each long dash, with the blanks around it, is one sign; and where each sign stands in the text. */
function foldDashes(text: string): FoldedText {
  return foldPieces(text, /\s{0,4}(?:-{2,3}|[‒–—―−])\s{0,4}|[\s\S]/g, (piece) =>
    piece.length === 1 && !/[‒–—―−]/.test(piece) ? piece : '—',
  );
}

/** A text without hyphens between two letters, and without what blanks follow them. */
function foldHyphens(text: string): FoldedText {
  return foldPieces(text, /(?<=\p{L})[-‐]\s{0,4}(?=\p{L})|[\s\S]/gu, (piece) =>
    /^[-‐]\s*$/u.test(piece) ? '' : piece,
  );
}

function foldPieces(text: string, pieces: RegExp, fold: (piece: string) => string): FoldedText {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    const by = fold(piece);
    folded += by;
    for (let unit = 0; unit < by.length; unit += 1) {
      starts.push(index);
      ends.push(index + piece.length);
    }
  }
  return { folded, starts, ends };
}
