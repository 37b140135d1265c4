import type { SearchAnswer } from './search.ts';

/** What a search found, in a sentence: for the eyes, and once for a screen reader. */
export function sayAnswer(answer: SearchAnswer, words: string): string {
  const count = answer.documents.length;
  const asked = words.trim();
  const what = asked === '' ? '' : ` for “${answer.suggestion ?? asked}”`;
  if (count > 0) return `${count.toLocaleString('en-GB')} ${count === 1 ? 'result' : 'results'}${what}.`;
  if (answer.countBeforeChoice > 0)
    return `Nothing${what} has all that is chosen; without the choice there would be ${answer.countBeforeChoice.toLocaleString('en-GB')}.`;
  return asked === '' ? '' : `Nothing found for “${asked}”.`;
}

/** How the words were understood where that isn't plain; each a sentence. */
export function sayNotes(answer: SearchAnswer): string[] {
  const notes: string[] = [];
  const { corrections, leftOut, filters, lacking } = answer;
  if (leftOut.length > 0)
    notes.push(`No page has all the words. Left out: ${leftOut.map((word) => `“${word}”`).join(', ')}.`);
  if (lacking.size > 0 && lacking.size === answer.countBeforeChoice)
    notes.push('No page has all the words. Each result says which it lacks.');
  for (const { facet, text, values } of filters) {
    if (values.length === 0)
      notes.push(`The survey has no ${facet} called “${text}”, so this condition leaves nothing.`);
  }
  if (corrections.length > 0)
    notes.push(`No page has ${corrections.map(({ from }) => `“${from}”`).join(', ')}.`);
  return notes;
}
