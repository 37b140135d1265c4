import { join } from 'node:path';
import { z } from 'zod';
import { type JudgedQuery, judgedQuerySchema, queryTypes } from '../search/judged-query.ts';
import type { Problem } from '../survey/problem.ts';
import { readIfThere, readYaml } from './content-folder.ts';

/** Where the judged queries lie, and the figures that were measured with them, below a content folder. */
export const queriesFile = 'evaluation/queries.yaml';
export const figuresFile = 'evaluation/search-figures.json';

/** The judged queries of a content folder; one without the file has none. */
export async function readJudgedQueries(
  content: string,
): Promise<{ queries: JudgedQuery[]; text: string; problems: Problem[] }> {
  const file = join(content, queriesFile);
  const text = await readIfThere(file);
  if (text === undefined) return { queries: [], text: '', problems: [] };
  const { data, problems } = readYaml(judgedQuerySchema.array(), text, file, 1);
  return { queries: data ?? [], text, problems };
}

const figures = z.strictObject({
  queries: z.int(),
  mrr: z.number(),
  recall: z.number(),
  first: z.int(),
});
const figuresSchema = z.partialRecord(z.enum(['all', ...queryTypes]), figures);
export type AllSearchFigures = z.output<typeof figuresSchema>;

/**
 * The figures that `npm run evaluate-search` wrote; undefined where it never did.
 *
 * @throws when the file is no such figures: pages must not show others.
 */
export async function readSearchFigures(content: string): Promise<AllSearchFigures | undefined> {
  const text = await readIfThere(join(content, figuresFile));
  return text === undefined ? undefined : figuresSchema.parse(JSON.parse(text));
}
