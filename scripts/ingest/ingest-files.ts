import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDecisions, readTaxonomy } from '../../src/content/content-folder.ts';
import { compareProblems, type Problem } from '../../src/survey/problem.ts';
import { npmCommand } from '../terminal/npm-command.ts';
import { readIfThere, readKnownPapers } from './paper-folder.ts';
import { readInput } from './read-input.ts';
import { Reconciler } from './reconcile.ts';
import { type ReadEvent, UnreadableInputError } from './record.ts';
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
  /** The file that lists these inputs, where it was no person who named them: told when one of them isn't there. */
  listedIn?: string;
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

  if (!dryRun) await removeLeftovers(join(content, 'papers'));
  // A dry run writes into a folder of its own, so that later records of the run meet what it would have written.
  const drafts = dryRun ? await mkdtemp(join(tmpdir(), 'survey-dry-run-')) : undefined;
  try {
    const readText = (path: string) =>
      (drafts && readIfThere(join(drafts, path))) ?? readIfThere(join(content, path));
    const reconciler = new Reconciler(await readKnownPapers(content), {
      taxonomy,
      decisions,
      dumps: options.dumps ?? [],
      readText,
      showPath: (path) => join(content, path),
      checkCommand: npmCommand('check', content),
    });

    for (const [index, file] of files.entries()) {
      const cutOff = await announceAll(readPass(options, file, index), reconciler, result, options.listedIn);
      if (cutOff && !options.partial) await holdBack(readPass(options, file, index), file, cutOff, result);
    }
    if (result.refused) return result;

    for (const [index, file] of files.entries()) {
      for await (const event of readPass(options, file, files.length + index)) {
        if (event.kind === 'note') {
          (damaging.has(event.problem.rule) ? result.problems : result.notes).push(event.problem);
          continue;
        }
        result.summary.read += 1;
        if (event.kind === 'rejected') {
          reject(result, event.problem);
          continue;
        }
        const outcome = reconciler.reconcile(event.record);
        if (outcome.kind === 'rejected') {
          reject(result, outcome.problem, { file, line: event.record.line });
          continue;
        }
        for (const { question, ...problem } of outcome.problems) {
          (question ? result.notes : result.problems).push(problem);
        }
        result.summary[outcome.kind] += 1;
        if (outcome.text === undefined) continue;
        options.onChange?.(outcome.path, readText(outcome.path), outcome.text);
        writeAtomically(join(drafts ?? content, outcome.path), outcome.text);
      }
    }
    ensureSum(result.summary);
    return result;
  } finally {
    if (drafts) await rm(drafts, { recursive: true, force: true });
  }
}

/** Read an input once through; `pass` counts the passes over all inputs from 0, for the progress. */
function readPass(
  { boilerplate = [], files, onProgress }: IngestOptions,
  file: string,
  pass: number,
): AsyncGenerator<ReadEvent> {
  return readInput(file, {
    boilerplate,
    onProgress: (bytes, all) => onProgress?.(pass + (all > 0 ? bytes / all : 1), files.length * 2),
  });
}

/**
 * What to tell a person after an ingest, sorted by place: the problems, and the notes if the run has changed anything.
 * What there is to note of papers that are all known was noted when they came.
 */
export function messagesOf({ summary, problems, notes }: IngestResult): Problem[] {
  const { added, updated, rejected } = summary;
  const isNews = added + updated + rejected.length > 0;
  return [...(isNews ? notes : []), ...problems].sort(compareProblems);
}

/**
 * The first pass: tell the reconciler what will come, and find out whether the input is of use and whole.
 *
 * @returns Where the input was cut off, if it was.
 */
async function announceAll(
  events: AsyncIterable<ReadEvent>,
  reconciler: Reconciler,
  result: IngestResult,
  listedIn?: string,
): Promise<Problem | undefined> {
  let cutOff: Problem | undefined;
  try {
    for await (const event of events) {
      if (event.kind === 'record') reconciler.announce(event.record);
      if (event.kind === 'rejected' && event.problem.rule === 'dump-cut-off') cutOff = event.problem;
    }
  } catch (error) {
    if (!(error instanceof UnreadableInputError)) throw error;
    const { problem } = error;
    result.problems.push(
      listedIn !== undefined && problem.rule === 'input-missing'
        ? { ...problem, mend: `Check the spelling of the path in ${listedIn}, or take its line out there.` }
        : problem,
    );
    result.refused = true;
  }
  return cutOff;
}

/**
 * Account for the records of a file that ends in the middle of a paper: it was cut off, and what else it has lost nobody
 * knows, so none of them is taken unless the person asks for the part that is there.
 */
async function holdBack(
  events: AsyncIterable<ReadEvent>,
  file: string,
  cutOff: Problem,
  result: IngestResult,
): Promise<void> {
  result.refused = true;
  const { rejected } = result.summary;
  const before = rejected.length;
  for await (const event of events) {
    if (event.kind === 'record') {
      const reason = `Held back, since ${file} ends in the middle of a paper at line ${cutOff.line}`;
      rejected.push({ file, line: event.record.line, reason, rule: 'held-back' });
    } else if (event.kind === 'rejected') {
      rejected.push({
        file,
        line: event.problem.line,
        reason: event.problem.message,
        rule: event.problem.rule,
      });
    }
  }
  const records = rejected.length - before;
  result.summary.read += records;
  result.problems.push({
    ...cutOff,
    mend: `Nothing was written, since the file may have lost more than that. Complete it and run ingest again, or add --partial to take the ${records - 1} before it.`,
  });
}

function reject(
  result: IngestResult,
  problem: Problem,
  { file, line }: { file: string; line: number } = problem,
): void {
  result.summary.rejected.push({ file, line, reason: problem.message, rule: problem.rule });
  result.problems.push(problem);
}

/** Notes after which a text is not what was meant: a person should look at it. */
const damaging = new Set(['encoding-invalid', 'gzip-broken']);

/** Nothing is ever dropped in silence: every record read must have become something. */
function ensureSum({ read, added, updated, unchanged, merged, rejected }: IngestSummary): void {
  const sum = added + updated + unchanged + merged + rejected.length;
  if (sum !== read) throw new Error(`${read} records were read, but ${sum} accounted for`);
}
