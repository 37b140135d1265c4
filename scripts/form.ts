import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import project from '../package.json' with { type: 'json' };
import { systemClock } from './add/clock.ts';
import { createPoliteClient } from './add/polite-client.ts';
import { createRequestTimes } from './add/request-times.ts';
import { createServices } from './add/service.ts';
import { createUserAgent } from './add/user-agent.ts';
import { answerForm } from './form/answer-form.ts';
import { formOfLabels } from './form/forms.ts';
import { readIssueEvent } from './form/issue-event.ts';
import { capReply, printPullRequest, printRefusal } from './form/print-reply.ts';
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
  const form = formOfLabels(event.labels);
  if (!form) throw new WrongUseError('The issue has the label of no form');

  const folder = await mkdtemp(join(tmpdir(), 'survey-form-'));
  const outcome = await answerForm(form, event, content, {
    services: createServices(process.env),
    createClient: (repository) =>
      createPoliteClient({
        userAgent: createUserAgent(project, repository),
        clock: systemClock,
        times: createRequestTimes(folder),
        onWait: () => {},
      }),
  }).finally(() => rm(folder, { recursive: true, force: true }));
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
