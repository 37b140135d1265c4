import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BodyOptions } from '../../src/content/body-component.ts';
import { bodyOptionsOf } from '../../src/content/body-options.ts';
import { compileBody } from '../../src/content/compile-body.ts';
import { readDecisions, readIfThere, readSurvey } from '../../src/content/content-folder.ts';
import { readLabelledFiles } from '../../src/content/evaluations.ts';
import { checkSearchFigures, queriesFile, readJudgedQueries } from '../../src/content/judged-queries.ts';
import { repeatedSlug } from '../../src/content/loaders.ts';
import { addressesOfPages, mayBeAddress } from '../../src/content/page-addresses.ts';
import { hasAnchor } from '../../src/content/page-anchors.ts';
import { type Content, readContent } from '../../src/content/read-content.ts';
import { mapTermsOfContent } from '../../src/maps/content-maps.ts';
import { noPictures } from '../../src/maps/picture-folder.ts';
import { parsePlacedYaml } from '../../src/survey/front-matter.ts';
import { papersOfReferences } from '../../src/survey/papers-of-references.ts';
import { compareProblems, type Problem } from '../../src/survey/problem.ts';
import { findStaleFiles } from '../schema/schema-files.ts';
import { describePages } from '../search/describe-pages.ts';
import { adviseId } from './advise-id.ts';
import { checkDecisions } from './check-decisions.ts';
import { checkDiagrams } from './check-diagrams.ts';
import { checkDoubles } from './check-doubles.ts';
import { checkEvaluations } from './check-evaluations.ts';
import { checkFiles, isCopy } from './check-files.ts';
import { checkEncoding, checkLetters, checkQuoteSigns, linesAsGiven } from './check-letters.ts';
import { checkPaper } from './check-paper.ts';
import { checkOrphans, checkProse, noteUnlabelledHeads } from './check-prose.ts';
import { checkQueries } from './check-queries.ts';
import { checkQuestions } from './check-questions.ts';
import { checkParents, noteRelations } from './check-relations.ts';
import { checkTerms } from './check-terms.ts';
import { createIdOf } from './id-of-name.ts';
import { checkFences, noteBody, noteCopies } from './note-body.ts';
import { notePaper } from './note-paper.ts';
import { notePictures } from './note-pictures.ts';
import { noteSources } from './note-sources.ts';
import { noteSurvey } from './note-survey.ts';
import { noteTerms } from './note-terms.ts';
import { tellOnce } from './one-slip.ts';
import { checkTemplateTexts } from './template-texts.ts';
import { missingTerms, noteUnchecked } from './unread-terms.ts';

export interface CheckResult {
  /** How many papers were looked at. */
  papers: number;
  /** Of how many of them a person has read the labels. */
  reviewed: number;
  /** First those that keep terms from being read, on which others may hang; each part sorted by place. */
  problems: Problem[];
  /** What is worth a look and keeps nothing from being built or merged; sorted by place. */
  notes: Problem[];
}

/**
 * Find every problem of a content folder in one run.
 *
 * @param content Path of the folder; messages begin with it.
 * @param thisYear Papers of much later ones are noted.
 */
