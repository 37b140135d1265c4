import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../../src/survey/problem.ts';
import { readInput } from '../ingest/read-input.ts';
import { UnreadableInputError } from '../ingest/record.ts';
import type { FetchedPaper } from './fetched-paper.ts';
import { NotAddedError } from './not-added-error.ts';

/**
 * Read a file that holds one paper, in any format that ingest reads.
 *
 * @param shown How messages name the file.
 * @throws {NotAddedError} When it holds none, more than one, or one without title or abstract.
 */
export async function readOnePaper(path: string, shown: string = path): Promise<FetchedPaper> {
  const found: FetchedPaper[] = [];
  const notes: Problem[] = [];
  const rejected: Problem[] = [];
  const show = (problem: Problem): Problem => ({ ...problem, file: shown });
  try {
    for await (const event of readInput(path)) {
      if (event.kind === 'note') notes.push(show(event.problem));
      if (event.kind === 'rejected') rejected.push(show(event.problem));
      if (event.kind === 'record') found.push({ record: event.record, notes });
      if (found.length + rejected.length > mostPapers) break;
    }
  } catch (error) {
    if (!(error instanceof UnreadableInputError)) throw error;
    throw new NotAddedError(show(error.problem));
  }
  const [paper, second] = found;
  if (second) {
    throw new NotAddedError({
      file: shown,
      line: second.record.line,
      column: 1,
      rule: 'more-than-one-paper',
      message: `Unexpected second paper "${second.record.title.slice(0, 200)}", expected one`,
      mend: 'Take the others out, or add them all: npm run ingest -- FILE',
    });
  }
  if (paper && rejected.length === 0) return paper;
  throw new NotAddedError(...rejected);
}

/** No more are read: two are one too many, and the rejections among the first tell enough. */
const mostPapers = 20;

/** What is typed or piped in is one paper; more than this, in bytes, is a mistake. */
const longestInput = 5_000_000;

/**
 * Read one paper from a stream, such as standard input, by way of a temporary file.
 *
 * @param name How messages and the paper's source name it.
 */
export async function readOnePaperFrom(
  stream: AsyncIterable<Uint8Array>,
  name: string,
): Promise<FetchedPaper> {
  const folder = await mkdtemp(join(tmpdir(), 'survey-add-'));
  try {
    const path = join(folder, name.replaceAll(' ', '-'));
    const file = await open(path, 'wx', 0o600);
    try {
      let size = 0;
      for await (const chunk of stream) {
        size += chunk.byteLength;
        if (size > longestInput) throw tooLong(name);
        await file.write(chunk);
      }
    } finally {
      await file.close();
    }
    return await readOnePaper(path, name);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function tooLong(name: string): NotAddedError {
  return new NotAddedError({
    file: name,
    line: 1,
    column: 1,
    rule: 'input-too-long',
    message: `Unexpected input of more than ${longestInput / 1e6} MB, expected one paper`,
    mend: 'Save it as a file and add its papers all at once: npm run ingest -- FILE',
  });
}
