import type { PageLine } from './page-line.ts';

/**
 * What it costs to take a line of a page for this or that.
 *
 * Costs are like negative logarithms of odds: 0 is what one expects, 3 is odd (1 in 20), 8 needs a good deal of
 * evidence on the other side. They were set by breaking the shipped dump, and invented ones with short or very long
 * texts, in every way that the tests list, until each was read right; a change here should be tried on all of them.
 *
 * A clean dump is title, abstract, title, abstract. That each thing but this costs more than any one odd line is what
 * lets strict alternation win where titles have 4,000 letters and abstracts three words; what breaks alternation must
 * show in several lines.
 */
export const costs = {
  /** A title without abstract, or an abstract without title. */
  orphan: 4.3,
  /** The last title of the file has no abstract. */
  cutOff: 2.7,

  /** An abstract goes on in the next line, by what is seen where the lines meet: */
  continuation: {
    /** "… a number of" + "attention heads …": nothing odd about it. */
    midSentence: 0.3,
    /** "… a number of" + "Transformer heads …" */
    midSentenceCapital: 1.4,
    /** The first word had no room on the line before; the line before ends without, or with, a full stop. */
    wrapped: 1.3,
    wrappedAtStop: 1,
    /** The lines are wrapped, and the first word had room: the paragraph ended. */
    hadRoom: 2.5,
    /** No full stop and then a capital. */
    noStop: 6.3,
    /** … and the line before, or this one, could be a title. */
    likeTitle: 1.6,
    /** However the lines meet: this one is Written Like a Title. */
    titleCase: 1.5,
    /** A full stop and then a capital: how abstracts that follow one another meet, too. */
    afterStop: 6.5,
    /** … unless it begins with "However", "Our results". */
    connective: 5.2,
    /** Already the third line of a broken abstract, or later. */
    again: -4.4,
    /** Both lines could each be a whole abstract. */
    bothWhole: 0,
  },
  /** The same across a blank line: only clear evidence makes two paragraphs one abstract. */
  paragraph: 1.5,
  /** Page phrases between two lines part papers. */
  acrossBoilerplate: 0.4,

  /** A title goes on in the next line: only where lines are wrapped. */
  titleContinuation: { wrapped: 1.3, other: 6.8 },

  /** A text ends and the next one begins, by what is seen where the lines meet: */
  boundary: { blankMax: 1.9, midSentence: 1.9, wrapped: 2.3, wrappedAtStop: 0.5 },
  /** A title without full stop, an abstract with one: what most pairs look like. */
  goodPair: -0.5,

  /** As a title: */
  title: {
    lower: 0.1,
    prose: 1.9,
    midSentence: 1,
    sentenceBreak: 1.5,
    sentenceBreaksMax: 2.6,
    connective: 1.4,
  },
  /** As an abstract: */
  abstract: { lower: 0, connective: 0.9, midSentence: 0.6, titleCase: 1.6 },
  /** Highest cost of a length that is rare in this dump. */
  lengthMax: { title: 1.6, abstract: 1.6 },
};

/** Mean and spread of the logarithm of a length, and how often a text ends in a full stop; learnt as the dump is read. */
export class TextStatistics {
  #count = 0;
  #mean: number;
  #squares: number;
  #stops: number;
  readonly #prior: { weight: number; spread: number; stops: number };
  readonly #lengthMax: number;

  constructor(prior: { weight: number; length: number; spread: number; stops: number }, lengthMax: number) {
    this.#prior = prior;
    this.#mean = Math.log(prior.length);
    this.#squares = prior.weight * prior.spread ** 2;
    this.#stops = prior.weight * prior.stops;
    this.#lengthMax = lengthMax;
  }

  learn(length: number, fullStop: boolean): void {
    const logLength = Math.log(length);
    this.#count += 1;
    const weight = this.#prior.weight + this.#count;
    const off = logLength - this.#mean;
    this.#mean += off / weight;
    this.#squares += off * (logLength - this.#mean);
    if (fullStop) this.#stops += 1;
  }