export async function checkContent(
  content: string,
  onProgress?: (done: number, total: number) => void,
  thisYear: number = new Date().getUTCFullYear(),
): Promise<CheckResult> {
  const surveyFile = join(content, 'survey.yaml');
  const { survey, problems: surveyProblems } = await readSurvey(content);
  const decided = await readDecisions(content);
  const whole = await readContent(content);
  const { papers, terms, unread } = whole;
  const files = await checkFiles(content);
  for (const { kind, id, problem } of files.unread) {
    unread.texts.push((await readIfThere(problem.file)) ?? '');
    if (kind === 'papers') {
      if (id !== undefined && !papers.some(({ slug }) => slug === id)) unread.papers.push(id);
    } else if (id === undefined) unread.lists[kind] ??= problem;
    else if (!terms[kind].some((term) => term.id === id)) unread.terms[kind].push(unreadFile(id, problem));
  }
  for (const { otherKind, slug, problems: own, text } of papers) {
    const [problem] = own;
    if (otherKind === undefined || otherKind === 'papers' || !problem) continue;
    if (terms[otherKind].some(({ id }) => id === slug)) {
      problem.mend = `${join(content, otherKind, `${slug}.mdx`)} is there already: delete this copy, or give it another name and move it there.`;
      continue;
    }
    unread.texts.push(text);
    unread.terms[otherKind].push(unreadFile(slug, problem));
  }
  const unreadFiles = new Set(files.unread.map(({ problem }) => problem));
  const causes = [...whole.problems, ...unreadFiles, ...missingTerms(content, whole)];
  const idOf = createIdOf(terms);

  const problems = [
    ...surveyProblems,
    ...decided.problems,
    ...files.problems.filter((problem) => !unreadFiles.has(problem)),
  ];
  const notes: Problem[] = noteUnchecked(whole);
  const mayBePage = (path: string) => mayBeAddress(path, unread);
  const pages = [...addressesOfPages(terms, papers), ...addressesOfPages(termsWithFiles(whole), [])];
  const maps = { terms: mapTermsOfContent(whole), pictures: noPictures };
  // A reference that is a paper of the survey has no entry of its own on the page of references.
  const slugOf = papersOfReferences(terms.references, papers);
  const shown = { ...terms, references: terms.references.filter(({ id }) => !slugOf.has(id)) };
  const options: BodyOptions = {
    ...bodyOptionsOf(papers, terms, '/', maps, unread),
    pages,
    mayBePage,
    hasAnchor: (path, anchor) => hasAnchor(path, anchor, shown, headingsOf),
  };
  const bodies = bodiesOf(whole);
  const headings = new Map<string, readonly string[]>();
  /** Compiled only for the pages to whose parts somebody links. */
  function headingsOf(path: string): readonly string[] | undefined {
    const body = bodies.get(path);
    if (!body) return undefined;
    const found =
      headings.get(path) ??
      compileBody(body.text, body.file, 1, {
        ...bodyOptionsOf(papers, terms, '/', maps, unread),
        outermostHeading: body.level,
      }).headings.map(({ slug }) => slug);
    headings.set(path, found);
    return found;
  }

  const firstOfSlug = new Map<string, string>();
  const filesOfSlug = new Map<string, number>();
  for (const { slug } of papers) filesOfSlug.set(slug, (filesOfSlug.get(slug) ?? 0) + 1);
  const letters = (found: ReturnType<typeof checkLetters>) => {
    problems.push(...found.problems);
    notes.push(...found.notes);
  };
  const paths = new Set(papers.map(({ path }) => path));
  for (const [index, paper] of papers.entries()) {
    onProgress?.(index, papers.length);
    const { file, slug, body, bodyLine, text } = paper;
    // A copy by a system is told of as such, and not by all that it repeats.
    if (isCopy(paper.path, paths)) continue;
    const first = firstOfSlug.get(slug);
    if (first === undefined) firstOfSlug.set(slug, file);
    else problems.push(repeatedSlug(file, slug, first));
    const isHeadless = paper.problems.some(({ rule }) => rule === 'front-matter-missing');
    const lost = await checkEncoding({ file, text }, () => readFile(file));
    problems.push(...lost);
    // What is no text at all has no front matter, and no letters to speak of.
    if (lost.length > 0 && isHeadless) continue;
    const ofLabels = checkPaper(paper, terms, file, unread, idOf);
    // Of two files for one paper, neither can be moved to where the other one lies.
    const isSecond = (filesOfSlug.get(slug) ?? 0) > 1;
    problems.push(
      ...paper.problems,
      ...ofLabels.filter(({ rule }) => !(isSecond && rule === 'wrong-folder')),
    );
    notes.push(...notePaper(paper, terms, file, thisYear));
    letters(
      checkLetters({ file, text, data: paper.readable, place: paper.place }, linesAsGiven(paper, text)),
    );
    // Without front matter nobody knows where the text begins.
    if (isHeadless) continue;
    notes.push(...noteBody(body, file, bodyLine));
    problems.push(
      ...checkFences(body, file, bodyLine),
      ...compileBody(body, file, bodyLine, { ...options, page: `/papers/${slug}/` }).problems,
    );
  }
  for (const kind of ['stages', 'heads', 'circuits', 'essays'] as const) {
    for (const { id, file, body, bodyLine } of [...terms[kind], ...unread.terms[kind]]) {
      const page = pageOf(kind, id);
      notes.push(...noteBody(body, file, bodyLine));
      problems.push(
        ...checkFences(body, file, bodyLine),
        ...compileBody(body, file, bodyLine, { ...options, page }).problems,
      );
    }
  }
  problems.push(
    ...(await checkDiagrams([
      ...papers.filter(({ path }) => !isCopy(path, paths)),
      ...(['stages', 'heads', 'circuits', 'essays'] as const).flatMap((kind) => [
        ...terms[kind],
        ...unread.terms[kind],
      ]),
    ])),
  );
  for (const { file, data, place } of Object.values(terms).flat())
    letters(checkLetters({ file, text: '', data, place }));
  for (const terms of Map.groupBy(Object.values(whole.terms).flat(), ({ file }) => file).values()) {
    const text = (await readIfThere(terms[0]?.file ?? '')) ?? '';
    for (const { file, data, place } of terms) problems.push(...checkQuoteSigns({ file, text, data, place }));
  }
  const surveyText = (await readIfThere(surveyFile)) ?? '';
  letters(
    checkLetters({
      file: surveyFile,
      text: surveyText,
      data: survey,
      place: parsePlacedYaml(surveyText, surveyFile, 1).place,
    }),
  );
  for (const file of otherFiles(content, whole)) {
    const text = await readIfThere(file);
    if (text === undefined) continue;
    const lost = await checkEncoding({ file, text }, () => readFile(file));
    problems.push(...lost);
    if (lost.length === 0) letters(checkLetters({ file, text }));
  }

  const labelled = await readLabelledFiles(content);
  const agreed = checkEvaluations(labelled.files, papers, { terms, unread, idOf });
  const doubles = checkDoubles(
    papers.filter(({ path }) => !isCopy(path, paths)),
    decided.decisions,
  );
  const isOriginal = ({ file, path }: Content['papers'][number]) =>
    !isCopy(path, paths) && !doubles.copies.has(file);
  const decisions = checkDecisions(decided.decisions, decided.text, join(content, 'decisions.yaml'), papers);
  const judged = await readJudgedQueries(content);
  problems.push(
    ...checkTerms(terms, new Set(firstOfSlug.keys()), unread, idOf),
    ...checkParents(terms.methods),
    ...doubles.problems,
    ...decisions.problems,
    ...checkTemplateTexts(whole),
    ...checkProse(terms),
    ...checkOrphans(terms, papers, unread),
    ...(survey
      ? checkQuestions(survey.questions, surveyText, surveyFile, pages, mayBePage, options.hasAnchor)
      : []),
    ...judged.problems,
    ...checkQueries(
      judged.queries,
      judged.text,
      join(content, queriesFile),
      [
        ...describePages(whole).map(({ address }) => address),
        ...papers.filter(({ data }) => !data).map(({ slug }) => `papers/${slug}/`),
      ],
      mayBePage,
    ),
    ...labelled.problems,
    ...agreed.problems,
    ...(await checkSearchFigures(content)).problems,
  );
  const reviewed = papers.filter(({ data }) => data?.review === 'reviewed').length;
  // Of terms that can't be read the ids would go missing: their schemas can wait.
  const stale = causes.length + files.unread.length === 0 ? await findStaleFiles(content, terms) : [];
  const [firstStale] = stale;
  if (firstStale) {
    const others = stale.slice(1).map(({ path }) => path);
    const { message, ...note } = firstStale.note;
    const also = others.length > 0 ? `; the same of ${others.join(', ')}` : '';
    notes.push({ file: join(content, firstStale.path), ...note, message: message + also });
  }
  notes.push(
    ...(survey ? await noteSurvey(survey, surveyText, content) : []),
    ...(await notePictures(content)),
    ...noteSources(papers.filter(isOriginal), survey?.sources ?? []),
    ...noteUnlabelledHeads(terms, papers),
    ...noteRelations(terms),
    ...noteTerms(terms, thisYear),
    ...noteCopies([
      ...papers.filter(isOriginal),
      ...terms.stages,
      ...terms.heads,
      ...terms.circuits,
      ...terms.essays,
    ]),
    ...doubles.notes,
    ...decisions.notes,
    ...agreed.notes,
  );
  const found = tellOnce({ causes, problems, notes });
  const tidy = (list: readonly Problem[]) =>
    list.map((problem) => adviseId(problem, { terms, papers, idOf })).sort(compareProblems);
  return {
    papers: papers.length,
    reviewed,
    problems: [...tidy(found.causes), ...tidy(found.problems)],
    notes: tidy(found.notes),
  };
}

