import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bodyOptionsOf } from '../../src/content/body-options.ts';
import { compileBody } from '../../src/content/compile-body.ts';
import { readDecisions, readSurvey } from '../../src/content/content-folder.ts';
import { queriesFile, readJudgedQueries } from '../../src/content/judged-queries.ts';
import { repeatedSlug } from '../../src/content/loaders.ts';
import { addressesOfPages } from '../../src/content/page-addresses.ts';
import { readContent } from '../../src/content/read-content.ts';
import { mapTermsOfContent } from '../../src/maps/content-maps.ts';
import { noPictures } from '../../src/maps/picture-folder.ts';
import { compareProblems, type Problem } from '../../src/survey/problem.ts';
import { findStaleFiles } from '../schema/schema-files.ts';
import { describePages } from '../search/describe-pages.ts';
import { checkDoubles } from './check-doubles.ts';
import { checkFiles } from './check-files.ts';
import { checkPaper } from './check-paper.ts';
import { checkOrphans, checkProse, noteUnlabelledHeads } from './check-prose.ts';
import { checkQueries } from './check-queries.ts';
import { checkQuestions } from './check-questions.ts';
import { checkParents, noteRelations } from './check-relations.ts';
import { checkTerms } from './check-terms.ts';

export interface CheckResult {
  /** How many papers were looked at. */
  papers: number;
  /** Of how many of them a person has read the labels. */
  reviewed: number;
  /** Sorted by place. */
  problems: Problem[];
  /** What is worth a look and keeps nothing from being built or merged; sorted by place. */
  notes: Problem[];
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
  const { survey, problems: surveyProblems } = await readSurvey(content);
  const { decisions, problems: decisionProblems } = await readDecisions(content);
  const whole = await readContent(content);
  const { papers, terms, problems: readProblems } = whole;
  const problems = [...surveyProblems, ...decisionProblems, ...readProblems];

  const pages = addressesOfPages(terms, papers);
  const maps = { terms: mapTermsOfContent(whole), pictures: noPictures };
  const options = { ...bodyOptionsOf(papers, terms, '/', maps), pages };
  const firstOfSlug = new Map<string, string>();
  for (const [index, paper] of papers.entries()) {
    onProgress?.(index, papers.length);
    const { file, slug, body, bodyLine } = paper;
    const first = firstOfSlug.get(slug);
    if (first === undefined) firstOfSlug.set(slug, file);
    else problems.push(repeatedSlug(file, slug, first));
    problems.push(...paper.problems, ...checkPaper(paper, terms, file));
    problems.push(...compileBody(body, file, bodyLine, options).problems);
  }
  for (const { file, body, bodyLine } of [
    ...terms.stages,
    ...terms.heads,
    ...terms.circuits,
    ...terms.essays,
  ]) {
    problems.push(...compileBody(body, file, bodyLine, options).problems);
  }
  const doubles = checkDoubles(papers, decisions);
  const judged = await readJudgedQueries(content);
  problems.push(
    ...checkTerms(terms, new Set(firstOfSlug.keys())),
    ...checkParents(terms.methods),
    ...doubles.problems,
    ...checkProse(terms),
    ...checkOrphans(terms, papers),
    ...(await checkFiles(content)),
    ...(survey ? await questionProblems() : []),
    ...judged.problems,
    ...checkQueries(
      judged.queries,
      judged.text,
      join(content, queriesFile),
      describePages(whole).map(({ address }) => address),
    ),
  );
  async function questionProblems(): Promise<Problem[]> {
    const file = join(content, 'survey.yaml');
    const text = await readFile(file, 'utf8');
    return checkQuestions(survey?.questions ?? [], text, file, pages);
  }
  const reviewed = papers.filter(({ data }) => data?.review === 'reviewed').length;
  const stale = await findStaleFiles(content, terms);
  const notes = [
    ...stale.map(({ path, note }): Problem => ({ file: join(content, path), ...note })),
    ...noteUnlabelledHeads(terms, papers),
    ...noteRelations(terms),
    ...doubles.notes,
  ];
  return {
    papers: papers.length,
    reviewed,
    problems: problems.sort(compareProblems),
    notes: notes.sort(compareProblems),
  };
}
