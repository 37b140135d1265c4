import type { Problem } from '../../src/survey/problem.ts';
import { cleanText } from '../../src/text/clean-text.ts';
import { toLine, toText } from '../ingest/read/plain-text.ts';
import type { Facts, PaperRecord } from '../ingest/record.ts';
import { byHand } from './by-hand.ts';
import { NotAddedError, paperProblem } from './not-added-error.ts';
import { type PaperId, printPaperId } from './paper-id.ts';

/** A paper as a service gives it, and what was left out of it. */
export interface FetchedPaper {
  record: PaperRecord;
  notes: Problem[];
}

/** No title and no abstract is longer, in UTF-16 units; what is, is something else. */
const longest = { title: 1_000, abstract: 50_000 };

/**
 * Make a record of what a service says, when that can be a paper.
 *
 * @param texts Plain texts, with any characters; a missing one is `''`.
 * @throws {NotAddedError} Where a text is missing or too long.
 */
export function createFetchedRecord(
  asked: PaperId,
  dump: string,
  texts: { title: string; abstract: string },
  facts: Facts,
): PaperRecord {
  const paper = printPaperId(asked);
  const service = dump === 'arxiv' ? 'arXiv' : 'Crossref';
  for (const field of ['title', 'abstract'] as const) {
    if (texts[field].length <= longest[field]) continue;
    throw new NotAddedError(
      paperProblem(paper, {
        rule: `${field}-too-long`,
        message: `Unexpected ${field} of ${texts[field].length.toLocaleString('en-GB')} characters at ${service}, expected at most ${longest[field].toLocaleString('en-GB')}`,
        mend: `Look at the paper's page. ${byHand(asked)}`,
      }),
    );
  }
  const title = toLine(cleanText(toLine(texts.title)));
  const abstract = toText(cleanText(toText(texts.abstract)));
  for (const [field, text] of [
    ['title', title],
    ['abstract', abstract],
  ] as const) {
    if (/[\p{L}\p{N}]/u.test(text)) continue;
    throw new NotAddedError(
      paperProblem(paper, {
        rule: `${field}-missing`,
        message: `Unexpected paper without ${field === 'title' ? 'a title' : 'an abstract'} at ${service}, expected both a title and an abstract`,
        mend: `The ${field} has to be added by hand. ${byHand(asked)}`,
      }),
    );
  }
  return { title, abstract, facts, dump, line: 1 };
}

/** A name or a venue in one line; undefined when empty or too long to be one. */
export function cleanLine(text: string): string | undefined {
  const line = toLine(cleanText(toLine(text)));
  return line !== '' && line.length <= longestLine ? line : undefined;
}

const longestLine = 500;
