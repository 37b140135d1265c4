import type { Taxonomy } from '../content/content-folder.ts';

/** What the classifier thinks of a paper that nobody has read yet. */
export interface SuggestedLabels {
  scope?: string;
  /** At most three, the most often cued first, each with a passage of the abstract that holds a cue. */
  stages: { id: string; quote: string }[];
  topic?: string;
  /** In the order of the file. */
  methods: string[];
}

/** More stages than this say nothing. */
const mostStages = 3;

/**
 * Suggest labels by the cues of the taxonomy: the plain rule that a person's reading replaces.
 *
 * - scope: the nearest one of which a cue stands in the title or the abstract, else the last;
 * - stages: those of which a cue stands in the abstract, if papers of the scope can bear on a stage at all;
 * - topic: the one with the most cues, a cue of the title counting twice, else the last;
 * - methods: those that can be a label and of which a cue stands in the title or the abstract.
 *
 * A taxonomy without terms gives no labels.
 */
export function suggestLabels(title: string, abstract: string, taxonomy: Taxonomy): SuggestedLabels {
  const { scopes, topics } = taxonomy;
  const whole = `${title}\n${abstract}`;
  const scope = scopes.find(({ cues }) => cues.some((cue) => findCue(whole, cue))) ?? scopes.at(-1);

  const stages = (scope?.staged ? taxonomy.stages : [])
    .map(({ id, cues, order }) => {
      const found = cues.map((cue) => findCue(abstract, cue)).filter((place) => place !== undefined);
      return { id, order, found };
    })
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => b.found.length - a.found.length || a.order - b.order)
    .slice(0, mostStages)
    .map(({ id, found }) => ({ id, quote: quoteAround(abstract, found) }));

  const topic = topics
    .map(({ id, cues }, order) => ({ id, order, score: count(abstract, cues) + 2 * count(title, cues) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order)[0];

  const methods = taxonomy.methods
    .filter(({ kind, cues }) => kind === 'method' && cues.some((cue) => findCue(whole, cue)))
    .map(({ id }) => id);

  return { scope: scope?.id, stages, topic: topic?.id ?? topics.at(-1)?.id, methods };
}

interface Span {
  start: number;
  end: number;
}

const patterns = new Map<string, RegExp>();

/** Where a cue first stands in a text as whole words, singular or plural. */
function findCue(text: string, cue: string): Span | undefined {
  let pattern = patterns.get(cue);
  if (!pattern) {
    const words = cue.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
    pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words}(?:e?s)?(?![\\p{L}\\p{N}])`, 'iu');
    patterns.set(cue, pattern);
  }
  const match = pattern.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

function count(text: string, cues: readonly string[]): number {
  return cues.filter((cue) => findCue(text, cue)).length;
}

/** A longer quote is cut at words: a reader should see at a glance what the label rests on. */
const longestQuote = 240;

/** The sentence that holds the first of the passages, letter by letter as it stands in the text. */
function quoteAround(text: string, passages: readonly Span[]): string {
  const { start, end } = passages.reduce((first, span) => (span.start < first.start ? span : first));
  const before = [...text.slice(0, start).matchAll(/[.!?]\s+|\n+/g)].at(-1);
  const after = /[.!?](?=\s|$)|\n/.exec(text.slice(end));
  let from = before ? before.index + before[0].length : 0;
  let to = after ? end + after.index + (after[0] === '\n' ? 0 : 1) : text.length;
  if (to - from > longestQuote) {
    from = Math.max(from, text.lastIndexOf(' ', Math.max(start - longestQuote / 3, 0)) + 1);
    if (to - from > longestQuote) {
      const cut = text.lastIndexOf(' ', from + longestQuote);
      to = Math.max(end, cut > from ? cut : from + longestQuote);
    }
  }
  return text.slice(from, to).trim();
}
