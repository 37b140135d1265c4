import { readFile } from 'node:fs/promises';
import { readContent } from '../src/content/read-content.ts';
import type { Agreement, SetAgreement } from '../src/survey/evaluation/agreement.ts';
import { evaluateContent } from '../src/survey/evaluation/evaluate-content.ts';
import { readLabels } from '../src/survey/evaluation/read-labels.ts';
import {
  countOf,
  exitCodes,
  readArguments,
  reportProblems,
  runCommand,
  WrongUseError,
} from './terminal/command.ts';

const usage = `Usage: npm run evaluate -- LABELS.jsonl [options]

Compares the labels of the papers with a labelled file, paper by paper, by title.

  --content DIR   another content folder
  --suggested     the classifier's suggestions instead of the labels in the files
  --json          print the figures and all disagreements as one JSON object (with npm run -s)`;

await runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      content: { type: 'string', default: 'content' },
      suggested: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    usage,
    true,
  );
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new WrongUseError(
      `Unexpected ${positionals.length} arguments, expected one labelled file\n\n${usage}`,
    );
  }
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text !== 'string') {
    console.error(`${file}:1:1: Unexpected ${text.code}, expected a labelled file [labels-missing]`);
    return exitCodes.problems;
  }
  const { rows, problems } = readLabels(text, file);
  reportProblems(problems, values.content);
  const { papers, terms } = await readContent(values.content);
  const { evaluation, unmatched } = evaluateContent(papers, terms, rows, values.suggested);
  for (const title of unmatched) console.error(`${file}: no paper of the content has the title "${title}"`);
  if (values.json) console.log(JSON.stringify({ ...evaluation, unmatched }));
  else {
    for (const { title, what, found, expected } of evaluation.disagreements) {
      console.log(`${what}: ${found}, expected ${expected}: ${title}`);
    }
    const { scope, primary, topic, stages, heads, methods } = evaluation;
    console.log(`${countOf(evaluation.papers, 'paper')} compared`);
    console.log(`  scope         ${percent(scope)}`);
    console.log(`  primary stage ${percent(primary)}`);
    console.log(`  topic         ${percent(topic)}`);
    console.log(`  stages        ${figures(stages)}`);
    console.log(`  heads         ${heads ? figures(heads) : 'not in the file'}`);
    console.log(`  methods       ${methods ? figures(methods) : 'not in the file'}`);
  }
  return problems.length > 0 || unmatched.length > 0 ? exitCodes.problems : exitCodes.done;
});

function percent({ right, of, share }: Agreement): string {
  return `${share.toFixed(3)} (${right} of ${of})`;
}

function figures({ precision, recall, f1 }: SetAgreement): string {
  return `F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`;
}
