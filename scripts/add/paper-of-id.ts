import { join } from 'node:path';
import type { Problem } from '../../src/survey/problem.ts';
import { cleanText } from '../../src/text/clean-text.ts';
import type { KnownPaper } from '../ingest/known-paper.ts';
import { readKnownPapers } from '../ingest/paper-folder.ts';
import { quoteStart } from '../ingest/read/reader.ts';
import type { NotAddedError } from './not-added-error.ts';
import { type PaperId, printPaperId } from './paper-id.ts';

/** The paper of a content folder that has an id; the first by path, should there be two. Asks no service. */
export async function findPaperOfId(content: string, { kind, id }: PaperId): Promise<KnownPaper | undefined> {
  for (const paper of await readKnownPapers(content)) if (paper[kind] === id) return paper;
  return undefined;
}

/** @example sayThere('content', paper, id) // 'content/papers/song/wren.mdx has arXiv:2101.99901 already: "Song of …"' */
export function sayThere(content: string, { path, title = '' }: KnownPaper, id: PaperId): string {
  return `${join(content, path)} has ${printPaperId(id)} already: ${cleanText(quoteStart(title))}`;
}

/** Rules of failures that are the service's, and say nothing of the paper. */
const silences = new Set(['service-unreachable', 'service-refused', 'answer-unusable', 'answer-unreadable']);

/**
 * The notes that a failure comes to where the paper is there already and the service merely couldn't be asked.
 *
 * @returns undefined when the failure is one of the paper itself.
 */
export function notesOfSilence({ problems }: NotAddedError): Problem[] | undefined {
  if (!problems.every(({ rule }) => silences.has(rule))) return undefined;
  return problems.map((problem) => ({
    ...problem,
    mend: 'The paper is there already, so nothing has to be done. To see whether it has changed, try again later.',
  }));
}
