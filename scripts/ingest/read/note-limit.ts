import type { ReadEvent } from '../record.ts';
import { note, type Source } from './reader.ts';

const limit = 20;

/** Lets the first 20 notes of each rule through and counts the rest, so that a broken file doesn't bury its report. */
export class NoteLimit {
  readonly #source: Source;
  readonly #counts = new Map<string, number>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** Whether a note of this rule may be given; counts it. */
  admits(rule: string): boolean {
    const count = (this.#counts.get(rule) ?? 0) + 1;
    this.#counts.set(rule, count);
    return count <= limit;
  }

  /** One note for each rule that had more than 20. */
  *rest(): Generator<ReadEvent> {
    for (const [rule, count] of this.#counts) {
      if (count <= limit) continue;
      yield note(this.#source, {
        line: 1,
        rule,
        message: `Unexpected ${count - limit} more of the same, expected none; only the first ${limit} are listed`,
        mend: 'See the notes of this rule above.',
      });
    }
  }
}
