import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileBody } from '../../src/content/compile-body.ts';
import { listPaperFiles, readDecisions, readSurvey, readTaxonomy } from '../../src/content/content-folder.ts';
import { bodyOptionsOf } from '../../src/content/paper-components.ts';
import { repeatedSlug } from '../../src/content/papers-loader.ts';
import { type PaperFile, parsePaperFile } from '../../src/survey/paper-file.ts';
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

  const papers: PaperFile[] = [];
  for (const path of await listPaperFiles(content)) {
    papers.push(parsePaperFile(path, await readFile(join(content, path), 'utf8'), join(content, path)));
  }
  const options = bodyOptionsOf(papers, '/');
  const firstOfSlug = new Map<string, string>();
  for (const [index, paper] of papers.entries()) {
    onProgress?.(index, papers.length);
    const file = join(content, paper.path);
    const first = firstOfSlug.get(paper.slug);
    if (first === undefined) firstOfSlug.set(paper.slug, file);
    else problems.push(repeatedSlug(file, paper.slug, first));
    problems.push(...paper.problems, ...checkPaper(paper, taxonomy, file));
    problems.push(...compileBody(paper.body, file, paper.bodyLine, options).problems);
  }
  const reviewed = papers.filter(({ data }) => data?.review === 'reviewed').length;
  return { papers: papers.length, reviewed, problems: problems.sort(compareProblems) };
}
