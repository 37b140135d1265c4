import { join } from 'node:path';
import { z } from 'zod';
import { type JudgedQuery, judgedQuerySchema, queryTypes } from '../search/judged-query.ts';
import { formatProblem, type Problem } from '../survey/problem.ts';
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
 * @returns No figures when the file is no such figures: pages must not show others.
 */
export async function checkSearchFigures(
  content: string,
): Promise<{ figures: AllSearchFigures | undefined; problems: Problem[] }> {
  const file = join(content, figuresFile);
  const text = await readIfThere(file);
  if (text === undefined) return { figures: undefined, problems: [] };
  const problem = (why: string): Problem => ({
    file,
    line: 1,
    column: 1,
    rule: 'figures-shape',
    message: `Unexpected text, expected the figures that npm run evaluate-search writes: ${why.replace(/\s+/g, ' ').slice(0, 120)}`,
    mend: 'Write them anew: npm run build, then npm run evaluate-search. Or delete the file.',
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { figures: undefined, problems: [problem((error as Error).message)] };
  }
  const result = figuresSchema.safeParse(value);
  if (result.success) return { figures: result.data, problems: [] };
  const [issue] = result.error.issues;
  const path = issue?.path.join('.') || 'the file';
  return { figures: undefined, problems: [problem(`${path} is none of them`)] };
}

/** @throws when the file is no such figures; the check finds the same. */
export async function readSearchFigures(content: string): Promise<AllSearchFigures | undefined> {
  const { figures, problems } = await checkSearchFigures(content);
  if (problems.length > 0) throw new Error(`\n${problems.map(formatProblem).join('\n')}`);
  return figures;
}
