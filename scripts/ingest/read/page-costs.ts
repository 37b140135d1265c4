import type { PageLine } from './page-line.ts';
import { meetingOf, type Wrapping } from './page-wrapping.ts';

/**
 * What it costs to take a line of a page for this or that.
 *
 * Costs are like negative logarithms of odds: 0 is what one expects, 3 is odd (1 in 20). They were fitted, by changing
 * one at a time, to the shipped dump and to invented ones with short, very long and Chinese or Arabic texts, whole and
 * broken in the ways that the tests list. So one number means little without the others: after a change, try all of these.
 *
 * A clean dump is title, abstract, title, abstract. What departs from it costs more than one odd line does, or pays only
 * when several lines show it; thus strict alternation wins where titles have 4,000 letters and abstracts three words.
 */
export const costs = {
  /** A title without abstract, or an abstract without title. */
  orphan: 4,
  /** The last title of the file has no abstract. */
  cutOff: 3.8,

  /** An abstract goes on in the next line, by what is seen where the lines meet: */
  continuation: {
    /** "… a number of" + "attention heads …": nothing odd about it. */
    midSentence: 2,
    /** … and the first line is full. */
    midSentenceWrapped: 0.2,
    /** "… a number of" + "Transformer heads …" */
    midSentenceCapital: 1.8,
    /** The first word had no room on the line before; the line before ends without, or with, a full stop. */
    wrapped: 1.3,
    wrappedAtStop: 1,
    /** The lines are wrapped, and the first word had room: the paragraph ended. */
    hadRoom: 1,
    /** No full stop and then a capital. */
    noStop: 8.7,
    /** No full stop, and a script without capitals. */
    noStopCaseless: 2.6,
    /** … and the line before, or this one, could be a title. */
    likeTitle: 2.2,
    /** However the lines meet: this one is Written Like a Title. */
    titleCase: 2,
    /** A full stop and then a capital: how abstracts that follow one another meet, too. */
    afterStop: 6.2,
    /** … unless it begins with "However", "Our results". */
    connective: 4.4,
    /** Already the third line of a broken abstract, or later. */
    again: -4.5,
    /** Both lines could each be a whole abstract. */
    bothWhole: 0.5,
  },
  /** The same across a blank line: only clear evidence makes two paragraphs one abstract. */
  paragraph: 2,
  /** Page phrases between two lines part papers. */
  acrossBoilerplate: 1.5,

  /** A title goes on in the next line: only where lines are wrapped. */
  titleContinuation: { wrapped: 3.4, other: 6.5 },

  /** A text ends and the next one begins, by what is seen where the lines meet: */
  boundary: { blankMax: 3, midSentence: 1, wrapped: 3, wrappedAtStop: 1.2 },
  /** A title without full stop, an abstract with one: what most pairs look like. */
  goodPair: -0.7,

  /** As a title: */
  title: {
    lower: 0.5,
    prose: 1.9,
    midSentence: 0.5,
    sentenceBreak: 0.6,
    sentenceBreaksMax: 1.5,
    connective: 0.1,
  },
  /** As an abstract: */
  abstract: { lower: 0.5, connective: 0.4, midSentence: 0.5, titleCase: 2.6 },
  /** Highest cost of a length that is rare in this dump. */
  lengthMax: { title: 2, abstract: 2.2 },
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

/** How often something is so. */
class Share {
  #yes: number;
  #count: number;

  /** @param prior What is assumed before anything is learnt, and as how many cases that counts. */
  constructor(prior: { share: number; weight: number }) {
    this.#yes = prior.share * prior.weight;
    this.#count = prior.weight;
  }

  learn(yes: boolean): void {
    this.#count += 1;
    if (yes) this.#yes += 1;
  }

  /** Between 0 and 1, never quite either. */
  get share(): number {
    return this.#yes / this.#count;
  }

  /** Cost of a case: 0 for what is usual here. */
  cost(yes: boolean): number {
    const odds = this.share / (1 - this.share);
    return Math.max(0, Math.log(yes ? 1 / odds : odds));
  }
}

/** Share of lines in which a sentence ends, below which a dump isn't written in sentences. */
const fewSentences = 0.15;

/** What has been learnt of a dump. The priors are wide: the first papers of a dump must not be judged by others'. */
export class DumpStatistics {
  /** Blank lines before titles, and before abstracts. */
  readonly titleBlanks = new Share({ share: 0.5, weight: 2 });
  readonly abstractBlanks = new Share({ share: 0.5, weight: 2 });
  /** Lines in which a sentence ends. */
  readonly sentenceLines = new Share({ share: 0.5, weight: 1 });
  /** Small letters where something surely begins: after a full stop. */
  readonly lowerStarts = new Share({ share: 0.02, weight: 3 });
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
 * @param wrapping How lines are wrapped hereabouts.
 * @param again The abstract was already broken before.
 */
export function continuationCost(
  before: PageLine,
  line: PageLine,
  wrapping: Wrapping | undefined,
  again: boolean,
  statistics: DumpStatistics,
): number {
  const { continuation } = costs;
  const meeting = meetingOf(before, line, wrapping);
  let cost: number;
  if (isMidSentence(before, line)) {
    // Where everything is written in small letters, or without full stops, that tells nothing.
    const { lowerStarts, sentenceLines } = statistics;
    const share = Math.max(lowerStarts.share, 1 - sentenceLines.share / fewSentences);
    const midSentence = meeting === 'full' ? continuation.midSentenceWrapped : continuation.midSentence;
    cost = midSentence + share * (continuation.noStop - midSentence);
  } else if (before.endsMidSentence) cost = continuation.midSentenceCapital;
  else if (meeting === 'full') cost = before.terminal ? continuation.wrappedAtStop : continuation.wrapped;
  else {
    cost = !before.terminal
      ? line.startsCaseless
        ? continuation.noStopCaseless
        : continuation.noStop
      : line.connective
        ? continuation.connective
        : continuation.afterStop;
    if (meeting === 'room') cost += continuation.hadRoom;
    else if (again) cost += continuation.again;
    if (couldBeTitle(before, statistics) || couldBeTitle(line, statistics)) cost += continuation.likeTitle;
  }
  if (line.titleCase && !line.terminal && line.sentenceBreaks === 0) cost += continuation.titleCase;
  if (couldBeWhole(before, statistics) && couldBeWhole(line, statistics)) cost += continuation.bothWhole;
  if (line.afterBlank) cost += costs.paragraph;
  if (line.afterBoilerplate) cost += costs.acrossBoilerplate;
  return cost;
}

/** Cost of a text ending between two lines, its length and last sign aside. */
export function boundaryCost(before: PageLine, line: PageLine, wrapping: Wrapping | undefined): number {
  const { boundary } = costs;
  const midSentence = isMidSentence(before, line) ? boundary.midSentence : 0;
  if (meetingOf(before, line, wrapping) !== 'full' || line.afterBlank) return midSentence;
  return midSentence + (before.terminal ? boundary.wrappedAtStop : boundary.wrapped);
}

/** Cost of a blank line, or of none, before a title or an abstract. */
export function blankCost(line: PageLine, blanks: Share): number {
  return Math.min(costs.boundary.blankMax, blanks.cost(line.afterBlank));
}

/** What it saves that two lines look like a title and the abstract below it. */
export function goodPairCost(title: PageLine, abstract: PageLine, wrapping: Wrapping | undefined): number {
  if (title.terminal || title.endsMidSentence || abstract.startsLower) return 0;
  return meetingOf(title, abstract, wrapping) === 'full' ? 0 : costs.goodPair;
}

/** Cost of two lines being one title. */
export function titleContinuationCost(
  before: PageLine,
  line: PageLine,
  wrapping: Wrapping | undefined,
): number {
  if (line.afterBlank || line.afterBoilerplate) return costs.titleContinuation.other;
  return meetingOf(before, line, wrapping) === 'full'
    ? costs.titleContinuation.wrapped
    : costs.titleContinuation.other;
}

function isMidSentence(before: PageLine, line: PageLine): boolean {
  return line.startsLower && (!before.terminal || before.endsAddress);
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
