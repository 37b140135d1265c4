import type { Content } from '../../src/content/read-content.ts';
import { isUnread, type Term, type TermKind } from '../../src/content/terms-folder.ts';
import { mapsOfContent } from '../../src/maps/content-maps.ts';
import { toMermaid } from '../../src/maps/to-mermaid.ts';
import { compareText } from '../../src/survey/problem.ts';
import type { PaperFrontMatter } from '../../src/survey/schema.ts';

/** A label that a paper gained or lost. */
export interface LabelChange {
  field: 'scope' | 'stage' | 'head' | 'topic' | 'method';
  gained: string[];
  lost: string[];
}

/** A paper that is there before and after, and what of it changed. */
export interface PaperChange {
  slug: string;
  title: string;
  /** From one primary stage, or topic where it has none, to another. */
  moved?: { from: string; to: string };
  labels: LabelChange[];
  /** From unread to read, or back. */
  review?: { from: string; to: string };
  /** Other fields of the front matter that differ, by their names. */
  fields: string[];
  /** The text by people differs. */
  body: boolean;
}

export interface TermChange {
  kind: TermKind;
  id: string;
  name: string;
  /** Unread is one that is there and has a mistake in its form. */
  change: 'added' | 'removed' | 'changed' | 'unread';
}

/** What differs between two states of a content folder. Lists are sorted by slug or id. */
export interface ContentChange {
  added: { slug: string; title: string; place: string }[];
  removed: { slug: string; title: string; place: string }[];
  /** Paths, from the content folder, of papers that are there afterwards and can't be read. They are not among the removed. */
  unread: string[];
  changed: PaperChange[];
  terms: TermChange[];
  /** None while something can't be read: what it says is missing in the maps. */
  maps: { id: string; title: string; change: 'added' | 'removed' | 'changed' }[];
  /** Papers and established or proposed heads, before and after. */
  counts: { papers: [number, number]; reviewed: [number, number]; heads: [number, number] };
}

/** Compare two states of a content folder. Papers that can't be read are left out of the counts of both. */
export function compareContent(before: Content, after: Content): ContentChange {
  const [old, now] = [papersOf(before), papersOf(after)];
  const unread = after.papers.filter(({ data }) => !data);
  const hidden = new Set(unread.map(({ slug }) => slug));
  const shown = ({ slug, data }: Paper) => ({ slug, title: data.title, place: placeOf(data) });
  const terms = compareTerms(before, after);
  const reviewed = (papers: ReadonlyMap<string, Paper>) =>
    [...papers.values()].filter(({ data }) => data.review === 'reviewed').length;
  return {
    added: [...now.values()].filter(({ slug }) => !old.has(slug)).map(shown),
    removed: [...old.values()].filter(({ slug }) => !now.has(slug) && !hidden.has(slug)).map(shown),
    unread: unread.map(({ path }) => path).sort(compareText),
    changed: [...now.values()].flatMap((paper) => {
      const earlier = old.get(paper.slug);
      const change = earlier && comparePaper(earlier, paper);
      return change ? [change] : [];
    }),
    terms,
    maps: unread.length > 0 || isAnyUnread(after) ? [] : compareMaps(before, after),
    counts: {
      papers: [old.size, now.size],
      reviewed: [reviewed(old), reviewed(now)],
      heads: [before.terms.heads.length, after.terms.heads.length],
    },
  };
}

interface Paper {
  slug: string;
  data: PaperFrontMatter;
  body: string;
}

function papersOf({ papers }: Content): Map<string, Paper> {
  const readable = papers.flatMap(({ slug, data, body }): Paper[] => (data ? [{ slug, data, body }] : []));
  return new Map(readable.sort((a, b) => compareText(a.slug, b.slug)).map((paper) => [paper.slug, paper]));
}

/** The primary stage, or the topic of a paper that has none. */
function placeOf({ stages, topic }: PaperFrontMatter): string {
  return stages[0]?.id ?? topic ?? 'no place';
}

