import { parseDocument, Scalar } from 'yaml';
import type { Terms } from '../../src/content/terms-folder.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { titleToSlug } from '../../src/survey/slug.ts';
import { fixPaper } from '../check/fix-paper.ts';
import { createIdOf } from '../check/id-of-name.ts';
import { readFields } from '../ingest/read/paper-fields.ts';
import { quoteStart } from '../ingest/read/reader.ts';
import type { Facts, PaperRecord } from '../ingest/record.ts';
import { findQuote } from './find-quote.ts';
import type { FormAnswers } from './parse-form.ts';

/** What a form says of a paper. */
export interface FormPaper {
  /** Absent when title or abstract is missing. */
  record: PaperRecord | undefined;
  /** What it says besides the texts, whether there are texts or not. */
  facts: Facts;
  problems: Problem[];
  /** Answers that are none, and were left out: a sentence each. */
  notes: string[];
}

/**
 * The paper of a form, by the rules that every dump goes through.
 *
 * @param dump Id of the source: `issue-12`.
 * @param file How messages name the issue.
 */
export function formToPaper(answers: FormAnswers, dump: string, file: string): FormPaper {
  const id = answers.get('arXiv id or DOI') ?? '';
  const texts = { title: answers.get('Title'), abstract: answers.get('Abstract') };
  const read = ({ title, abstract }: typeof texts) =>
    readFields(
      { dump, file },
      new Map<string, unknown>([
        ['title', title],
        ['abstract', abstract],
        ['authors', answers.get('Authors')],
        ['year', answers.get('Year')],
        ['venue', answers.get('Venue')],
        ['url', answers.get('Address')],
        ['arxiv', id],
        ['doi', id],
      ]),
      { line: 1 },
    );
  let record: PaperRecord | undefined;
  const problems: Problem[] = [];
  for (const event of read(texts)) {
    if (event.kind === 'record') record = event.record;
    if (event.kind === 'rejected') problems.push(event.problem);
  }
  const [only] = [...read({ title: 'x', abstract: 'x' })];
  const facts = record?.facts ?? (only?.kind === 'record' ? only.record.facts : {});
  const notes = (
    [
      ['arXiv id or DOI', facts.arxiv ?? facts.doi, 'neither an arXiv id nor a DOI'],
      ['Authors', facts.authors, 'no list of names'],
      ['Year', facts.year, 'no year from 1600 to 2200'],
      ['Venue', facts.venue, 'no name'],
      ['Address', facts.url, 'no address that begins with https:// or http://'],
    ] as const
  ).flatMap(([label, fact, why]) => {
    const answer = answers.get(label);
    return answer === undefined || fact !== undefined
      ? []
      : [`${label}: ${quoteStart(answer)} is ${why}; it was left out.`];
  });
  return { record, facts, problems, notes };
}

/**
 * What a form says otherwise than the file of the paper: facts of a service come first, and of a paper that is there labels
 * and facts are not exchanged. So each answer that was left out is told, a sentence each.
 *
 * @param text The file as it is, or will be.
 * @param facts What the form says.
 */
export function sayLeftOut(path: string, text: string, facts: Facts): string[] {
  const { data } = parsePaperFile(path, text);
  if (!data) return [];
  const left: string[] = [];
  for (const key of ['arxiv', 'doi', 'authors', 'year', 'venue', 'url'] as const) {
    const [here, given] = [data[key], facts[key]];
    if (given === undefined || here === undefined) continue;
    const [old, other] = [here, given].map((value) => (Array.isArray(value) ? value.join(', ') : `${value}`));
    if (old !== other) left.push(`${labels[key]}: the file says "${old}", the form "${other}".`);
  }
  return left;
}

/** What becomes of the stage that a form names for a paper that is there: a sentence, or none where the file has it. */
export function sayStageLeftOut(path: string, text: string, answers: FormAnswers): string[] {
  const stage = answers.get('Stage');
  const stages = parsePaperFile(path, text).data?.stages ?? [];
  if (stage === undefined || stages.some(({ id }) => id === titleToSlug(stage))) return [];
  return [`Stage: the file has ${stages.map(({ id }) => id).join(', ') || 'none'}, the form "${stage}".`];
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
  const passage = findQuote(data.abstract, answers.get('Quote') ?? '');
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
