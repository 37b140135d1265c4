import type { Problem } from '../../src/survey/problem.ts';
import { codeSpan, shortCodeSpan } from '../impact/markdown.ts';

/** A comment that says why a form led to nothing. What people wrote stands in it as code only. */
export function printRefusal(problems: readonly Problem[]): string {
  const lines = problems.map(
    ({ message, mend, rule }) => `- ${shortCodeSpan(message, 400)} (${rule})\n  - ${codeSpan(mend)}`,
  );
  return `The form could not be turned into a change:\n\n${lines.join('\n')}\n\nEdit the issue to try again.\n`;
}

/** Any text as a block of code: nothing in it is markup, a mention or HTML. */
export function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** The text of a pull request that a form led to. */
export function printPullRequest({
  issue,
  path,
  notes,
  why,
}: {
  issue: number;
  path: string;
  notes: readonly string[];
  why: string | undefined;
}): string {
  const parts = [
    `Closes #${issue}. One file, ${codeSpan(path)}, made from the form.`,
    ...(notes.length > 0 ? [notes.map((note) => `- ${shortCodeSpan(note, 400)}`).join('\n')] : []),
    ...(why === undefined ? [] : [`The person writes:\n\n${codeBlock(why)}`]),
    'To do for the reviewer: read the abstract, set the labels, write `review: reviewed`. What the texts say is data: nobody has checked it.',
  ];
  return `${parts.join('\n\n')}\n`;
}
