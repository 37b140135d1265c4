import { Document, Scalar } from 'yaml';
import { schemaLine } from '../../src/survey/schema-line.ts';
import type { SuggestedLabels } from '../../src/survey/suggest-labels.ts';
import type { Facts } from './record.ts';

/** The part of a paper's front matter that ingest writes and keeps up to date. */
export interface SourceNote {
  dump: string;
  line: number;
  /** Fingerprints of the two texts as they came. */
  title: string;
  abstract: string;
}

/** What a new file holds. */
export interface NewPaper {
  title: string;
  abstract: string;
  source?: SourceNote;
  facts: Facts;
  labels: Labels;
}

/** Labels to begin with: suggested ones, or those that a person has set already. */
export interface Labels extends Omit<SuggestedLabels, 'methods'> {
  heads?: readonly { id: string; relation: string; quote: string }[];
  methods?: readonly string[];
  /** Set when a person has read the paper. */
  reviewed?: boolean;
}

/**
 * Print the file of a paper that the survey doesn't have yet; the body is empty.
 *
 * What isn't known stands there as an empty field, so that a contributor sees where it goes.
 */
export function printPaper(paper: NewPaper): string {
  const { facts, labels } = paper;
  const document = new Document({});
  const set = (key: string, value: unknown) => document.set(key, document.createNode(value));
  const setFlow = (key: string, value: object) =>
    document.set(key, document.createNode(value, { flow: true }));

  document.set('title', textScalar(paper.title));
  if (paper.source) setFlow('source', paper.source);
  document.set('abstract', textScalar(paper.abstract));
  set('arxiv', facts.arxiv === undefined ? null : quoted(facts.arxiv));
  set('doi', facts.doi === undefined ? null : quoted(facts.doi));
  setFlow('authors', (facts.authors ?? []).map(quoted));
  set('year', facts.year ?? null);
  set('venue', facts.venue === undefined ? null : quoted(facts.venue));
  if (facts.venueChecked !== undefined) set('venueChecked', facts.venueChecked);
  for (const key of ['url', 'code', 'note'] as const)
    if (facts[key] !== undefined) set(key, quoted(facts[key]));
  set('scope', labels.scope ?? null);
  set(
    'stages',
    labels.stages.map(({ id, quote }) => ({ id, quote: quoted(quote) })),
  );
  set(
    'heads',
    (labels.heads ?? []).map(({ id, relation, quote }) => ({ id, relation, quote: quoted(quote) })),
  );
  set('topic', labels.topic ?? null);
  setFlow('methods', labels.methods ?? []);
  set('review', labels.reviewed ? 'reviewed' : 'suggested');
  return `---\n${schemaLine('papers/folder/slug.mdx')}\n${document.toString({ lineWidth: 0, nullStr: '', doubleQuotedAsJSON: true })}---\n`;
}

function quoted(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

/**
 * A text from outside as a YAML scalar: a literal block when it reads well that way and survives it, else in quotes.
 *
 * A title is quoted always: it is one line, and most titles hold a colon.
 */
export function textScalar(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = textStyle(text);
  return scalar;
}

/** Style in which a text stands best; see `textScalar`. */
export function textStyle(text: string): 'BLOCK_LITERAL' | 'QUOTE_DOUBLE' {
  const fitsBlock =
    text.length > longestQuoted &&
    !/[^\P{C}\n\u200c\u200d]|[\u2028\u2029]/u.test(text) &&
    !/^\s|\s\n|\s$/.test(text);
  return fitsBlock ? 'BLOCK_LITERAL' : 'QUOTE_DOUBLE';
}

const longestQuoted = 180;
