import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileBody } from '../../src/content/compile-body.ts';
import { listPaperFiles, readDecisions, readSurvey, readTaxonomy } from '../../src/content/content-folder.ts';
import { repeatedSlug } from '../../src/content/papers-loader.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import { compareProblems, type Problem } from '../../src/survey/problem.ts';
import { checkPaper } from './check-paper.ts';

export interface CheckResult {
  /** How many papers were looked at. */
  papers: number;
  /** Of how many of them a person has read the labels. */
  reviewed: number;
  /** Sorted by place. */
  problems: Problem[];
}

/**
 * Find every problem of a content folder in one run.
 *
 * @param content Path of the folder; messages begin with it.
 */
export async function checkContent(
  content: string,
  onProgress?: (done: number, total: number) => void,
): Promise<CheckResult> {
  const { problems: surveyProblems } = await readSurvey(content);
  const { taxonomy, problems: taxonomyProblems } = await readTaxonomy(content);
  const { problems: decisionProblems } = await readDecisions(content);
  const problems = [...surveyProblems, ...taxonomyProblems, ...decisionProblems];

  const paths = await listPaperFiles(content);
  const firstOfSlug = new Map<string, string>();
  let reviewed = 0;
  for (const [index, path] of paths.entries()) {
    onProgress?.(index, paths.length);
    const file = join(content, path);
    const paper = parsePaperFile(path, await readFile(file, 'utf8'), file);
    const first = firstOfSlug.get(paper.slug);
    if (first === undefined) firstOfSlug.set(paper.slug, file);
    else problems.push(repeatedSlug(file, paper.slug, first));
    problems.push(...paper.problems, ...checkPaper(paper, taxonomy, file));
    problems.push(...compileBody(paper.body, file, paper.bodyLine, { base: '/' }).problems);
    if (paper.data?.review === 'reviewed') reviewed += 1;
  }
  return { papers: paths.length, reviewed, problems: problems.sort(compareProblems) };
}