function comparePaper(before: Paper, after: Paper): PaperChange | undefined {
  const [old, now] = [before.data, after.data];
  const labels = [
    compareLabels('scope', one(old.scope), one(now.scope)),
    compareLabels('stage', ids(old.stages), ids(now.stages)),
    compareLabels('head', ids(old.heads), ids(now.heads)),
    compareLabels('topic', one(old.topic), one(now.topic)),
    compareLabels('method', old.methods, now.methods),
  ].filter(({ gained, lost }) => gained.length + lost.length > 0);
  const labelled = new Set(['scope', 'topic', 'methods', 'review']);
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])] as (keyof PaperFrontMatter)[];
  const fields = keys.filter((key) => !labelled.has(key) && !same(old[key], now[key]));
  const change: PaperChange = {
    slug: after.slug,
    title: now.title,
    ...(placeOf(old) !== placeOf(now) && { moved: { from: placeOf(old), to: placeOf(now) } }),
    labels,
    ...(old.review !== now.review && { review: { from: old.review, to: now.review } }),
    // Which stages and heads there are is told as labels; what is left are the quotes and relations of those in both.
    fields: fields.flatMap((key) =>
      key === 'stages' || key === 'heads' ? sayRest(key, old[key], now[key]) : [key],
    ),
    body: before.body.trim() !== after.body.trim(),
  };
  const { moved, review, fields: others, body } = change;
  return moved || review || body || labels.length + others.length > 0 ? change : undefined;
}

/** What differs between labels besides which there are. */
function sayRest(
  key: 'stages' | 'heads',
  before: readonly { id: string }[],
  after: readonly { id: string }[],
): string[] {
  const kept = (list: readonly { id: string }[], others: readonly { id: string }[]) =>
    list.filter(({ id }) => others.some((other) => other.id === id));
  const [old, now] = [kept(before, after), kept(after, before)];
  const sorted = (list: readonly { id: string }[]) => list.toSorted((a, b) => compareText(a.id, b.id));
  if (!same(sorted(old), sorted(now))) return [`quotes of ${key}`];
  return same(old, now) ? [] : [`order of ${key}`];
}

function compareLabels(
  field: LabelChange['field'],
  before: readonly string[],
  after: readonly string[],
): LabelChange {
  return {
    field,
    gained: after.filter((id) => !before.includes(id)),
    lost: before.filter((id) => !after.includes(id)),
  };
}

function compareTerms({ terms: before }: Content, { terms: after, unread }: Content): TermChange[] {
  return (Object.keys(after) as TermKind[]).flatMap((kind): TermChange[] => {
    const [old, now] = [byId(before[kind]), byId(after[kind])];
    return [...new Set([...old.keys(), ...now.keys()])].sort(compareText).flatMap((id): TermChange[] => {
      const [a, b] = [old.get(id), now.get(id)];
      const name = nameOf(b ?? a);
      if (!a) return [{ kind, id, name, change: 'added' }];
      if (!b) return [{ kind, id, name, change: isUnread(unread, kind, id) ? 'unread' : 'removed' }];
      return same([a.data, bodyOf(a)], [b.data, bodyOf(b)]) ? [] : [{ kind, id, name, change: 'changed' }];
    });
  });
}

function byId(terms: readonly Term<unknown>[]): Map<string, Term<unknown>> {
  return new Map(terms.map((term) => [term.id, term]));
}

function bodyOf(term: Term<unknown>): string {
  return 'body' in term ? String(term.body).trim() : '';
}

function nameOf(term: Term<unknown> | undefined): string {
  const { name, title } = (term?.data ?? {}) as { name?: string; title?: string };
  return name ?? title ?? term?.id ?? '';
}

function isAnyUnread({ unread }: Content): boolean {
  return (
    Object.keys(unread.lists).length > 0 || Object.values(unread.terms).some((terms) => terms.length > 0)
  );
}

function compareMaps(before: Content, after: Content): ContentChange['maps'] {
  const read = (content: Content) =>
    new Map(
      mapsOfContent(content).map((map) => [map.id, { title: map.title, source: toMermaid(map, 'picture') }]),
    );
  const [old, now] = [read(before), read(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort(compareText)
    .flatMap((id): ContentChange['maps'] => {
      const [a, b] = [old.get(id), now.get(id)];
      const title = (b ?? a)?.title ?? id;
      if (!a) return [{ id, title, change: 'added' }];
      if (!b) return [{ id, title, change: 'removed' }];
      return a.source === b.source ? [] : [{ id, title, change: 'changed' }];
    });
}

function one(id: string | undefined): string[] {
  return id === undefined ? [] : [id];
}

function ids(labels: readonly { id: string }[]): string[] {
  return labels.map(({ id }) => id);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
