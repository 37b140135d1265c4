import { asksForOrigin } from './asking.ts';
import type { FoundName } from './name-table.ts';
import type { PageKind } from './page-kind.ts';
import type { Query } from './parse-query.ts';
import type { Match } from './search.ts';
import type { SearchIndex } from './search-index.ts';
import type { Slot } from './understand.ts';

/** All that a document's rank is made from. */
export interface Evidence {
  query: Query;
  slots: readonly Slot[];
  /** Those of the slots, then those of the phrases. */
  matches: readonly ReadonlyMap<number, Match>[];
  /** Of the same. */
  weights: readonly number[];
  names: readonly FoundName[];
  /** All terms of a query that is mostly stop words. */
  wording: readonly string[];
  index: SearchIndex;
}

/** What is the survey's own word on a thing comes before the papers that mention it. */
const kindFactors: Readonly<Record<PageKind, number>> = {
  paper: 1,
  head: 1.15,
  stage: 1.15,
  circuit: 1.05,
  method: 1.12,
  glossary: 1.02,
  topic: 1.05,
  benchmark: 0.9,
  essay: 0.8,
  reference: 0.55,
  page: 0.7,
};

/**
 * Put documents in order, the best first; of equal ones that with the lower number.
 *
 * The weights were tuned on the judged queries of `content/evaluation/queries.yaml`.
 */
export function rank(documents: readonly number[], evidence: Evidence): number[] {
  const total = evidence.weights.reduce((sum, weight) => sum + weight, 0);
  const bonus = nameBonuses(evidence, total);
  for (const document of documentsWorded(evidence)) bonus.set(document, (bonus.get(document) ?? 0) + 2.2);
  const scores = new Map(
    documents.map((document) => [document, scoreOf(document, evidence, total) + (bonus.get(document) ?? 0)]),
  );
  // Rounded, so that the last digit of a logarithm, in which browsers may differ, never decides.
  const score = (document: number) => Math.round((scores.get(document) ?? 0) * 1e6);
  return [...documents].sort((a, b) => score(b) - score(a) || a - b);
}

/** Documents whose titles have all the words, stop words too: "What's in your head". */
function documentsWorded({ wording, index }: Evidence): number[] {
  const [first, ...rest] = wording.map((term) => {
    const { documents, titlePlaces } = index.postingsOf(term);
    return new Set(documents.filter((_, place) => (titlePlaces[place] ?? -1) >= 0));
  });
  return [...(first ?? [])].filter((document) => rest.every((titled) => titled.has(document)));
}

function scoreOf(document: number, { matches, weights, slots, index }: Evidence, total: number): number {
  let text = 0;
  let had = 0;
  let titled = 0;
  const places = new Set<number>();
  let isSure = true;
  let follow = 0;
  let last = -2;
  matches.forEach((own, slot) => {
    const match = own.get(document);
    const weight = weights[slot] ?? 0;
    if (!match) return;
    had += weight;
    isSure &&= !match.isGuess;
    text += weight * match.impact;
    if (match.titlePlaces.length > 0 || match.isName)
      titled += weight * (match.titlePlaces.length > 0 ? 1 : 0.8);
    for (const place of match.titlePlaces) places.add(place);
    const [first] = match.titlePlaces;
    if (first !== undefined) {
      if (first > last && first - last < 4) follow += 1;
      last = match.titlePlaces.at(-1) ?? first;
    }
  });
  if (total === 0) return 0;
  const length = Math.max(1, index.titleLengths[document] ?? 1);
  const cover = Math.min(1, places.size / length);
  const share = titled / total;
  const isWhole = share > 0.999 && cover === 1 && isSure;
  const kind = index.kinds[document] ?? 'page';
  const coverage = had / total;
  const score =
    (text / total + 1.2 * share * (0.45 + 0.55 * cover)) * coverage * coverage +
    (follow > 0 ? 0.2 * (follow / slots.length) * share : 0);
  return score * kindFactors[kind] + (isWhole ? 1.5 : 0);
}

/** What a document gains because the query names it, or names the thing that it introduces. */
function nameBonuses({ query, names, index, slots }: Evidence, total: number): Map<number, number> {
  const bonus = new Map<number, number>();
  const add = (document: number, more: number) => {
    bonus.set(document, Math.max(bonus.get(document) ?? 0, more));
  };
  const isForOrigin = asksForOrigin(query.words.map(({ word }) => word));
  const neededTotal = slots.reduce((sum, slot) => sum + (slot.isNeeded ? slot.weight : 0), 0) || total;
  for (const { from, to, documents } of names) {
    const own = query.words.slice(from, to);
    const weight = slots.reduce(
      (sum, slot) =>
        sum + (slot.isNeeded && slot.words.every((word) => own.includes(word)) ? slot.weight : 0),
      0,
    );
    const share = neededTotal === 0 ? 0 : Math.min(1, weight / neededTotal);
    for (const { document, isTitle } of documents) {
      add(document, share > 0.999 ? (isTitle ? 1.5 : 1.2) : 0.25 * share);
      if (!isForOrigin) continue;
      for (const [head, paper] of index.head.introduces) if (head === document) add(paper, 3 * share);
    }
  }
  return bonus;
}
