import { parseDocument, Scalar } from 'yaml';
import type { Terms } from '../../src/content/terms-folder.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { titleToSlug } from '../../src/survey/slug.ts';
import { findPassage } from '../check/find-passage.ts';
import { fixPaper } from '../check/fix-paper.ts';
import { createIdOf } from '../check/id-of-name.ts';
import { readFields } from '../ingest/read/paper-fields.ts';
import type { PaperRecord } from '../ingest/record.ts';
import type { FormAnswers } from './parse-form.ts';

/**
 * The paper of a form, by the rules that every dump goes through.
 *
 * @param dump Id of the source: `issue-12`.
 * @param file How messages name the issue.
 */
export function formToRecord(
  answers: FormAnswers,
  dump: string,
  file: string,
): { record: PaperRecord | undefined; problems: Problem[] } {
  const id = answers.get('arXiv id or DOI') ?? '';
  const fields = new Map<string, unknown>([
    ['title', answers.get('Title')],
    ['abstract', answers.get('Abstract')],
    ['authors', answers.get('Authors')],
    ['year', answers.get('Year')],
    ['venue', answers.get('Venue')],
    ['url', answers.get('Address')],
    ['arxiv', id],
    ['doi', id],
  ]);
  let record: PaperRecord | undefined;
  const problems: Problem[] = [];
  for (const event of readFields({ dump, file }, fields, { line: 1 })) {
    if (event.kind === 'record') record = event.record;
    if (event.kind === 'rejected') problems.push(event.problem);
  }
  return { record, problems };
}

/**
 * What a form says otherwise than the file of a paper that is there: a person's labels and facts are not exchanged, so each
 * answer that was left out is told, a sentence each.
 *
 * @param text The file as it is, or will be.
 */
export function sayLeftOut(
  path: string,
  text: string,
  { facts }: PaperRecord,
  answers: FormAnswers,
): string[] {
  const { data } = parsePaperFile(path, text);
  if (!data) return [];
  const left: string[] = [];
  for (const key of ['arxiv', 'doi', 'authors', 'year', 'venue', 'url'] as const) {
    const [here, given] = [data[key], facts[key]];
    // What a service says is no answer of the person.
    if (given === undefined || here === undefined || !answers.has(labels[key])) continue;
    const [old, other] = [here, given].map((value) => (Array.isArray(value) ? value.join(', ') : `${value}`));
    if (old !== other) left.push(`${labels[key]}: the file says "${old}", the form "${other}".`);
  }
  const stage = answers.get('Stage');
  if (stage !== undefined && !data.stages.some(({ id }) => id === titleToSlug(stage)))
    left.push(
      `Stage: the file has ${data.stages.map(({ id }) => id).join(', ') || 'none'}, the form "${stage}".`,
    );
  return left;
}

/** Which question of the form asks for which fact. */
const labels = {
  arxiv: 'arXiv id or DOI',
  doi: 'arXiv id or DOI',
  authors: 'Authors',
  year: 'Year',
  venue: 'Venue',
  url: 'Address',
} as const;

/**
 * Put the stage that a person named, with the words that bear it out, first among the labels of a new file.
 *
 * @returns The file, and what keeps the label from being taken over: then the suggested ones stay.
 */
export function labelPaper(
  path: string,
  text: string,
  answers: FormAnswers,
  terms: Terms,
): { path: string; text: string; note?: string } {
  const named = answers.get('Stage');
  if (named === undefined) return { path, text };
  const { data } = parsePaperFile(path, text);
  const [, yaml = ''] = /^---\n(.*)---\n$/s.exec(text) ?? [];
  const stage =
    terms.stages.find(({ id }) => id === named) ??
    terms.stages.find(({ id }) => id === createIdOf(terms)('stages', named));
  if (!data || !stage) {
    return {
      path,
      text,
      note: `The stage is none of the survey's: ${terms.stages.map(({ id }) => id).join(', ')}.`,
    };
  }
  const quote = answers.get('Quote') ?? '';
  const passage = quote !== '' && data.abstract.includes(quote) ? quote : findPassage(data.abstract, quote);
  if (passage === undefined) {
    return {
      path,
      text,
      note: 'The quote is not in the abstract, letter by letter; the stage was left out.',
    };
  }
  const document = parseDocument(yaml);
  const label = { id: stage.id, quote: quoted(passage) };
  const others = data.stages.filter(({ id }) => id !== stage.id);
  document.set(
    'stages',
    document.createNode([label, ...others.map(({ id, quote }) => ({ id, quote: quoted(quote) }))]),
  );
  const labelled = `---\n${document.toString({ lineWidth: 0, nullStr: '', doubleQuotedAsJSON: true })}---\n`;
  return fixPaper(path, labelled, terms);
}

function quoted(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}
