import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** Queries whose answers must be the same on the site and from a folder: all those that the search is judged by. */
export async function readQueries(): Promise<string[]> {
  const judged = parse(await readFile('content/evaluation/queries.yaml', 'utf8')) as { query: string }[];
  return judged.map(({ query }) => query);
}
