import { stat } from 'node:fs/promises';
import { WrongUseError } from '../terminal/command.ts';
import { fetchPaper } from './fetch-paper.ts';
import type { FetchedPaper } from './fetched-paper.ts';
import { NotAddedError } from './not-added-error.ts';
import { parsePaperId } from './paper-id.ts';
import type { PoliteClient } from './polite-client.ts';
import { readOnePaper, readOnePaperFrom } from './read-one-paper.ts';
import type { Services } from './service.ts';

/** Where papers come from. */
export interface PaperPlaces {
  services: Services;
  client: PoliteClient;
  input: AsyncIterable<Uint8Array>;
}

/**
 * Find the paper that a person means: by arXiv id or DOI at a service, in a file, or with `-` on standard input.
 *
 * What can be an id is one; a file of such a name is meant by `./` before it.
 *
 * @throws {WrongUseError} For what can be none of them.
 * @throws {NotAddedError} When there is no paper to be had.
 */
export async function findPaper(
  text: string,
  { services, client, input }: PaperPlaces,
): Promise<FetchedPaper> {
  if (text === '-') return readOnePaperFrom(input, 'standard input');
  const id = parsePaperId(text);
  if (id) return fetchPaper(id, services, client);
  if (/\.ya?ml$/i.test(text)) throw draftOfPaper(text);
  if (looksLikePath(text) || (await isThere(text))) return readOnePaper(text);
  throw new WrongUseError(
    `Unexpected ${JSON.stringify(text)}, expected an arXiv id, a DOI, the path of a file, or -`,
  );
}

/** YAML holds the fields of a paper's own file, labels and all: nothing of it has to be suggested or read from elsewhere. */
function draftOfPaper(file: string): NotAddedError {
  return new NotAddedError({
    file,
    line: 1,
    column: 1,
    rule: 'draft-of-paper',
    message: 'Unexpected YAML, expected BibTeX, RIS, CSL-JSON, JSON, CSV or text',
    mend: 'If it is the front matter of a paper, put it between two lines of "---" into papers/<topic>/<slug>.mdx of the content folder, and run: npm run check -- --fix',
  });
}

function looksLikePath(text: string): boolean {
  return !/^[a-z]+:\/\//i.test(text) && (/^\.{0,2}\//.test(text) || /\.[a-z][a-z0-9]{1,9}$/i.test(text));
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
