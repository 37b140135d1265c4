import type { Problem } from '../../src/survey/problem.ts';
import { cleanText } from '../../src/text/clean-text.ts';

/** Answers of an issue form, by the label of the question; unanswered ones are absent. */
export type FormAnswers = ReadonlyMap<string, string>;

/**
 * A form as it is shown on the web: which questions it has, which of them must be answered, and how long an answer may be, in
 * UTF-16 units.
 */
export interface FormShape {
  /** As the list of forms shows it. */
  name: string;
  /** Label that the issue has when it was made from this form. */
  label: string;
  questions: readonly { label: string; longest: number; required?: true }[];
}

/**
 * Read the body of an issue that was made from a form: a heading of level three for each question, the answer below it.
 *
 * Whoever opens an issue can write anything into its body, so nothing of it is believed: an answer in which a question's
 * heading stands again can't be told from the next answer and is refused. What an answer says stays text.
 *
 * @param file How messages name the issue.
 * @param others Forms whose questions the issue may hold instead.
 */
export function parseForm(
  body: string,
  form: FormShape,
  file: string,
  others: readonly FormShape[] = [],
): { answers: FormAnswers; problems: Problem[] } {
  const problems: Problem[] = [];
  const problem = (line: number, rule: string, message: string, mend: string) =>
    problems.push({ file, line, column: 1, rule, message, mend });
  const answers = new Map<string, string>();
  const all = cleanText(body).split('\n');
  const other = otherForm(all, form, others);
  if (other) {
    problem(
      1,
      'form-of-another',
      `Unexpected questions of the form "${other.name}", expected those of "${form.name}", which the label "${form.label}" stands for`,
      `Open a new issue with the form "${other.name}", or have the label exchanged for "${other.label}" and edit the issue.`,
    );
    return { answers, problems };
  }
  const questions = new Map(form.questions.map((question) => [question.label, question]));
  const firstLines = new Map<string, number>();
  let current: string | undefined;
  const lines: string[] = [];
  const close = () => {
    const answer = answerOf(lines.splice(0).join('\n'));
    const question = current === undefined ? undefined : questions.get(current);
    if (current === undefined || !question || answer === '') return;
    if (!question.required && saysNothing.test(answer)) return;
    const most = question.longest;
    if (answer.length > most) {
      problem(
        firstLines.get(current) ?? 1,
        'form-answer-too-long',
        `Unexpected answer of ${answer.length.toLocaleString('en-GB')} characters to "${current}", expected at most ${most.toLocaleString('en-GB')}`,
        'Shorten it.',
      );
    } else answers.set(current, answer);
  };
  for (const [index, line] of all.entries()) {
    const heading = headingOf(line);
    if (heading === undefined || !questions.has(heading)) {
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

/** What people write where they have nothing to say. */
const saysNothing = /^(?:n\/?a|n\.\s?a|none|nothing|nil|unknown|not known|no response|[-–—?.]{1,3})[.!]?$/i;

/** The text of a heading of level three. Without a pattern: a line may be as long as a body. */
function headingOf(line: string): string | undefined {
  return line.startsWith('### ') ? line.slice(4).trimEnd() : undefined;
}

/** Another form whose questions stand in the text, where more of them do than of the form that is asked for. */
function otherForm(
  lines: readonly string[],
  form: FormShape,
  others: readonly FormShape[],
): FormShape | undefined {
  const headings = new Set(lines.map(headingOf));
  const countOf = ({ questions }: FormShape) => questions.filter(({ label }) => headings.has(label)).length;
  return others.find((other) => other !== form && countOf(other) > countOf(form));
}

/** An answer without the fence that the web puts around a field of code; nothing for an unanswered question. */
function answerOf(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '_No response_') return '';
  const fenced = /^(`{3,})[\w-]*\n(.*)\n\1$/s.exec(trimmed);
  return fenced ? (fenced[2] ?? '').trim() : trimmed;
}
