import { parseDocument, Scalar } from 'yaml';
import type { Terms } from '../../src/content/terms-folder.ts';
import { foldTitle } from '../../src/survey/fold.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { titleToSlug } from '../../src/survey/slug.ts';
import { findPaperIds, type PaperId, parsePaperId, printPaperId } from '../add/paper-id.ts';
import { stripMarks } from '../add/strip-marks.ts';
import { fixPaper } from '../check/fix-paper.ts';
import { createIdOf } from '../check/id-of-name.ts';
import { parseYear } from '../ingest/read/identifiers.ts';
import { readFields } from '../ingest/read/paper-fields.ts';
import { quoteStart } from '../ingest/read/reader.ts';
import type { Facts, PaperRecord } from '../ingest/record.ts';
import { findQuote } from './find-quote.ts';
import type { FormNote } from './form-note.ts';
import { foldLigatures, mendPdfText } from './mend-pdf-text.ts';
import type { FormAnswers } from './parse-form.ts';
import { readAuthors } from './read-authors.ts';
import { idOfAddress } from './read-list.ts';

/** What a form says of a paper. */
export interface FormPaper {
  /** The id that it gives, if that is one. */
  asked: PaperId | undefined;
  /** Absent when title or abstract is missing: then the paper has to be looked up. */
  record: PaperRecord | undefined;
  /** The texts that it gives, mended; one or both may be missing. */
  texts: { title: string | undefined; abstract: string | undefined };
  /** What it says besides the texts, whether there are texts or not. */
  facts: Facts;
  /** What keeps it from being a paper, or from being looked up. */
  problems: Problem[];
  /** What of the answers was left out, or taken otherwise than it was written. */
  notes: FormNote[];
}

/**
 * The paper of a form, by the rules that every dump goes through.
 *
 * @param dump Id of the source: `issue-12`.
 * @param file How messages name the issue.
 */
export function formToPaper(answers: FormAnswers, dump: string, file: string): FormPaper {
  const notes: FormNote[] = [];
  const problems: Problem[] = [];
  const problem = (rule: string, message: string, mend: string) =>
    problems.push({ file, line: 1, column: 1, rule, message, mend });
  const written = answers.get('arXiv id or DOI');
  const address = parseAddress(answers.get('Address'));
  // An address that is a paper's at a site with ids is as good as the id, where that is all there is.
  const asked = parsePaperId(written ?? address ?? '');
  const texts = readTexts(answers, notes);
  for (const [label, text] of [
    ['Title', texts.title],
    ['Abstract', texts.abstract],
  ] as const) {
    if (text !== undefined && !/\p{L}/u.test(text))
      problem(
        `${label.toLowerCase()}-without-letters`,
        `Unexpected ${label.toLowerCase()} ${quoteStart(text)}, expected at least one letter`,
        `Edit the issue: copy the ${label.toLowerCase()} as it is printed.`,
      );
  }
  const hasTexts = texts.title !== undefined && texts.abstract !== undefined;
  const ids = written === undefined ? [] : findPaperIds(written);
  if (ids.length > 1) {
    problems.splice(0);
    problem(
      'more-than-one-paper',
      `Unexpected ${ids.length} ids in "arXiv id or DOI" (${ids.slice(0, 5).map(printPaperId).join(', ')}${ids.length > 5 ? ', …' : ''}), expected one: one paper per form`,
      'Leave one id here, and open another form for the second. If they are ids of one paper, leave the arXiv id.',
    );
  } else if (written !== undefined && !asked && !hasTexts) {
    problems.splice(0);
    const [meant] = ids;
    problem(
      'form-id',
      `Unexpected answer to "arXiv id or DOI": ${quoteStart(written)} is neither an arXiv id nor a DOI, expected one, such as 2312.09230 or 10.18653/v1/N19-1423`,
      meant
        ? `Edit the issue: write ${meant.id} and nothing else, if that is meant.`
        : /https?:|\bwww\.|\.\w{2,}\//i.test(written)
          ? 'Edit the issue: give the arXiv id or the DOI that stands on that page. If there is none, fill in Title and Abstract.'
          : 'Edit the issue: mend the id. If the paper has none, fill in Title and Abstract.',
    );
  } else if (!asked && !hasTexts && problems.length === 0) {
    const missing = texts.title === undefined ? 'title' : 'abstract';
    const other = missing === 'title' && texts.abstract === undefined ? ' and without an abstract' : '';
    problem(
      `${missing}-missing`,
      `Unexpected form without ${missing === 'title' ? 'a' : 'an'} ${missing}${other}, expected an arXiv id, a DOI, or both a title and an abstract`,
      'Edit the issue: give the arXiv id or the DOI, by which the rest is looked up; or fill in Title and Abstract.',
    );
  }

  const authors = answers.has('Authors')
    ? readAuthors(foldLigatures(answers.get('Authors') ?? ''))
    : undefined;
  const id = asked && { [asked.kind]: asked.id };
  const [only] = [
    ...readFields(
      { dump, file },
      new Map<string, unknown>([
        ['title', texts.title ?? 'x'],
        ['abstract', texts.abstract ?? 'x'],
        ['authors', authors?.names],
        ['year', yearIn(answers.get('Year'))],
        ['venue', answers.get('Venue')],
        ['url', address],
        ['arxiv', id?.arxiv],
        ['doi', id?.doi],
      ]),
      { line: 1 },
    ),
  ].filter((event) => event.kind === 'record');
  const facts = only?.record.facts ?? {};
  if (authors?.names && authors.hadMarks)
    notes.push({
      says: `Authors: marks and affiliations were taken off the names: ${authors.names.join(', ')}.`,
      mend: 'Please compare them with the paper.',
    });
  if (authors?.names && authors.hasMore)
    notes.push({
      says: 'Authors: the list says that there are more; it ends with the last name that it has.',
      mend: 'Please complete it.',
    });
  for (const [label, fact, why] of [
    ['arXiv id or DOI', asked, 'neither an arXiv id nor a DOI'],
    ['Authors', facts.authors, 'no list of names that can be told apart, such as "Ada Alder and Bo Birch"'],
    ['Year', facts.year, 'no year from 1600 to 2200'],
    ['Venue', facts.venue, 'no name'],
    ['Address', facts.url, 'no address that begins with https:// or http://'],
  ] as const) {
    const answer = answers.get(label);
    if (answer !== undefined && fact === undefined)
      notes.push({ says: `${label}: ${quoteStart(answer)} is ${why}; it was left out.` });
  }
  // Without its paper nothing else of the form matters.
  const isOfId = problems.some(({ rule }) => rule === 'form-id' || rule === 'more-than-one-paper');
  return {
    asked,
    record: hasTexts && problems.length === 0 ? only?.record : undefined,
    texts,
    facts,
    problems,
    notes: isOfId ? [] : notes,
  };
}

