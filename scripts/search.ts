import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readContent } from '../src/content/read-content.ts';
import { readChoice } from '../src/facets/choice-address.ts';
import { type FacetId, facetIds, facetName } from '../src/facets/facet.ts';
import { rootFile } from '../src/search/index-source.ts';
import { resultOf } from '../src/search/result.ts';
import { orders, Searcher } from '../src/search/search.ts';
import { nearestId } from '../src/survey/nearest.ts';
import { defaultWords } from '../src/survey/words.ts';
import { createContentSource } from './search/content-source.ts';
import { createFolderSource } from './search/folder-source.ts';
import { printResults, slugOf } from './search/print-results.ts';
import { exitCodes, readArguments, reportProblems, runCommand, WrongUseError } from './terminal/command.ts';

const usage = `Usage: npm run search -- [words] [options]

Searches the survey as its site does: words, "phrases", -words, conditions such as year:2024..

  --stage ID, --head ID, --method ID, --topic ID, --scope ID, --kind KIND, --year YEAR, --family ID
                  only what has this; a facet given several times means any of its values; years also as 2023..2025
  --sort ORDER    relevance (when left out), year or title
  --limit N       how many results; 10 when left out
  --out DIR       the built site to search; dist when left out. Without an index there, the content is searched
  --content DIR   search this content folder
  --json          print one object (with npm run -s)`;

const list = { type: 'string', multiple: true } as const;

await runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      stage: list,
      head: list,
      method: list,
      topic: list,
      scope: list,
      kind: list,
      year: list,
      family: list,
      sort: { type: 'string', default: 'relevance' },
      limit: { type: 'string', default: '10' },
      out: { type: 'string' },
      content: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
    usage,
    true,
  );
  const order = orders.find((each) => each === values.sort);
  if (!order) throw new WrongUseError(`Unexpected --sort "${values.sort}", expected ${orders.join(', ')}`);
  if (!/^[1-9]\d{0,4}$/.test(values.limit))
    throw new WrongUseError(`Unexpected --limit "${values.limit}", expected a number from 1`);
  const asked = facetIds.flatMap((facet) =>
    (values[facet] ?? []).map((value): [FacetId, string] => [facet, value]),
  );
  const words = positionals.join(' ');
  if (words.trim() === '' && asked.length === 0)
    throw new WrongUseError(`Unexpected search for nothing, expected words or a facet\n\n${usage}`);

  const searcher = await openIndex(values);
  if (!searcher) return exitCodes.problems;
  const { options } = searcher.index.head;
  const { choice, unknown } = readChoice(new URLSearchParams(asked), options);
  if (unknown.length > 0) {
    const sentences = unknown.map(({ facet, value }) => {
      const known = (options[facet] ?? []).map((option) => option.value);
      const nearest = nearestId(value, known);
      const hint = nearest === undefined ? known.slice(0, 12).join(', ') : `perhaps ${nearest}`;
      return `Unexpected ${facetName(facet, defaultWords).toLowerCase()} "${value}", expected one that the survey has: ${hint}`;
    });
    throw new WrongUseError(sentences.join('\n'));
  }
  const answer = await searcher.search({ words, choice, order });
  const results = await Promise.all(
    answer.documents.slice(0, Number(values.limit)).map((document) => resultOf(searcher, document, answer)),
  );
  if (!values.json) {
    console.log(printResults(words, answer, results));
    return exitCodes.done;
  }
  const text = (pieces: readonly { text: string }[]) => pieces.map((piece) => piece.text).join('');
  console.log(
    JSON.stringify({
      words,
      count: answer.documents.length,
      suggestion: answer.suggestion ?? null,
      leftOut: answer.leftOut,
      alsoFor: answer.alsoFor.map(({ from, names }) => ({ from, names })),
      results: results.map((result) => ({
        slug: slugOf(result),
        address: result.address,
        title: text(result.title),
        kind: result.kind,
        stages: result.stages.map(({ id }) => id),
        year: result.year === undefined ? null : Number(result.year),
        excerpt: text(result.excerpt),
        lacking: result.lacking,
      })),
    }),
  );
  return exitCodes.done;
});

/** The index of the built site, or of the content where there is none; undefined when the content has problems. */
async function openIndex({ out, content }: { out?: string | undefined; content?: string | undefined }) {
  if (content === undefined) {
    const folder = out ?? 'dist';
    const hasIndex = await stat(join(folder, rootFile)).then(
      () => true,
      () => false,
    );
    if (hasIndex) return Searcher.open(createFolderSource(folder));
    if (out !== undefined)
      throw new WrongUseError(
        `Unexpected folder ${out} without ${rootFile}, expected a site made by npm run build`,
      );
    console.error('There is no built site in dist: searching the content.');
  }
  const survey = await readContent(content ?? 'content');
  const problems = [...survey.problems, ...survey.papers.flatMap((paper) => paper.problems)];
  reportProblems(problems);
  if (problems.length > 0) return undefined;
  return Searcher.open(createContentSource(survey));
}
