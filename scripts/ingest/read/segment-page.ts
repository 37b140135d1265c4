import {
  abstractEndCost,
  abstractStartCost,
  blankCost,
  boundaryCost,
  continuationCost,
  costs,
  type DumpStatistics,
  goodPairCost,
  titleContinuationCost,
  titleEndCost,
  titleLineCost,
} from './page-costs.ts';
import type { PageLine } from './page-line.ts';
import { findWrapping, type Wrapping } from './page-wrapping.ts';

/** What a line of a page is taken for. */
export type Role =
  | 'title'
  | 'title-continuation'
  | 'abstract'
  | 'abstract-continuation'
  /** A title whose abstract is missing. */
  | 'lone-title'
  /** An abstract whose title is missing. */
  | 'lone-abstract'
  | 'lone-abstract-continuation';

const roles: readonly Role[] = [
  'title',
  'title-continuation',
  'abstract',
  'abstract-continuation',
  'lone-title',
  'lone-abstract',
  'lone-abstract-continuation',
];

/** A line with its role, at the end of the cheapest way from the beginning to it. */
interface Step {
  line: PageLine;
  role: Role;
  before: Step | undefined;
  cost: number;
  /** Units of the title or abstract under way. */
  length: number;
}

/** Lines that may wait undecided. Where nothing tells titles from abstracts, more lines would tell nothing either. */
const pendingLinesMax = 300;
/** Letters that may wait undecided, unless a few lines are longer. */
const pendingLettersMax = 4_000_000;
const pendingLinesMin = 4;
/** Lines after a line that must be known before it is judged, for the width of wrapped lines. */
const lookAhead = 6;
const lookBehind = 4;

/**
 * Finds out which lines are titles and which abstracts: the cheapest way through all lines by the table in
 * `page-costs.ts`, found with Viterbi's algorithm as the lines come.
 *
 * A line's role is given out once all ways that could still turn out cheapest agree on it; mostly that takes two or
 * three lines more.
 */
export class PageSegmenter {
  readonly #statistics: DumpStatistics;
  /** The cheapest way to each role of the last line. */
  #front: Step[] = [];
  /** Last step given out. */
  #decided: Step | undefined;
  #waiting: PageLine[] = [];
  #recent: PageLine[] = [];
  #pendingLines = 0;
  #pendingLetters = 0;
  #sinceCheck = 0;

  /** @param statistics Of this dump; the caller lets it learn from the papers that it gets. */
  constructor(statistics: DumpStatistics) {
    this.#statistics = statistics;
  }

  /** Take the next line; gives the lines that are decided by it. */
  push(line: PageLine): [PageLine, Role][] {
    const last = this.#waiting.at(-1) ?? this.#recent.at(-1);
    if (last === undefined || last.terminal) this.#statistics.lowerStarts.learn(line.startsLower);
    this.#statistics.sentenceLines.learn(line.terminal || line.sentenceBreaks > 0);
    this.#waiting.push(line);
    return this.#waiting.length > lookAhead ? this.#advance() : [];
  }