/** Title and abstract without what a PDF does to them; said where it matters. */
function readTexts(answers: FormAnswers, notes: FormNote[]): FormPaper['texts'] {
  const title = answers.get('Title');
  const abstract = answers.get('Abstract');
  const folded = title === undefined ? undefined : foldLigatures(title);
  if (abstract === undefined) return { title: folded, abstract };
  const { text, isMended, unsure } = mendPdfText(abstract, folded);
  if (isMended) {
    notes.push({
      says: `Abstract: it looks pasted from a PDF; its lines were joined, and ligatures and hyphens at the ends of lines mended.${unsure.length > 0 ? ` By guess, as one word: ${unsure.slice(0, 20).join(', ')}.` : ''}`,
      mend: 'Please compare it with the printed abstract.',
    });
  }
  return { title: folded, abstract: text };
}

/** The one year that an answer names: "2023.", "Dec 2023". */
function yearIn(answer: string | undefined): string | undefined {
  if (answer === undefined || parseYear(answer) !== undefined) return answer;
  const years = new Set(answer.match(/(?<!\d)\d{4}(?!\d)/g));
  return years.size === 1 ? [...years][0] : answer;
}

/** An address without marks around it, and with the https:// that people leave out. */
function parseAddress(answer: string | undefined): string | undefined {
  if (answer === undefined) return undefined;
  const bare = stripMarks(answer);
  return /^(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}\/\S/i.test(bare) ? `https://${bare}` : bare;
}

/** Where the texts of a form differ from those that were looked up by its id: one line each. */
export function sayOtherTexts(texts: FormPaper['texts'], found: PaperRecord, service: string): FormNote[] {
  const notes: FormNote[] = [];
  if (texts.title !== undefined && foldTitle(texts.title) !== foldTitle(found.title))
    notes.push({
      says: `Title: ${service} says ${quoteStart(found.title)}, the form ${quoteStart(texts.title)}; that of ${service} was taken.`,
      mend: 'Please look whether the id is that of the paper.',
    });
  if (texts.abstract !== undefined && foldTitle(texts.abstract) !== foldTitle(found.abstract))
    notes.push({
      says: `Abstract: that of ${service} is another than the form's; that of ${service} was taken.`,
      mend: 'If the form is right, fill in both Title and Abstract: then nothing is looked up.',
    });
  return notes;
}

/**
 * What a form says otherwise than the file of the paper: facts of a service come first, and of a paper that is there labels
 * and facts are not exchanged. So each answer that was left out is told, a sentence each.
 *
 * @param text The file as it is, or will be.
 * @param facts What the form says.
 */
export function sayLeftOut(path: string, text: string, facts: Facts): FormNote[] {
  const { data } = parsePaperFile(path, text);
  if (!data) return [];
  const left: FormNote[] = [];
  for (const key of ['arxiv', 'doi', 'authors', 'year', 'venue', 'url'] as const) {
    const [here, given] = [data[key], facts[key]];
    if (given === undefined || here === undefined) continue;
    const [old, other] = [here, given].map((value) => (Array.isArray(value) ? value.join(', ') : `${value}`));
    if (old !== other) left.push({ says: `${labels[key]}: the file says "${old}", the form "${other}".` });
  }
  return left;
}

/** What becomes of the stage that a form names for a paper that is there: a sentence, or none where the file has it. */
export function sayStageLeftOut(path: string, text: string, answers: FormAnswers): FormNote[] {
  const stage = answers.get('Stage');
  const stages = parsePaperFile(path, text).data?.stages ?? [];
  if (stage === undefined || stages.some(({ id }) => id === titleToSlug(stage))) return [];
  return [
    { says: `Stage: the file has ${stages.map(({ id }) => id).join(', ') || 'none'}, the form "${stage}".` },
  ];
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
  const answer = answers.get('Stage');
  if (answer === undefined) return { path, text };
  const named = idOfAddress(stripMarks(answer));
  const { data } = parsePaperFile(path, text);
  const [, yaml = ''] = /^---\n(.*)---\n$/s.exec(text) ?? [];
  const stage =
    terms.stages.find(({ id }) => id === named) ??
    terms.stages.find(({ id }) => id === createIdOf(terms)('stages', named));
  if (!data || !stage) {
    return {
      path,
      text,
      note: `The stage is none of the survey's: ${terms.stages.map(({ id }) => id).join(', ')}. It was left out.`,
    };
  }
  const quote = answers.get('Quote');
  if (quote === undefined) return { path, text, note: 'Stage: no quote bears it out; it was left out.' };
  const passage = findQuote(data.abstract, quote);
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
