import { join, relative } from 'node:path';
import { readSurvey } from '../../src/content/content-folder.ts';
import { readContent } from '../../src/content/read-content.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { addPaper } from '../add/add-paper.ts';
import { fetchPaper } from '../add/fetch-paper.ts';
import { NotAddedError } from '../add/not-added-error.ts';
import { findPaperOfId, notesOfSilence } from '../add/paper-of-id.ts';
import type { PoliteClient } from '../add/polite-client.ts';
import type { Services } from '../add/service.ts';
import { readTexts } from '../impact/read-texts.ts';
import { readIfThere } from '../ingest/paper-folder.ts';
import {
  type FormNote,
  nameOfService,
  noteOfAddition,
  problemOfAddition,
  problemOfService,
} from './form-note.ts';
import { formToHead } from './form-to-head.ts';
import { formToPaper, labelPaper, sayLeftOut, sayOtherTexts, sayStageLeftOut } from './form-to-paper.ts';
import { formToPlan } from './form-to-plan.ts';
import { forms, headForm, paperForm } from './forms.ts';
import { type FormAnswers, type FormShape, parseForm } from './parse-form.ts';
import { sayPaperThere, sayTaken } from './print-reply.ts';

/** What a form leads to: a file, a reply, both, or problems that are the reply. */
export interface Outcome {
  /** Its path is from the content folder. */
  file?: { path: string; text: string };
  reply?: string;
  problems: Problem[];
  /** For the text of the pull request. */
  notes: FormNote[];
  why?: string;
  /** The file is one that the survey has. */
  isThere?: boolean;
}

/** Where papers are looked up, and as whom. */
export interface LookUp {
  services: Services;
  /** @param repository Address of the survey's repository, if it has one. */
  createClient(repository: string | undefined): PoliteClient;
}

/**
 * Answer an issue that was made from a form. Nothing is written to the content.
 *
 * @param content Path of the content folder.
 */
export async function answerForm(
  form: FormShape,
  { body, number }: { body: string; number: number },
  content: string,
  lookUp: LookUp,
): Promise<Outcome> {
  const file = `issue ${number}`;
  const { answers, problems } = parseForm(body, form, file, forms);
  if (problems.length > 0) return { problems, notes: [] };
  if (form === paperForm) return answerPaper(answers, { content, file, dump: `issue-${number}` }, lookUp);
  const whole = await readContent(content);
  if (form === headForm) {
    const { head, problems: ofHead, notes } = formToHead(answers, whole, file);
    if (!head) return { problems: ofHead, notes: [] };
    return {
      problems: [],
      notes,
      file: head,
      ...(notes.length > 0 && { reply: sayTaken(head.path, notes) }),
    };
  }
  const { reply, problems: ofPlan } = formToPlan(answers, whole, await readTexts(content), file);
  return { problems: ofPlan, notes: [], ...(reply !== undefined && { reply }) };
}

async function answerPaper(
  answers: FormAnswers,
  { content, file, dump }: { content: string; file: string; dump: string },
  { services, createClient }: LookUp,
): Promise<Outcome> {
  const { survey, problems: surveyProblems } = await readSurvey(content);
  if (!survey) return { problems: surveyProblems, notes: [] };
  const given = formToPaper(answers, dump, file);
  const { asked, texts } = given;
  const refused = (problems: Problem[]): Outcome => ({
    problems: [...problems, ...given.notes.filter(({ mend }) => !mend).map((note) => asProblem(note, file))],
    notes: [],
  });
  if (given.problems.length > 0) return refused(given.problems);
  const notes: FormNote[] = [];
  let { record, notes: ofForm } = given;
  if (!record && asked) {
    try {
      const found = await fetchPaper(asked, services, createClient(survey.repository));
      record = { ...found.record, facts: { ...given.facts, ...found.record.facts } };
      notes.push(...found.notes.map(({ message }) => ({ says: message })));
      // How the form's abstract was mended doesn't matter where it isn't taken.
      ofForm = ofForm.filter(({ says }) => !says.startsWith('Abstract:'));
      ofForm = [...ofForm, ...sayOtherTexts(texts, found.record, nameOfService(asked))];
    } catch (error) {
      if (!(error instanceof NotAddedError)) throw error;
      const there = notesOfSilence(error) ? await findPaperOfId(content, asked) : undefined;
      if (there) return { problems: [], notes: [], reply: sayPaperThere(there.path) };
      return refused(error.problems.map((problem) => problemOfService(problem, asked, file)));
    }
  }
  // Neither texts nor an id is a problem, of which there is none.
  if (!record) throw new Error('a form without a paper and without a problem');

  let addition: Awaited<ReturnType<typeof addPaper>>;
  try {
    addition = await addPaper(record, { content, sources: survey.sources, dryRun: true });
  } catch (error) {
    if (!(error instanceof NotAddedError)) throw error;
    return refused(error.problems.map((problem) => problemOfAddition(problem, { path: '' }, dump)));
  }
  if (addition.problems.length > 0)
    return refused(addition.problems.map((problem) => problemOfAddition(problem, addition, dump)));
  const { path, after } = addition;
  const isThere = addition.outcome !== 'added';
  const ofAnswers = [
    ...ofForm,
    ...sayLeftOut(path, after, given.facts),
    ...(isThere ? sayStageLeftOut(path, after, answers) : []),
  ];
  if (addition.outcome === 'unchanged')
    return { problems: [], notes: [], reply: sayPaperThere(path, ofAnswers) };
  const { terms } = await readContent(content);
  const labelled: ReturnType<typeof labelPaper> = isThere
    ? { path, text: after }
    : labelPaper(path, after, answers, terms);
  if (labelled.note !== undefined) ofAnswers.push({ says: labelled.note });
  const title = record.title;
  const titleOf = (of: string) => {
    const other = relative(content, of);
    return parsePaperFile(other, readIfThere(join(content, other)) ?? '').data?.title ?? '';
  };
  notes.unshift(...addition.notes.map((note) => noteOfAddition(note, { content, dump, title, titleOf })));
  const why = answers.get('Why it belongs here');
  return {
    file: { path: labelled.path, text: labelled.text },
    problems: [],
    notes: [...notes, ...ofAnswers],
    ...(isThere
      ? { isThere, reply: sayPaperThere(path, ofAnswers, true) }
      : ofAnswers.length > 0 && { reply: sayTaken(labelled.path, ofAnswers) }),
    ...(why !== undefined && { why }),
  };
}

/** Where nothing is proposed, an answer that would have been left out is one to mend. */
function asProblem({ says }: FormNote, file: string): Problem {
  return {
    file,
    line: 1,
    column: 1,
    rule: 'form-answer',
    message: says,
    mend: 'Mend the answer, or leave it open.',
  };
}
