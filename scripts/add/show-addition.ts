import { createTwoFilesPatch } from 'diff';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import { cleanText } from '../../src/text/clean-text.ts';
import type { Addition } from './add-paper.ts';

/**
 * What a person should see of an addition: the whole of a new file, the difference of a changed one, and the labels to
 * look at. Safe on a terminal, whatever the paper's texts hold.
 *
 * @param shown Path of the file as the person knows it.
 * @returns Lines, each with its break; `''` for an unchanged paper.
 */
export function showAddition({ outcome, path, before, after }: Addition, shown: string): string {
  if (outcome === 'unchanged') return '';
  if (before !== undefined) return cleanText(createTwoFilesPatch(shown, shown, before, after));
  return `${shown}:\n\n${cleanText(after)}\n${sayLabels(path, after)}\n`;
}

/** @example 'Suggested labels: scope core; stages courtship; topic song. Read them …' */
function sayLabels(path: string, text: string): string {
  const { scope, stages = [], topic } = parsePaperFile(path, text).data ?? {};
  const labels = [
    scope && `scope ${scope}`,
    stages.length > 0 && `stages ${stages.map(({ id }) => id).join(', ')}`,
    topic && `topic ${topic}`,
  ].filter(Boolean);
  return labels.length === 0
    ? 'No labels are suggested. Fill them in, then set "review: reviewed".'
    : `Suggested labels: ${labels.join('; ')}. Read the abstract, mend them, then set "review: reviewed".`;
}

/** @example sayOutcome('added', 'content/papers/song/wren.mdx', true) // 'Would be added: content/papers/…' */
export function sayOutcome(outcome: Addition['outcome'], shown: string, dryRun: boolean): string {
  if (outcome === 'unchanged') return `Unchanged: ${shown} has this paper already`;
  const done = { added: 'Added', updated: 'Updated' }[outcome];
  return dryRun ? `Would be ${done.toLowerCase()}: ${shown}; nothing was written` : `${done}: ${shown}`;
}
