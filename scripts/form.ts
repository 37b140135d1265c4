import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import project from '../package.json' with { type: 'json' };
import { readSurvey } from '../src/content/content-folder.ts';
import { readContent } from '../src/content/read-content.ts';
import type { Problem } from '../src/survey/problem.ts';
import { addPaper } from './add/add-paper.ts';
import { systemClock } from './add/clock.ts';
import { findPaper } from './add/find-paper.ts';
import { NotAddedError } from './add/not-added-error.ts';
import { parsePaperId } from './add/paper-id.ts';
import { findPaperOfId, notesOfSilence } from './add/paper-of-id.ts';
import { createPoliteClient } from './add/polite-client.ts';
import { createRequestTimes } from './add/request-times.ts';
import { createServices } from './add/service.ts';
import { createUserAgent } from './add/user-agent.ts';
import { formToHead } from './form/form-to-head.ts';
import { formToPaper, labelPaper, sayLeftOut, sayStageLeftOut } from './form/form-to-paper.ts';
import { formToPlan } from './form/form-to-plan.ts';
import { headForm, paperForm, taxonomyForm } from './form/forms.ts';
import { readIssueEvent } from './form/issue-event.ts';
import { type FormAnswers, type FormShape, parseForm } from './form/parse-form.ts';
import { capReply, printPullRequest, printRefusal, sayPaperThere } from './form/print-reply.ts';
import { readTexts } from './impact/read-texts.ts';
import { exitCodes, readArguments, runCommand, WrongUseError } from './terminal/command.ts';

const usage = `Usage: npm run form -- EVENT.json --out DIR [options]

Turns an issue that was made from a form into a file of the content. EVENT.json is what GitHub says of the issue. The
content folder is left as it is; DIR gets result.json, reply.md and, when there is something to propose, files/ with the one
file and pull-request.md. Of what people wrote, nothing is printed.

  --content DIR   another content folder`;

await runCommand(async () => {
  const { values, positionals } = readArguments(
    { content: { type: 'string', default: 'content' }, out: { type: 'string' } },
    usage,
    true,
  );
  const [file] = positionals;
  const { content, out } = values;
  if (file === undefined || positionals.length > 1 || out === undefined)
    throw new WrongUseError(`Unexpected arguments, expected one event and --out\n\n${usage}`);
  const event = readIssueEvent(await readFile(file, 'utf8'));
  if (!event) throw new WrongUseError(`${file} holds no issue with a number, labels and a text`);
  const shown = `issue ${event.number}`;
  const form = [paperForm, headForm, taxonomyForm].find(({ label }) => event.labels.includes(label));
  if (!form) throw new WrongUseError('The issue has the label of no form');

  const outcome = await answer(form, event.body, event.number, content, shown);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), text);
  };
  if (outcome.file) {
    await write(`files/${outcome.file.path}`, outcome.file.text);
    await write(
      'pull-request.md',
      printPullRequest({
        issue: event.number,
        path: outcome.file.path,
        isThere: outcome.isThere ?? false,
        notes: outcome.notes,
        why: outcome.why,
      }),
    );
  }
  const reply = outcome.problems.length > 0 ? printRefusal(outcome.problems) : outcome.reply;
  if (reply !== undefined) await write('reply.md', capReply(reply));
  await write(
    'result.json',
    `${JSON.stringify({ issue: event.number, author: event.author, path: outcome.file?.path ?? null, reply: reply !== undefined })}\n`,
  );
  console.log(
    outcome.file
      ? 'a file to propose'
      : outcome.problems.length > 0
        ? `nothing to propose: ${outcome.problems.map(({ rule }) => rule).join(', ')}`
        : 'a reply',
  );
  // A form that leads to nothing is answered, not failed.
  return exitCodes.done;
});

interface Outcome {
  file?: { path: string; text: string };
  reply?: string;
  problems: Problem[];
  notes: string[];
  why?: string;
  /** The file is one that the survey has. */
  isThere?: boolean;
}

