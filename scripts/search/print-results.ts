import { styleText } from 'node:util';
import type { Piece } from '../../src/search/excerpt.ts';
import { kindName } from '../../src/search/page-kind.ts';
import type { Result } from '../../src/search/result.ts';
import { sayAnswer, sayNotes } from '../../src/search/say-answer.ts';
import type { SearchAnswer } from '../../src/search/search.ts';
import { defaultWords } from '../../src/survey/words.ts';

/** The last part of an address: a paper's slug, the id of a term. */
export function slugOf({ address }: Pick<Result, 'address'>): string {
  return /([^/#]+)\/?$/.exec(address)?.[1] ?? '';
}

/** What to print for a reader: what was found, how the words were understood, and the results, numbered. */
export function printResults(words: string, answer: SearchAnswer, results: readonly Result[]): string {
  const lines = [sayAnswer(answer, words) || 'Everything.'];
  if (answer.suggestion !== undefined) lines.push(`Did you mean: ${answer.suggestion}`);
  lines.push(...sayNotes(answer));
  for (const { from, names } of answer.alsoFor)
    lines.push(`“${from}” is also looked for as ${names.join(', ')}.`);
  results.forEach((result, place) => {
    const { title, kind, stages, year, address, excerpt, lacking } = result;
    const facts = [
      kindName(kind, defaultWords).toLowerCase(),
      ...stages.map(({ abbr }) => abbr),
      ...(year ? [year] : []),
    ];
    const indent = '    ';
    lines.push('', `${String(place + 1).padStart(2)}. ${show(title)}  (${facts.join(', ')})`);
    lines.push(`${indent}${slugOf(result)}  ${address}`);
    if (excerpt.length > 0) lines.push(`${indent}${show(excerpt)}`);
    if (lacking.length > 0) lines.push(`${indent}Without ${lacking.join(', ')}`);
  });
  const more = answer.documents.length - results.length;
  if (more > 0) lines.push('', `${more.toLocaleString('en-GB')} more; --limit N shows more at once.`);
  return lines.join('\n');
}

/** Control characters of a text from outside must not reach the terminal. */
function show(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, isMarked }) => {
      const plain = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
      return isMarked ? styleText('bold', plain) : plain;
    })
    .join('');
}
