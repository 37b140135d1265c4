import type { Problem } from '../../src/survey/problem.ts';

/** What a format may state about a paper besides its texts; a field that the input lacks is absent. */
export interface Facts {
  /** Without prefix and version: `2312.09230`, `cs/0112017`. */
  arxiv?: string;
  /** Without `https://doi.org/`, lower case. */
  doi?: string;
  /** "Given Family", in the order of the input. */
  authors?: string[];
  year?: number;
  venue?: string;
  /** False when the venue is second-hand. */
  venueChecked?: boolean;
  /** http(s) only. */
  url?: string;
  /** Where the paper's code is; http(s) only. */
  code?: string;
  /** What a reader should know of the facts, such as another title of a later version. */
  note?: string;
}

/** A paper as an input gives it, before it is compared with the content. */
export interface PaperRecord {
  /** One line, trimmed, otherwise letter by letter as given. */
  title: string;
  /** Trimmed, otherwise letter by letter as given; may hold line breaks (`\n`). */
  abstract: string;
  facts: Facts;
  /** Id of the dump: its file name without the endings. */
  dump: string;
  /** Line where the record begins, from 1. */
  line: number;
}

/** What reading an input yields, in the order of the input. */
export type ReadEvent =
  | { kind: 'record'; record: PaperRecord }
  /** Something that takes a paper's place but can't be read as one. Counts as read and as rejected. */
  | { kind: 'rejected'; problem: Problem }
  /** Something of the bytes or around the papers that was mended or passed over; no paper is lost by it. */
  | { kind: 'note'; problem: Problem };

/** An input of which nothing can be used: missing, empty, binary, no paper in it. */
export class UnreadableInputError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'UnreadableInputError';
    this.problem = problem;
  }
}