/** A file of a term that nothing reads, as a term that can't be read. */
function unreadFile(
  id: string,
  cause: Problem,
): Content['unread']['terms']['heads'][number] & { data: object } {
  return {
    id,
    data: {},
    file: cause.file,
    place: () => ({ line: 1, column: 1 }),
    body: '',
    bodyLine: 1,
    cause,
  };
}

/** The terms with files of their own that can't be read: they have pages all the same. */
function termsWithFiles({ unread }: Content): Content['terms'] {
  return { ...unread.terms, methods: [], topics: [] } as unknown as Content['terms'];
}

function pageOf(kind: 'stages' | 'heads' | 'circuits' | 'essays', id: string): string {
  return kind === 'essays' && id === 'about' ? '/about/' : `/${kind}/${id}/`;
}

/** The texts that people wrote for a page each, by its address. */
function bodiesOf({ papers, terms }: Content): Map<string, { text: string; file: string; level: 2 | 3 }> {
  const bodies = new Map<string, { text: string; file: string; level: 2 | 3 }>();
  for (const { slug, body, file } of papers) bodies.set(`/papers/${slug}/`, { text: body, file, level: 3 });
  for (const kind of ['stages', 'heads', 'circuits', 'essays'] as const) {
    const level = kind === 'stages' || kind === 'essays' ? 2 : 3;
    for (const { id, body, file } of terms[kind]) bodies.set(pageOf(kind, id), { text: body, file, level });
  }
  return bodies;
}

/** Files of the content besides those of the papers, in which people write. */
function otherFiles(content: string, { terms, unread }: Content): string[] {
  const files = [...Object.values(terms).flat(), ...Object.values(unread.terms).flat()].map(
    ({ file }) => file,
  );
  const causes = [
    ...Object.values(unread.lists).map(({ file }) => file),
    ...Object.values(unread.terms).flatMap((list) => list.map(({ cause }) => cause.file)),
  ];
  const others = ['decisions.yaml', 'evaluation/evaluations.yaml', queriesFile];
  return [...new Set([...files, ...causes, ...others.map((path) => join(content, path))])];
}
