import { findPassage } from '../check/find-passage.ts';

/**
 * The words of a text that a quote from a form means, in the text's own letters.
 *
 * Besides what `findPassage` forgives, dashes: where an abstract has "--", editors and the web write "—" or " – ".
 *
 * @returns undefined when the quote means no passage.
 * @example findQuote('Wrens--at dawn--sing.', 'wrens – at dawn — sing') // 'Wrens--at dawn--sing'
 */
export function findQuote(text: string, quote: string): string | undefined {
  if (quote.trim() === '') return undefined;
  if (text.includes(quote)) return quote;
  const passage = findPassage(text, quote);
  if (passage !== undefined) return passage;
  const { folded, starts, ends } = foldDashes(text);
  const wanted = foldDashes(quote.trim()).folded;
  const found = folded.includes(wanted) ? wanted : findPassage(folded, wanted);
  if (found === undefined || found === '') return undefined;
  const at = folded.indexOf(found);
  return text.slice(starts[at], ends[at + found.length - 1]).trim();
}

/** A text in which each long dash, with the blanks around it, is one sign; and where each sign stands in the text. */
function foldDashes(text: string): { folded: string; starts: number[]; ends: number[] } {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: piece, index } of text.matchAll(/\s{0,4}(?:-{2,3}|[‒–—―−])\s{0,4}|[\s\S]/g)) {
    folded += piece.length === 1 && !/[‒–—―−]/.test(piece) ? piece : '—';
    starts.push(index);
    ends.push(index + piece.length);
  }
  return { folded, starts, ends };
}
