import { create } from './create-element.ts';
import { sayNotes } from './say-answer.ts';
import type { SearchAnswer } from './search.ts';

/** What a reader can change of how the words were understood. */
export interface NoteActions {
  /** Ask for other words instead. */
  ask(words: string): void;
  /** Look for the other names of a name no longer, or again. */
  toggleNames(key: string): void;
}

/** How the words were understood, with buttons to undo it. */
export function showNotes(
  answer: SearchAnswer,
  without: ReadonlySet<string>,
  { ask, toggleNames }: NoteActions,
): HTMLElement[] {
  const notes: HTMLElement[] = [];
  const { suggestion } = answer;
  const sentences = sayNotes(answer);
  if (suggestion !== undefined) {
    const button = create('button', { type: 'button', onclick: () => ask(suggestion) }, suggestion);
    notes.push(create('p', {}, 'Did you mean ', button, `? ${sentences.pop() ?? ''}`));
  }
  for (const sentence of sentences) notes.push(create('p', {}, sentence));
  for (const { key, from, names } of answer.alsoFor) {
    const isOff = without.has(key);
    const text = isOff ? `Search for other names of “${from}”` : `Only “${from}”`;
    const button = create('button', { type: 'button', onclick: () => toggleNames(key) }, text);
    notes.push(
      create('p', {}, ...(isOff ? [] : [`“${from}” is also looked for as ${listOf(names)}. `]), button),
    );
  }
  return notes;
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(', ');
}
