import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { parseArxivId, parseDoi, parseYear } from '../ingest/read/identifiers.ts';
import { knownFacts } from '../ingest/read/paper-fields.ts';
import { quoteStart } from '../ingest/read/reader.ts';
import { byHand } from './by-hand.ts';
import { isWithdrawalNotice, withdrawn } from './check-withdrawn.ts';
import { cleanLine, createFetchedRecord, type FetchedPaper } from './fetched-paper.ts';
import { NotAddedError, paperProblem } from './not-added-error.ts';
import { type PaperId, printPaperId } from './paper-id.ts';
import { unwrapLines } from './unwrap-lines.ts';

/**
 * Read arXiv's answer to the question for one paper: an Atom feed with one entry.
 *
 * Its `journal_ref` is no venue: authors write there what they like, mostly with volume, pages and year. Its DOI is the
 * publisher's.
 *
 * @param xml As it came; nothing of it is trusted.
 * @throws {NotAddedError} When it isn't that, or not the paper asked for.
 */
export function readArxivAnswer(xml: string, asked: PaperId): FetchedPaper {
  const feed = parseFeed(xml, asked);
  const entries = childrenOf(feed, 'entry');
  const [entry] = entries;
  if (!entry) throw notFound(asked);
  const id = textOf(entry, 'id').trim();
  if (/^https?:\/\/arxiv\.org\/api\/errors/.test(id)) {
    throw answerProblem(
      asked,
      'arxiv-error',
      `Unexpected error from arXiv (${quoteStart(textOf(entry, 'summary'))}), expected the paper`,
      'Check the id.',
    );
  }
  if (entries.length > 1) {
    throw answerProblem(
      asked,
      'answer-ambiguous',
      `Unexpected ${entries.length} papers in arXiv's answer, expected one`,
    );
  }
  const found = parseArxivId(id);
  if (found === undefined || withoutClass(found) !== withoutClass(asked.id)) {
    throw answerProblem(
      asked,
      'answer-for-another',
      `Unexpected paper ${quoteStart(id)} in arXiv's answer, expected the one asked for`,
    );
  }

  const summary = textOf(entry, 'summary');
  const comment = textOf(entry, 'arxiv:comment');
  for (const text of [summary, comment]) {
    if (isWithdrawalNotice(text)) throw withdrawn(asked, 'arXiv', quoteStart(text));
  }
  const names = childrenOf(entry, 'author').map((author) => cleanLine(textOf(author, 'name')));
  const authors = names.filter((name) => name !== undefined);
  const record = createFetchedRecord(
    asked,
    'arxiv',
    { title: textOf(entry, 'title'), abstract: unwrapLines(textOf(entry, 'summary')) },
    knownFacts({
      arxiv: found,
      doi: parseDoi(textOf(entry, 'arxiv:doi')),
      // With a name missing the list would be wrong.
      authors: authors.length > 0 && authors.length === names.length ? authors : undefined,
      year: parseYear(textOf(entry, 'published')),
    }),
  );
  return { record, notes: [] };
}

/**
 * The root of the feed. The parser follows the XML standard, which makes a cut answer an error, and takes no part in
 * entities that a document declares for itself; a document that does has something else in mind, so it is refused.
 */
function parseFeed(xml: string, asked: PaperId): XmlElement {
  if (/<!DOCTYPE/i.test(xml)) {
    throw answerProblem(
      asked,
      'answer-unreadable',
      'Unexpected document type in the answer, expected an Atom feed without one',
    );
  }
  let root: XmlElement | null = null;
  let why = 'there is none';
  try {
    ({ root } = parseXml(xml));
  } catch (error) {
    // A deep enough nest ends the stack of the parser; that is its sender's doing, not a mistake of ours.
    why =
      error instanceof RangeError ? 'it is nested too deep' : ((error as Error).message.split('\n')[0] ?? '');
  }
  if (root?.name === 'feed') return root;
  throw answerProblem(
    asked,
    'answer-unreadable',
    root
      ? `Unexpected <${root.name}> in arXiv's answer, expected an Atom feed`
      : `Unexpected answer from arXiv that is no whole XML (${why}), expected an Atom feed`,
    'Try again later.',
  );
}

function notFound(asked: PaperId): NotAddedError {
  return answerProblem(
    asked,
    'paper-not-found',
    'Unexpected id that arXiv has no paper for, expected one of a paper',
    'Check the id.',
  );
}

function answerProblem(
  asked: PaperId,
  rule: string,
  message: string,
  mend = 'Try again later.',
): NotAddedError {
  return new NotAddedError(
    paperProblem(printPaperId(asked), { rule, message, mend: `${mend} ${byHand(asked)}` }),
  );
}

/** `math.GT/0309136` and `math/0309136` are one paper. */
function withoutClass(id: string): string {
  return id.replace(/\.[A-Z]{2}\//, '/');
}

function childrenOf(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && child.name === name,
  );
}

/** Text of the first child of a name; `''` without one. */
function textOf(parent: XmlElement, name: string): string {
  return childrenOf(parent, name)[0]?.text ?? '';
}