  /** All lines are in: gives the rest. If the last one is a `title`, its abstract is missing because the file ended. */
  end(): [PageLine, Role][] {
    const decided: [PageLine, Role][] = [];
    while (this.#waiting.length > 0) decided.push(...this.#advance());
    const best = this.#cheapestClosed(costs.cutOff);
    if (best !== undefined) decided.push(...this.#giveOut(best));
    this.#front = [];
    return decided;
  }

  #advance(): [PageLine, Role][] {
    const line = this.#waiting.shift();
    if (line === undefined) return [];
    this.#recent.push(line);
    if (this.#recent.length > lookBehind) this.#recent.shift();
    const wrapping = findWrapping([...this.#recent, ...this.#waiting]);

    const front: Step[] = [];
    for (const role of roles) {
      let best: Step | undefined;
      for (const before of this.#front.length > 0 ? this.#front : [undefined]) {
        const step = this.#step(before, line, role, wrapping);
        if (step !== undefined && (best === undefined || step.cost < best.cost)) best = step;
      }
      if (best !== undefined) front.push(best);
    }
    const least = Math.min(...front.map(({ cost }) => cost));
    for (const step of front) step.cost -= least; // Only differences count; sums would lose precision.
    this.#front = front;
    this.#pendingLines += 1;
    this.#pendingLetters += line.length;
    return this.#decide();
  }

  /** One more step on a way, or undefined where the role can't follow. */
  #step(
    before: Step | undefined,
    line: PageLine,
    role: Role,
    wrapping: Wrapping | undefined,
  ): Step | undefined {
    const last = before?.role;
    const inTitle = last !== undefined && isTitle(last);
    const length = (before?.length ?? 0) + 1 + line.length;
    const step = (cost: number, units: number): Step => ({
      line,
      role,
      before,
      cost: (before?.cost ?? 0) + cost,
      length: units,
    });
    switch (role) {
      case 'title':
      case 'lone-title':
      case 'lone-abstract': {
        if (inTitle) return undefined;
        if (role === 'lone-abstract' && last === 'lone-title') return undefined; // That would be a pair.
        const closing =
          before === undefined
            ? 0
            : this.#closingCost(before) +
              boundaryCost(before.line, line, wrapping) +
              blankCost(line, this.#statistics.titleBlanks);
        if (role === 'title') return step(closing + titleLineCost(line), line.length);
        if (role === 'lone-abstract')
          return step(closing + costs.orphan + abstractStartCost(line), line.length);
        return step(
          closing + costs.orphan + titleLineCost(line) + titleEndCost(line, line.length, this.#statistics),
          line.length,
        );
      }
      case 'title-continuation':
        if (!inTitle || before === undefined) return undefined;
        return step(titleContinuationCost(before.line, line, wrapping) + titleLineCost(line), length);
      case 'abstract':
        if (!inTitle || before === undefined) return undefined;
        return step(
          titleEndCost(before.line, before.length, this.#statistics) +
            abstractStartCost(line) +
            boundaryCost(before.line, line, wrapping) / 2 +
            blankCost(line, this.#statistics.abstractBlanks) +
            goodPairCost(before.line, line, wrapping),
          line.length,
        );
      case 'abstract-continuation':
      case 'lone-abstract-continuation': {
        const first = role === 'abstract-continuation' ? 'abstract' : 'lone-abstract';
        if (before === undefined || (last !== first && last !== role)) return undefined;
        return step(continuationCost(before.line, line, wrapping, last === role, this.#statistics), length);
      }
    }
  }

  /** Cost of a text that is whole with this step, whatever follows. */
  #closingCost(step: Step): number {
    if (step.role === 'lone-title') return 0;
    if (isTitle(step.role)) return titleEndCost(step.line, step.length, this.#statistics);
    return abstractEndCost(step.line, step.length, this.#statistics);
  }

  /** The way that is cheapest if the text under way is whole; `openTitle` is what a title without abstract costs. */
  #cheapestClosed(openTitle: number): Step | undefined {
    const closed = (step: Step) => step.cost + this.#closingCost(step) + (isTitle(step.role) ? openTitle : 0);
    return this.#front.reduce<Step | undefined>(
      (best, step) => (best === undefined || closed(step) < closed(best) ? step : best),
      undefined,
    );
  }

  /** Give out what all ways agree on, or the beginning of the cheapest way when too much is waiting. */
  #decide(): [PageLine, Role][] {
    const full =
      this.#pendingLines > pendingLinesMax ||
      (this.#pendingLetters > pendingLettersMax && this.#pendingLines > pendingLinesMin);
    // Looking for agreement costs as much as lines wait: where few agree, look less often.
    this.#sinceCheck += 1;
    if (!full && this.#sinceCheck * 8 < this.#pendingLines) return [];
    this.#sinceCheck = 0;

    let ways: Set<Step> = new Set(this.#front);
    while (ways.size > 1) {
      const earlier = new Set<Step>();
      for (const way of ways)
        if (way.before !== undefined && way.before !== this.#decided) earlier.add(way.before);
        else return full ? this.#force() : [];
      ways = earlier;
    }
    const [agreed] = ways;
    return agreed === undefined ? [] : this.#giveOut(agreed);
  }

  /** Decide for the cheapest way up to half of what is waiting, and drop the ways that don't begin so. */
  #force(): [PageLine, Role][] {
    const best = this.#cheapestClosed(0);
    if (best === undefined) return [];
    const keep = Math.max(pendingLinesMin >> 1, this.#pendingLines >> 1);
    const ancestor = (step: Step): Step | undefined => {
      let at: Step | undefined = step;
      for (let back = 0; back < keep && at !== undefined; back += 1) at = at.before;
      return at;
    };
    const chosen = ancestor(best);
    if (chosen === undefined || chosen === this.#decided) return [];
    this.#front = this.#front.filter((step) => ancestor(step) === chosen);
    return this.#giveOut(chosen);
  }

  /** The lines after the last one given out, up to this step. */
  #giveOut(step: Step): [PageLine, Role][] {
    const decided: [PageLine, Role][] = [];
    for (let at: Step | undefined = step; at !== undefined && at !== this.#decided; at = at.before) {
      decided.push([at.line, at.role]);
      this.#pendingLines -= 1;
      this.#pendingLetters -= at.line.length;
    }
    this.#decided = step;
    step.before = undefined; // Lets go of what was read before.
    return decided.reverse();
  }
}

function isTitle(role: Role): boolean {
  return role === 'title' || role === 'title-continuation';
}
