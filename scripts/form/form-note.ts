import { basename, join } from 'node:path';
import type { Problem } from '../../src/survey/problem.ts';
import type { Addition } from '../add/add-paper.ts';
import type { PaperId } from '../add/paper-id.ts';
import { quoteStart } from '../ingest/read/reader.ts';

/** What a person should know of what became of a form; it keeps nothing from being proposed. */
export interface FormNote {
  /** A sentence or two; it may hold what people wrote. */
  says: string;
  /** What to do about it. */
  mend?: string;
}

/**
 * What `add` has to say of a paper, for whoever reads a pull request: with the file that it speaks of, and what to do there.
 *
 * @param content Path of the content folder, which messages for the command line begin with.
 */
export function noteOfAddition(
  { rule, file, message, mend }: Problem,
  {
    content,
    dump,
    title,
    titleOf,
  }: { content: string; dump: string; title: string; titleOf: (file: string) => string },
): FormNote {
  if (rule !== 'near-duplicate') return { says: sayForForm(message, dump), mend: sayForForm(mend, dump) };
  const path = file.startsWith(join(content, '/')) ? file.slice(join(content, '/').length) : file;
  const slug = basename(path, '.mdx');
  return {
    says: `This may be a double of ${path} (${quoteStart(titleOf(file))}): the two are much alike.`,
    mend: `Compare the two. If they are one paper, close this pull request and mend that file. If they are two, add to decisions.yaml: - { papers: [${slug}, ${JSON.stringify(title)}], are: different }`,
  };
}

/** What keeps a paper from being added, for whoever filled in the form. */
export function problemOfAddition(problem: Problem, { path }: Pick<Addition, 'path'>, dump: string): Problem {
  if (problem.rule !== 'text-conflict')
    return { ...problem, message: sayForForm(problem.message, dump), mend: sayForForm(problem.mend, dump) };
  const field = /change of the (title|abstract)/.exec(problem.message)?.[1] ?? 'text';
  return {
    ...problem,
    message: `Unexpected ${field} other than that of ${path}, which the survey has this paper in and where a person has edited it since; the file was left as it is`,
    mend: 'Compare the two. If the form is right, mend the file itself.',
  };
}

/** A message that names an issue as if it were a dump, in words of who filled in a form. */
export function sayForForm(text: string, dump: string): string {
  return text.replaceAll(`(${dump}, line 1)`, '(the form)').replaceAll(`${dump}, line 1`, 'the form');
}

const again = ['service-unreachable', 'service-refused', 'answer-unusable', 'answer-unreadable'];
const another = ['answer-for-another', 'answer-ambiguous'];
const unknown = ['paper-not-found', 'arxiv-error'];

/**
 * Why a paper can't be looked up, for whoever filled in the form: there is no command line to go on at.
 *
 * @param file How messages name the issue.
 */
export function problemOfService(problem: Problem, asked: PaperId, file: string): Problem {
  const service = nameOfService(asked);
  const { rule } = problem;
  const mend = again.includes(rule)
    ? `${service} did not answer: edit the issue later to try again, or fill in Title and Abstract.`
    : another.includes(rule)
      ? `${service} answered for another work: look whether the id is right, and edit the issue later to try again; or fill in Title and Abstract.`
      : unknown.includes(rule)
        ? 'Edit the issue: mend the id, or fill in Title and Abstract.'
        : /-(?:missing|too-long)$/.test(rule)
          ? `${service} can't give it: edit the issue, and fill in Title and Abstract as they are printed.`
          : rule === 'paper-withdrawn'
            ? 'Leave it out: close the issue. If the survey should name it all the same, fill in Title and Abstract.'
            : 'Edit the issue: look whether the id is right, or fill in Title and Abstract.';
  return { ...problem, file, mend };
}

export function nameOfService({ kind }: PaperId): string {
  return kind === 'arxiv' ? 'arXiv' : 'Crossref';
}
