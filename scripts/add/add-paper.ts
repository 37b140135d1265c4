import { join } from 'node:path';
import { readDecisions, readTaxonomy } from '../../src/content/content-folder.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { dumpId } from '../ingest/dump-id.ts';
import { readIfThere, readKnownPapers } from '../ingest/paper-folder.ts';
import { Reconciler } from '../ingest/reconcile.ts';
import type { PaperRecord } from '../ingest/record.ts';
import { removeLeftovers, writeAtomically } from '../ingest/write-atomically.ts';
import { NotAddedError } from './not-added-error.ts';
import { reviewOfUpdate } from './review-of-update.ts';

/** What became of the one paper. */
export interface Addition {
  outcome: 'added' | 'updated' | 'unchanged';
  /** Path of the paper's file from the content folder. */
  path: string;
  /** The file as it was; undefined for a new one. */
  before: string | undefined;
  /** The file as it is now, or would be after a dry run. */
  after: string;
  /** What is wrong and a person must settle: two versions of a text that both changed. */
  problems: Problem[];
  /** What a person may want to decide. */
  notes: Problem[];
}

export interface AddOptions {
  /** Path of the content folder. */
  content: string;
  /** The survey's dumps, oldest first, as `survey.yaml` lists them. */
  sources?: readonly string[];
  /** Say what would be done and write nothing. */
  dryRun?: boolean;
}

/**
 * Bring one paper into a content folder, by the rules of ingest: a paper that is there is recognised and brought up to
 * date, and what people wrote stays; see `reviewOfUpdate` for the one word that doesn't. At most one file is written.
 *
 * @throws {NotAddedError} When the terms of the content are broken, or the paper's file is; or when the id is that of a
 *   paper that the record is unlike.
 */
export async function addPaper(record: PaperRecord, options: AddOptions): Promise<Addition> {
  const { content, sources = [], dryRun = false } = options;
  const { taxonomy, problems: taxonomyProblems } = await readTaxonomy(content);
  const { decisions, problems: decisionProblems } = await readDecisions(content);
  const broken = [...taxonomyProblems, ...decisionProblems];
  if (broken.length > 0) throw new NotAddedError(...broken);

  if (!dryRun) await removeLeftovers(join(content, 'papers'));
  const readText = (path: string) => readIfThere(join(content, path));
  const reconciler = new Reconciler(await readKnownPapers(content), {
    taxonomy,
    decisions,
    dumps: sources.map(dumpId),
    readText,
    showPath: (path) => join(content, path),
    typedIds: true,
  });

  const outcome = reconciler.reconcile(record);
  if (outcome.kind === 'rejected') throw new NotAddedError(outcome.problem);
  const { kind, path, text } = outcome;
  const problems = outcome.problems.filter(({ question }) => !question).map(withoutMark);
  const notes = outcome.problems.filter(({ question }) => question).map(withoutMark);

  const before = readText(path);
  let after = text ?? before ?? '';
  if (kind === 'added') ensureWhole(path, after, join(content, path));
  if (text !== undefined && before !== undefined) {
    const reviewed = reviewOfUpdate(path, before, text, join(content, path));
    after = reviewed.text;
    notes.push(...reviewed.notes);
  }
  if (text !== undefined && !dryRun) writeAtomically(join(content, path), after);
  // With a single record none is merged into another.
  return { outcome: kind === 'merged' ? 'unchanged' : kind, path, before, after, problems, notes };
}

/** A new file must be one that `npm run check` would take, in the folder of papers: whatever came from outside. */
function ensureWhole(path: string, text: string, shown: string): void {
  if (!/^papers\/[a-z0-9-]+\/[a-z0-9-]+\.mdx$/.test(path)) throw new Error(`${path} is no path of a paper`);
  const { problems } = parsePaperFile(path, text, shown);
  if (problems.length > 0) throw new NotAddedError(...problems);
}

function withoutMark({ question, ...problem }: Problem & { question?: true }): Problem {
  return problem;
}
