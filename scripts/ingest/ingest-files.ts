import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, listPaperFiles, readDecisions, readTaxonomy } from '../../src/content/content-folder.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { readKnownPaper } from './known-paper.ts';
import { readInput } from './read-input.ts';
import { Reconciler } from './reconcile.ts';
import { UnreadableInputError } from './record.ts';
import { removeLeftovers, writeAtomically } from './write-atomically.ts';

/** What an ingest did. `read` is the sum of the five counts below it. */
export interface IngestSummary {
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  merged: number;
  /** One entry a record that could not be taken, in the order of the input. */
  rejected: { file: string; line: number; reason: string; rule: string }[];
}

export interface IngestResult {
  summary: IngestSummary;
  /** What was found wrong; with any of these the exit code is 1. */
  problems: Problem[];
  /** What a person may want to know or decide; nothing is wrong. */
  notes: Problem[];
  /** Set when an input was of no use at all and therefore nothing was written. */
  refused: boolean;
}

export interface IngestOptions {
  /** Path of the content folder. */
  content: string;
  /** Paths of the inputs, oldest first. */
  files: readonly string[];
  /** Ids of the survey's own dumps, oldest first. */
  dumps?: readonly string[];
  boilerplate?: readonly string[];
  /** Say what would be done and write nothing. */
  dryRun?: boolean;
  /** Take what can be had of a file that ends in the middle of a paper. */
  partial?: boolean;
  onProgress?: (done: number, total: number) => void;
  /** Called with each change, before it is written; `before` is undefined for a new file. */
  onChange?: (path: string, before: string | undefined, after: string) => void;
}

/**
 * Bring a content folder up to date with dumps.
 *
 * Each input is read twice: first to see whether it is whole, so that a file that is cut off, binary or empty changes
 * nothing; then to reconcile, a record at a time, so that memory doesn't grow with the file.
 */
export async function ingestFiles(options: IngestOptions): Promise<IngestResult> {
  const { content, files, dryRun = false } = options;
  const result: IngestResult = {
    summary: { read: 0, added: 0, updated: 0, unchanged: 0, merged: 0, rejected: [] },
    problems: [],
    notes: [],
    refused: false,
  };

  const { taxonomy, problems: taxonomyProblems } = await readTaxonomy(content);
  const { decisions, problems: decisionProblems } = await readDecisions(content);
  result.problems.push(...taxonomyProblems, ...decisionProblems);
  if (result.problems.length > 0) return { ...result, refused: true };

  // What would have been written in a dry run, so that later records of the run meet it.
  const drafts = new Map<string, string>();
  const readText = async (path: string) => drafts.get(path) ?? (await readIfThere(join(content, path)));

  if (!dryRun) await removeLeftovers(join(content, 'papers'));
  const reconciler = new Reconciler(await readKnownPapers(content), {
    taxonomy,
    decisions,
    dumps: options.dumps ?? [],
    readText,
    showPath: (path) => join(content, path),
  });

  const total = files.length * 2;
  const progress = (step: number) => (bytes: number, all: number) =>
    options.onProgress?.(step + (all > 0 ? bytes / all : 1), total);

  for (const [index, file] of files.entries()) {
    try {
      await survey(file, progress(index));
    } catch (error) {
      if (!(error instanceof UnreadableInputError)) throw error;
      result.problems.push(error.problem);
      result.refused = true;
    }
  }
  if (result.refused) return result;

  for (const [index, file] of files.entries()) {
    for await (const event of readInput(file, {
      boilerplate: options.boilerplate ?? [],
      onProgress: progress(files.length + index),
    })) {
      if (event.kind === 'note') {
        (isDamage(event.problem) ? result.problems : result.notes).push(event.problem);
        continue;
      }
      result.summary.read += 1;
      if (event.kind === 'rejected') {
        reject(event.problem);
        continue;
      }
      const outcome = await reconciler.reconcile(event.record);
      for (const { question, ...problem } of outcome.problems) {
        if (outcome.kind !== 'rejected') (question ? result.notes : result.problems).push(problem);
      }
      if (outcome.kind === 'rejected') {
        for (const problem of outcome.problems) reject(problem, { file, line: event.record.line });
        continue;
      }
      result.summary[outcome.kind] += 1;
      if (outcome.text === undefined) continue;
      options.onChange?.(outcome.path, await readText(outcome.path), outcome.text);
      if (dryRun) drafts.set(outcome.path, outcome.text);
      else await writeAtomically(join(content, outcome.path), outcome.text);
    }
  }
  ensureSum(result.summary);
  return result;

  /** Read an input once through: tell the reconciler what comes, and find out whether the file is whole. */
  async function survey(file: string, onProgress: (bytes: number, all: number) => void): Promise<void> {
    let records = 0;
    let cutOff: Problem | undefined;
    for await (const event of readInput(file, { boilerplate: options.boilerplate ?? [], onProgress })) {
      if (event.kind === 'record') reconciler.announce(event.record);
      if (event.kind !== 'note') records += 1;
      if (event.kind === 'rejected' && event.problem.rule === 'dump-cut-off') cutOff = event.problem;
    }
    if (!cutOff || options.partial) return;
    result.refused = true;
    result.summary.read += records;
    result.summary.rejected.push({ file, line: cutOff.line, reason: cutOff.message, rule: cutOff.rule });
    const heldBack = `Held back, since ${file} ends in the middle of a paper at line ${cutOff.line}`;
    for await (const event of readInput(file, { boilerplate: options.boilerplate ?? [] })) {
      if (event.kind === 'note' || (event.kind === 'rejected' && event.problem.rule === 'dump-cut-off'))
        continue;
      const line = event.kind === 'record' ? event.record.line : event.problem.line;
      const [reason, rule] =
        event.kind === 'record' ? [heldBack, 'held-back'] : [event.problem.message, event.problem.rule];
      result.summary.rejected.push({ file, line, reason, rule });
    }
    result.problems.push({
      ...cutOff,
      mend: `Nothing was written, since the file may have lost more than that. Complete it and run ingest again, or add --partial to take the ${records - 1} before it.`,
    });
  }

  function reject(problem: Problem, at?: { file: string; line: number }): void {
    const { file, line } = at ?? problem;
    result.summary.rejected.push({ file, line, reason: problem.message, rule: problem.rule });
    result.problems.push(problem);
  }
}

/** Notes after which a text is not what was meant: a person should look at it. */
function isDamage({ rule }: Problem): boolean {
  return damaging.has(rule);
}

const damaging = new Set(['invalid-utf8', 'broken-gzip']);

/** Nothing is ever dropped in silence: every record read must have become something. */
function ensureSum({ read, added, updated, unchanged, merged, rejected }: IngestSummary): void {
  const sum = added + updated + unchanged + merged + rejected.length;
  if (sum !== read) throw new Error(`${read} records were read, but ${sum} accounted for`);
}

async function readKnownPapers(content: string) {
  const known = [];
  for (const path of await listPaperFiles(content)) {
    known.push(readKnownPaper(path, await readFile(join(content, path), 'utf8')));
  }
  return known;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
