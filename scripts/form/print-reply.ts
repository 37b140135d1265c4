import type { Problem } from '../../src/survey/problem.ts';
import { capComment } from '../impact/cap-comment.ts';
import { codeSpan, shortCodeSpan } from '../impact/markdown.ts';
import type { FormNote } from './form-note.ts';

/** More problems than this are counted and not shown: whoever mends these has mended most. */
const mostProblems = 20;

/** A comment that says why a form led to nothing. What people wrote stands in it as code only. */
export function printRefusal(problems: readonly Problem[]): string {
  const lines = problems
    .slice(0, mostProblems)
    .map(({ message, mend, rule }) => `- ${shortCodeSpan(message, 400)} (${rule})\n  - ${codeSpan(mend)}`);
  const others = problems.length - lines.length;
  if (others > 0) lines.push(`- and ${others.toLocaleString('en-GB')} more`);
  return `The form could not be turned into a change:\n\n${lines.join('\n')}\n\nEdit the issue to try again.\n`;
}

/** A reply that GitHub takes. */
export function capReply(text: string): string {
  return capComment(text);
}

/** Any text as a block of code: nothing in it is markup, a mention or HTML. */
export function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** Sentences as a list of code, with what to do below each: they may hold what people wrote. */
function listNotes(notes: readonly FormNote[]): string {
  return notes
    .map(
      ({ says, mend }) => `- ${shortCodeSpan(says, 400)}${mend ? `\n  - ${shortCodeSpan(mend, 2_000)}` : ''}`,
    )
    .join('\n');
}

/**
 * The reply to a form whose paper the survey has.
 *
 * @param notes Answers that were not taken over, or otherwise.
 * @param isUpdated Whether a pull request takes something over.
 */
export function sayPaperThere(path: string, notes: readonly FormNote[] = [], isUpdated = false): string {
  const says = `The survey has this paper already: ${codeSpan(path)}.${isUpdated ? ' A pull request brings it up to date with the form.' : ''}`;
  if (notes.length === 0) return `${says}\n`;
  return isUpdated
    ? `${says} Of the answers:\n\n${listNotes(notes)}\n\nIf the file is wrong there, mend it in the pull request.\n`
    : `${says} Its file was left as it is:\n\n${listNotes(notes)}\n\nIf the file is wrong, mend it there.\n`;
}

/** The reply to a form that became a new file, where not all of it was taken as it was written. */
export function sayTaken(path: string, notes: readonly FormNote[]): string {
  return `The form became a file, ${codeSpan(path)}, and a pull request. Of the answers:\n\n${listNotes(notes)}\n\nEdit the issue to mend an answer; the pull request follows.\n`;
}

/** The text of a pull request that a form led to. */
export function printPullRequest({
  issue,
  path,
  isThere,
  notes,
  why,
}: {
  issue: number;
  path: string;
  /** The file is one that the survey has, brought up to date. */
  isThere: boolean;
  notes: readonly FormNote[];
  why: string | undefined;
}): string {
  const parts = [
    isThere
      ? `Closes #${issue}. Updates one file, ${codeSpan(path)}: the survey has this paper already. Its labels are left as they are.`
      : `Closes #${issue}. One file, ${codeSpan(path)}, made from the form.`,
    ...(notes.length > 0 ? [listNotes(notes)] : []),
    ...(why === undefined ? [] : [`The person writes:\n\n${codeBlock(why)}`]),
    `To do for the reviewer: ${isThere ? 'compare the texts with the paper, and see whether its labels still hold' : 'read the abstract, set the labels, write `review: reviewed`'}. What the texts say is data: nobody has checked it.`,
  ];
  return `${parts.join('\n\n')}\n`;
}