async function answer(
  form: FormShape,
  body: string,
  issue: number,
  content: string,
  shown: string,
): Promise<Outcome> {
  const { answers, problems } = parseForm(body, form, shown);
  if (problems.length > 0) return { problems, notes: [] };
  if (form === paperForm) return answerPaper(answers, issue, content, shown);
  const whole = await readContent(content);
  if (form === headForm) {
    const { head, problems: ofHead } = formToHead(answers, whole, shown);
    return { problems: ofHead, notes: [], ...(head && { file: head }) };
  }
  const { reply, problems: ofPlan } = formToPlan(answers, whole, await readTexts(content), shown);
  return { problems: ofPlan, notes: [], ...(reply !== undefined && { reply }) };
}

async function answerPaper(
  answers: FormAnswers,
  issue: number,
  content: string,
  shown: string,
): Promise<Outcome> {
  const { survey, problems: surveyProblems } = await readSurvey(content);
  if (!survey) return { problems: surveyProblems, notes: [] };
  try {
    const id = answers.get('arXiv id or DOI');
    const asked = id === undefined ? undefined : parsePaperId(id);
    const isTextGiven = answers.has('Title') || answers.has('Abstract');
    const given = formToPaper(answers, `issue-${issue}`, shown);
    let { record, problems } = given;
    if (!isTextGiven && id !== undefined && asked) {
      problems = [];
      const there = await findPaperOfId(content, asked);
      const folder = await mkdtemp(join(tmpdir(), 'survey-form-'));
      try {
        const client = createPoliteClient({
          userAgent: createUserAgent(project, survey.repository),
          clock: systemClock,
          times: createRequestTimes(folder),
          onWait: () => {},
        });
        const none = (async function* (): AsyncGenerator<Uint8Array> {})();
        const found = await findPaper(id, { services: createServices(process.env), client, input: none });
        record = { ...found.record, facts: { ...given.facts, ...found.record.facts } };
      } catch (error) {
        const isSilence = error instanceof NotAddedError && notesOfSilence(error) !== undefined;
        if (!there || !isSilence) throw error;
        return { problems: [], notes: [], reply: sayPaperThere(there.path) };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }
    if (!record || problems.length > 0) {
      const [first] = problems;
      const ofAnswers = given.notes.map((message) => ({
        ...(first ?? { file: shown, line: 1, column: 1 }),
        rule: 'form-answer',
        message,
        mend: 'Mend the answer, or leave it open.',
      }));
      return { problems: [...problems, ...ofAnswers], notes: [] };
    }
    const addition = await addPaper(record, { content, sources: survey.sources, dryRun: true });
    if (addition.problems.length > 0) return { problems: addition.problems, notes: [] };
    const isThere = addition.outcome !== 'added';
    const { path, after } = addition;
    const leftOut = [
      ...given.notes,
      ...sayLeftOut(path, after, given.facts),
      ...(isThere ? sayStageLeftOut(path, after, answers) : []),
    ];
    if (addition.outcome === 'unchanged')
      return { problems: [], notes: [], reply: sayPaperThere(addition.path, leftOut) };
    const { terms } = await readContent(content);
    const labelled: ReturnType<typeof labelPaper> = isThere
      ? { path: addition.path, text: addition.after }
      : labelPaper(addition.path, addition.after, answers, terms);
    const notes = [...addition.notes.map(({ message }) => message), ...leftOut];
    if (labelled.note !== undefined) notes.push(labelled.note);
    const why = answers.get('Why it belongs here');
    return {
      file: { path: labelled.path, text: labelled.text },
      problems: [],
      notes,
      ...(isThere && {
        isThere,
        reply: sayPaperThere(addition.path, [], 'A pull request brings it up to date with the form.'),
      }),
      ...(why !== undefined && { why }),
    };
  } catch (error) {
    if (error instanceof NotAddedError) return { problems: [...error.problems], notes: [] };
    throw error;
  }
}
