import type { Problem } from '../../src/survey/problem.ts';
import { cleanText } from '../../src/text/clean-text.ts';

/** Answers of an issue form, by the label of the question; unanswered ones are absent. */
export type FormAnswers = ReadonlyMap<string, string>;

/** A form as it is shown on the web: which questions it has, and how long an answer may be, in UTF-16 units. */
export interface FormShape {
  /** Label that the issue has when it was made from this form. */
  label: string;
  questions: readonly { label: string; longest: number }[];
}

/**
 * Read the body of an issue that was made from a form: a heading of level three for each question, the answer below it.
 *
 * Whoever opens an issue can write anything into its body, so nothing of it is believed: an answer in which a question's
 * heading stands again can't be told from the next answer and is refused. What an answer says stays text.
 *
 * @param file How messages name the issue.
 */
export function parseForm(
  body: string,
  { questions }: FormShape,
  file: string,
): { answers: FormAnswers; problems: Problem[] } {
  const problems: Problem[] = [];
  const problem = (line: number, rule: string, message: string, mend: string) =>
    problems.push({ file, line, column: 1, rule, message, mend });
  const answers = new Map<string, string>();
  const longest = new Map(questions.map((question) => [question.label, question.longest]));
  const firstLines = new Map<string, number>();
  let current: string | undefined;
  const lines: string[] = [];
  const close = () => {
    const answer = answerOf(lines.splice(0).join('\n'));
    if (current === undefined || answer === '') return;
    const most = longest.get(current) ?? 0;
    if (answer.length > most) {
      problem(
        firstLines.get(current) ?? 1,
        'form-answer-too-long',
        `Unexpected answer of ${answer.length.toLocaleString('en-GB')} characters to "${current}", expected at most ${most.toLocaleString('en-GB')}`,
        'Shorten it.',
      );
    } else answers.set(current, answer);
  };
  for (const [index, line] of cleanText(body).split('\n').entries()) {
    const heading = /^### (.+?)\s*$/.exec(line)?.[1];
    if (heading === undefined || !longest.has(heading)) {
      lines.push(line);
      continue;
    }
    close();
    const first = firstLines.get(heading);
    if (first !== undefined) {
      problem(
        index + 1,
        'form-heading-twice',
        `Unexpected second heading "${heading}", expected each question once (the first is at line ${first})`,
        'Take the line out of the answer, or write it otherwise.',
      );
      current = undefined;
      continue;
    }
    firstLines.set(heading, index + 1);
    current = heading;
  }
  close();
  if (firstLines.size === 0) {
    problem(
      1,
      'form-unknown',
      'Unexpected issue without the questions of the form, expected an issue made from it',
      'Open a new issue with the form.',
    );
  }
  return { answers, problems };
}

/** An answer without the fence that the web puts around a field of code; nothing for an unanswered question. */
function answerOf(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '_No response_') return '';
  const fenced = /^(`{3,})[\w-]*\n(.*)\n\1$/s.exec(trimmed);
  return fenced ? (fenced[2] ?? '').trim() : trimmed;
}
