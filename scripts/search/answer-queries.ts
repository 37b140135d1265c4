import { rootFile } from '../../src/search/index-source.ts';
import type { AnsweredQuery, JudgedQuery } from '../../src/search/judged-query.ts';
import { resultOf } from '../../src/search/result.ts';
import { Searcher } from '../../src/search/search.ts';
import { WrongUseError } from '../terminal/command.ts';
import { createFolderSource } from './folder-source.ts';

/**
 * Ask the search of a built site each judged query, and keep the first ten results.
 *
 * @param out Path of the built site.
 * @throws {WrongUseError} when no site is there.
 */
export async function answerQueries(queries: readonly JudgedQuery[], out: string): Promise<AnsweredQuery[]> {
  const searcher = await Searcher.open(createFolderSource(out)).catch(() => {
    throw new WrongUseError(`Unexpected folder ${out} without ${rootFile}, expected a built site`);
  });
  const answered: AnsweredQuery[] = [];
  for (const query of queries) {
    const answer = await searcher.search({ words: query.query });
    const first = answer.documents.slice(0, 10).map((document) => resultOf(searcher, document, answer));
    answered.push({ ...query, results: (await Promise.all(first)).map(({ address }) => address.slice(1)) });
  }
  return answered;
}
