import { z } from 'zod';
import type { Problem } from '../../src/survey/problem.ts';
import { parseAuthors } from '../ingest/read/authors.ts';
import { parseDoi, parseHttpUrl, parseYear } from '../ingest/read/identifiers.ts';
import { knownFacts } from '../ingest/read/paper-fields.ts';
import { quoteStart } from '../ingest/read/reader.ts';
import { byHand } from './by-hand.ts';
import { isWithdrawalNotice, withdrawn } from './check-withdrawn.ts';
import { cleanLine, createFetchedRecord, type FetchedPaper } from './fetched-paper.ts';
import { jatsToText } from './jats-to-text.ts';
import { NotAddedError, paperProblem } from './not-added-error.ts';
import { type PaperId, printPaperId } from './paper-id.ts';

/** The parts of an answer that make it a paper. */
const answerSchema = z.object({
  message: z.object({
    DOI: z.string(),
    title: z.array(z.string()),
    subtitle: z.array(z.string()).nullish(),
    abstract: z.string().nullish(),
  }),
});

const person = z.object({
  given: z.string().nullish(),
  family: z.string().nullish(),
  suffix: z.string().nullish(),
  /** Of a group. */
  name: z.string().nullish(),
});
const date = z.object({ 'date-parts': z.array(z.array(z.number().nullable())) });

/** The parts that state facts. One of an unexpected form costs only itself. */
const factSchemas = {
  author: z.array(person).max(5_000),
  issued: date,
  published: date,
  'container-title': z.array(z.string()),
  resource: z.object({ primary: z.object({ URL: z.string() }) }),
  'updated-by': z.array(z.object({ type: z.string() })),
};
type FactName = keyof typeof factSchemas;

/** No abstract is that long with all its tags, in UTF-16 units; reading it would take long. */
const longestMarkup = 200_000;

/**
 * Read Crossref's answer to the question for one work.
 *
 * @param json As it came; nothing of it is trusted.
 * @throws {NotAddedError} When it isn't that, not the work asked for, or lacks the abstract, as most works there do.
 */
export function readCrossrefAnswer(json: string, asked: PaperId): FetchedPaper {
  const paper = printPaperId(asked);
  const { message, work } = parseAnswer(json, asked);
  if (work.DOI.toLowerCase() !== asked.id) {
    throw new NotAddedError(
      paperProblem(paper, {
        rule: 'answer-for-another',
        message: `Unexpected work ${quoteStart(work.DOI)} in Crossref's answer, expected the one asked for`,
        mend: `Check the DOI. ${byHand(asked)}`,
      }),
    );
  }

  const notes: Problem[] = [];
  const fact = <Name extends FactName>(name: Name): z.output<(typeof factSchemas)[Name]> | undefined => {
    const value: unknown = Object.hasOwn(message, name) ? message[name] : undefined;
    if (value === undefined || value === null) return undefined;
    const read = factSchemas[name].safeParse(value);
    if (read.success) return read.data as z.output<(typeof factSchemas)[Name]>;
    notes.push(
      paperProblem(paper, {
        rule: 'fact-left-out',
        message: `Unexpected form of "${name}" in Crossref's answer, expected the documented one; left out`,
        mend: 'Fill the fact in by hand if you know it.',
      }),
    );
    return undefined;
  };

  const title = titleOf(work.title, work.subtitle ?? [], asked);
  if (fact('updated-by')?.some(({ type }) => /^(?:retraction|withdrawal|removal)$/i.test(type)))
    throw withdrawn(asked, 'Crossref', 'it was retracted');
  if (isWithdrawalNotice(title)) throw withdrawn(asked, 'Crossref', quoteStart(title));

  const issued = fact('issued') ?? fact('published');
  const venue = fact('container-title')?.[0];
  const record = createFetchedRecord(
    asked,
    'crossref',
    { title, abstract: plainText(work.abstract ?? '', asked) },
    knownFacts({
      doi: parseDoi(work.DOI),
      authors: parseAuthors(fact('author'))?.map((name) => cleanLine(plainText(name, asked)) ?? name),
      year: parseYear(issued?.['date-parts'][0]?.[0]),
      venue: venue === undefined ? undefined : cleanLine(plainText(venue, asked)),
      url: parseHttpUrl(fact('resource')?.primary.URL ?? ''),
    }),
  );
  return { record, notes };
}

function parseAnswer(json: string, asked: PaperId) {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw unreadable(asked, 'that is no whole JSON');
  }
  const answer = answerSchema.safeParse(value);
  if (!answer.success) {
    const [issue] = answer.error.issues;
    throw unreadable(
      asked,
      `of another form (at ${issue?.path.join('.') || 'its root'}: ${issue?.message ?? ''})`,
    );
  }
  const { message } = value as { message: Record<string, unknown> };
  return { message, work: answer.data.message };
}

/** A subtitle that the title doesn't hold already follows it after a colon, as it is printed. */
function titleOf(titles: readonly string[], subtitles: readonly string[], asked: PaperId): string {
  const title = plainText(titles[0] ?? '', asked);
  const subtitle = plainText(subtitles[0] ?? '', asked);
  return subtitle === '' || title.toLowerCase().includes(subtitle.toLowerCase())
    ? title
    : `${title}: ${subtitle}`;
}

function plainText(markup: string, asked: PaperId): string {
  if (markup.length > longestMarkup)
    throw unreadable(asked, `with a text of ${markup.length.toLocaleString('en-GB')} characters`);
  try {
    return jatsToText(markup);
  } catch (error) {
    if (error instanceof RangeError) throw unreadable(asked, 'with a text whose tags are nested too deep');
    throw error;
  }
}

function unreadable(asked: PaperId, how: string): NotAddedError {
  return new NotAddedError(
    paperProblem(printPaperId(asked), {
      rule: 'answer-unreadable',
      message: `Unexpected answer from Crossref ${how}, expected a work with a DOI and a title`,
      mend: `Try again later. ${byHand(asked)}`,
    }),
  );
}
