import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { figuresFile, readJudgedQueries } from '../src/content/judged-queries.ts';
import { measureSearch, placeOfAnswer } from '../src/search/judged-query.ts';
import { answerQueries } from './search/answer-queries.ts';
import {
  countOf,
  exitCodes,
  readArguments,
  reportProblems,
  runCommand,
  WrongUseError,
} from './terminal/command.ts';

const usage = `Usage: npm run evaluate-search -- [options]

Asks the search of the built site each judged query of evaluation/queries.yaml, prints those whose first result is no
right answer, and writes the figures that the quality page shows to evaluation/search-figures.json. Build the site first.

  --content DIR   another content folder
  --out DIR       the built site; dist when left out
  --json          print the figures as one JSON object (with npm run -s)`;

await runCommand(async () => {
  const { values } = readArguments(
    {
      content: { type: 'string', default: 'content' },
      out: { type: 'string', default: 'dist' },
      json: { type: 'boolean', default: false },
    },
    usage,
  );
  const { queries, problems } = await readJudgedQueries(values.content);
  reportProblems(problems, values.content);
  if (problems.length > 0) return exitCodes.problems;
  if (queries.length === 0)
    throw new WrongUseError(`Unexpected content without judged queries: ${values.content}`);
  const answered = await answerQueries(queries, values.out);
  const figures = measureSearch(answered);
  await writeFile(join(values.content, figuresFile), `${JSON.stringify(figures, undefined, 2)}\n`);
  if (values.json) {
    console.log(JSON.stringify(figures));
    return exitCodes.done;
  }
  for (const query of answered) {
    const place = placeOfAnswer(query);
    if (place === 1) continue;
    const where = place === 0 ? 'not among the first ten' : `in place ${place}`;
    console.log(`${query.type}: “${query.query}”: ${where}; first: ${query.results[0] ?? 'nothing'}`);
  }
  for (const [type, { queries, mrr, recall, first }] of Object.entries(figures)) {
    console.log(
      `${type.padEnd(11)} ${countOf(queries, 'query', 'queries')}: MRR ${mrr.toFixed(3)}, recall@5 ${recall.toFixed(3)}, ${first} with a right answer first`,
    );
  }
  return exitCodes.done;
});