  /** Deviation of a length from the mean, in spreads of the logarithm. */
  deviation(length: number): number {
    const spread = Math.sqrt(this.#squares / (this.#prior.weight + this.#count));
    return (Math.log(Math.max(1, length)) - this.#mean) / Math.max(0.3, spread);
  }

  /** Cost of a length: 0 at the mean. */
  lengthCost(length: number): number {
    return Math.min(this.#lengthMax, this.deviation(length) ** 2 / 2);
  }

  /** Cost of ending with, or without, a full stop: 0 for what is usual here. */
  stopCost(fullStop: boolean): number {
    const share = this.#stops / (this.#prior.weight + this.#count);
    const [here, other] = fullStop ? [share, 1 - share] : [1 - share, share];
    return Math.min(5, Math.max(0, Math.log((other + 0.01) / (here + 0.01))));
  }

  get count(): number {
    return this.#count;
  }
}

/** How often blank lines stand before titles, or before abstracts. */
export class BlankStatistics {
  #blank = 1;
  #count = 2;

  learn(afterBlank: boolean): void {
    this.#count += 1;
    if (afterBlank) this.#blank += 1;
  }

  /** Cost of a blank line, or of none: 0 for what is usual here. */
  cost(afterBlank: boolean): number {
    const share = this.#blank / this.#count;
    const [here, other] = afterBlank ? [share, 1 - share] : [1 - share, share];
    return Math.min(costs.boundary.blankMax, Math.max(0, Math.log(other / here)));
  }
}

/** What has been learnt of a dump. The priors are wide: the first papers of a dump must not be judged by others'. */
export class DumpStatistics {
  readonly titleBlanks = new BlankStatistics();
  readonly abstractBlanks = new BlankStatistics();
  readonly titles = new TextStatistics(
    { weight: 3, length: 70, spread: 1.6, stops: 0.06 },
    costs.lengthMax.title,
  );
  readonly abstracts = new TextStatistics(
    { weight: 3, length: 500, spread: 1.9, stops: 0.85 },
    costs.lengthMax.abstract,
  );
}

/** Cost of one line as a title (or as a part of one), its length and end aside. */
export function titleLineCost(line: PageLine): number {
  const { title } = costs;
  return (
    (line.startsLower ? title.lower : 0) +
    (line.prose ? title.prose : 0) +
    (line.connective ? title.connective : 0) +
    Math.min(title.sentenceBreaksMax, line.sentenceBreaks * title.sentenceBreak)
  );
}

/** Cost of the end of a whole title. */
export function titleEndCost(last: PageLine, length: number, statistics: DumpStatistics): number {
  return (
    statistics.titles.lengthCost(length) +
    statistics.titles.stopCost(last.fullStop) +
    (last.endsMidSentence ? costs.title.midSentence : 0)
  );
}

/** Cost of a line as the first of an abstract. */
export function abstractStartCost(line: PageLine): number {
  return (
    (line.startsLower ? costs.abstract.lower : 0) +
    (line.connective ? costs.abstract.connective : 0) +
    (line.titleCase && !line.fullStop && line.sentenceBreaks === 0 ? costs.abstract.titleCase : 0)
  );
}

/** Cost of the end of a whole abstract. */
export function abstractEndCost(last: PageLine, length: number, statistics: DumpStatistics): number {
  return (
    statistics.abstracts.lengthCost(length) +
    statistics.abstracts.stopCost(last.fullStop) +
    (last.endsMidSentence ? costs.abstract.midSentence : 0)
  );
}

/**
 * Cost of two lines being one abstract.
 *
 * @param width Where lines are wrapped hereabouts, 0 where they aren't.
 * @param again The abstract was already broken before.
 */
export function continuationCost(
  before: PageLine,
  line: PageLine,
  width: number,
  again: boolean,
  statistics: DumpStatistics,
): number {
  const { continuation } = costs;
  const wrapped = isWrapped(before, line, width);
  let cost: number;
  if (!before.terminal && line.startsLower) cost = continuation.midSentence;
  else if (before.endsMidSentence) cost = continuation.midSentenceCapital;
  else if (wrapped === 'full') cost = before.terminal ? continuation.wrappedAtStop : continuation.wrapped;
  else {
    cost = !before.terminal
      ? continuation.noStop
      : line.connective
        ? continuation.connective
        : continuation.afterStop;
    if (wrapped === 'room') cost += continuation.hadRoom;
    if (again) cost += continuation.again;
    if (couldBeTitle(before, statistics) || couldBeTitle(line, statistics)) cost += continuation.likeTitle;
  }
  if (line.titleCase && !line.terminal && line.sentenceBreaks === 0) cost += continuation.titleCase;
  if (couldBeWhole(before, statistics) && couldBeWhole(line, statistics)) cost += continuation.bothWhole;
  if (line.afterBlank) cost += costs.paragraph;
  if (line.afterBoilerplate) cost += costs.acrossBoilerplate;
  return cost;
}

/** Cost of a text ending between two lines, its length and last sign aside. */
export function boundaryCost(before: PageLine, line: PageLine, width: number): number {
  const { boundary } = costs;
  const midSentence = !before.terminal && line.startsLower ? boundary.midSentence : 0;
  if (isWrapped(before, line, width) !== 'full' || line.afterBlank) return midSentence;
  return midSentence + (before.terminal ? boundary.wrappedAtStop : boundary.wrapped);
}

/** What it saves that two lines look like a title and the abstract below it. */
export function goodPairCost(title: PageLine, abstract: PageLine, width: number): number {
  if (title.terminal || title.endsMidSentence || abstract.startsLower) return 0;
  return isWrapped(title, abstract, width) === 'full' ? 0 : costs.goodPair;
}

/** Cost of two lines being one title. */
export function titleContinuationCost(before: PageLine, line: PageLine, width: number): number {
  if (line.afterBlank || line.afterBoilerplate) return costs.titleContinuation.other;
  return isWrapped(before, line, width) === 'full'
    ? costs.titleContinuation.wrapped
    : costs.titleContinuation.other;
}

/**
 * Whether a line that doesn't end a sentence goes on in the next. Where letters have no case, a title and its abstract meet
 * in the same way; but then the abstract ends a sentence.
 */
function goesOn(next: PageLine, afterNext: PageLine | undefined): boolean {
  return next.startsLower || (next.startsCaseless && !next.terminal && (afterNext?.startsCaseless ?? false));
}

/** How far lines wrapped at one width differ, mostly: a word. */
const widthTolerance = 12;

/** Whether the first word of a line had room on the line before. */
function isWrapped(before: PageLine, line: PageLine, width: number): 'full' | 'room' | 'unknown' {
  if (width === 0 || before.length > width + widthTolerance) return 'unknown';
  return before.length + 1 + line.firstWord > width ? 'full' : 'room';
}

function couldBeTitle(line: PageLine, statistics: DumpStatistics): boolean {
  if (line.fullStop || line.prose || line.startsLower || line.connective || line.sentenceBreaks > 0)
    return false;
  return statistics.titles.deviation(line.length) < 2;
}

function couldBeWhole(line: PageLine, statistics: DumpStatistics): boolean {
  if (!line.fullStop || line.startsLower || line.connective) return false;
  return statistics.abstracts.deviation(line.length) > -1.5;
}

/**
 * The width at which the lines around a place are wrapped: the greatest to which several lines come near that stop in the
 * middle of a sentence.
 *
 * @param lines Those around the place, in their order.
 * @returns 0 where the lines aren't wrapped, as far as can be seen.
 */
export function wrapWidth(lines: readonly PageLine[]): number {
  const widths: number[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next === undefined || line.terminal || !goesOn(next, lines[index + 2])) continue;
    if (line.length >= 40 && line.length <= 200) widths.push(line.length);
  }
  widths.sort((a, b) => b - a);
  // One such line is chance.
  return widths.find((width, index) => (widths[index + 1] ?? 0) >= width - widthTolerance) ?? 0;
}
