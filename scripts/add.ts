import { tmpdir } from 'node:os';
import { join } from 'node:path';
import project from '../package.json' with { type: 'json' };
import { readSurvey } from '../src/content/content-folder.ts';
import { addPaper } from './add/add-paper.ts';
import { systemClock } from './add/clock.ts';
import { findPaper } from './add/find-paper.ts';
import { NotAddedError } from './add/not-added-error.ts';
import { parsePaperId } from './add/paper-id.ts';
import { findPaperOfId, notesOfSilence, sayThere } from './add/paper-of-id.ts';
import { createPoliteClient } from './add/polite-client.ts';
import { createRequestTimes } from './add/request-times.ts';
import { createServices } from './add/service.ts';
import { sayOutcome, showAddition } from './add/show-addition.ts';
import { createUserAgent } from './add/user-agent.ts';
import { exitCodes, readArguments, reportProblems, runCommand, WrongUseError } from './terminal/command.ts';

const usage = `Usage: npm run add -- ID [options]

Adds one paper to content/papers, or brings it up to date if it is there. ID is one of
  2409.03752              an arXiv id, or an address at arxiv.org
  10.18653/v1/N19-1423    a DOI, or an address at doi.org
  paper.bib               a file with one paper: BibTeX, RIS, CSL-JSON, JSON, CSV, text
  -                       standard input with one paper, in any of these formats

  --content DIR   another content folder
  --dry-run       show what would be written and write nothing
  --json          print what was done as one JSON object (with npm run -s)

SURVEY_ARXIV_API and SURVEY_CROSSREF_API give other addresses of the two services.`;

await runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      content: { type: 'string', default: 'content' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    usage,
    true,
  );
  const [id, ...others] = positionals;
  if (id === undefined || others.length > 0) {
    throw new WrongUseError(`Unexpected ${positionals.length} arguments, expected one\n\n${usage}`);
  }
  const { content, json, 'dry-run': dryRun } = values;
  const services = createServices(process.env);
  const { survey, problems: surveyProblems } = await readSurvey(content);
  if (!survey) {
    reportProblems(surveyProblems, content);
    if (json) console.log(JSON.stringify({ outcome: 'failed', problems: surveyProblems }));
    return exitCodes.problems;
  }

  try {
    if (id === '-' && process.stdin.isTTY) console.error('Type or paste the paper, then end with Ctrl+D.');
    const client = createPoliteClient({
      userAgent: createUserAgent(project, survey.repository),
      clock: systemClock,
      times: createRequestTimes(join(tmpdir(), `survey-add-requests-${process.getuid?.() ?? 'user'}`)),
      onWait: (message) => console.error(message),
    });
    const asked = id === '-' ? undefined : parsePaperId(id);
    const there = asked && (await findPaperOfId(content, asked));
    if (asked && there) console.error(`${sayThere(content, there, asked)}. Looking whether it has changed.`);
    const found = await findPaper(id, { services, client, input: process.stdin }).catch((error: unknown) => {
      const notes = there && error instanceof NotAddedError ? notesOfSilence(error) : undefined;
      if (!notes) throw error;
      return { record: undefined, notes };
    });
    const { record, notes } = found;
    if (!record) {
      const path = join(content, there?.path ?? '');
      reportProblems(notes, content);
      if (json)
        console.log(JSON.stringify({ outcome: 'unchanged', path, written: false, problems: [], notes }));
      else console.log(sayOutcome('unchanged', path, dryRun));
      return exitCodes.done;
    }
    const addition = await addPaper(record, { content, sources: survey.sources, dryRun });

    const { outcome, problems } = addition;
    const shown = join(content, addition.path);
    const allNotes = [...notes, ...addition.notes];
    reportProblems([...allNotes, ...problems], content);
    (json ? process.stderr : process.stdout).write(showAddition(addition, shown));
    if (json)
      console.log(
        JSON.stringify({
          outcome,
          path: shown,
          written: !dryRun && outcome !== 'unchanged',
          problems,
          notes: allNotes,
        }),
      );
    else console.log(sayOutcome(outcome, shown, dryRun));
    return problems.length > 0 ? exitCodes.problems : exitCodes.done;
  } catch (error) {
    if (error instanceof WrongUseError) throw new WrongUseError(`${error.message}\n\n${usage}`);
    if (!(error instanceof NotAddedError)) throw error;
    reportProblems(error.problems, values.content);
    if (json) console.log(JSON.stringify({ outcome: 'failed', problems: error.problems }));
    return exitCodes.problems;
  }
});
