import { foldWords } from './fold.ts';
import { compareText } from './problem.ts';

/** What likeness is computed from. */
export interface ComparedPaper {
  id: string;
  title: string;
  abstract: string;
  /** Terms that the paper is labelled with. `weight` says how much sharing one tells, where a word of the abstract tells 1. */
  labels: readonly { key: string; name: string; weight: number }[];
}

export interface SimilarPaper {
  id: string;
  /** Cosine of the two papers' terms: above 0, at most 1. */
  score: number;
  /** What the two share: names of labels and words, what tells most first. */
  shared: string[];
}

/** A term that tells two papers apart: a word or a label. */
interface Term {
  /** As shown: the label's name, or the word as most papers write it. */
  name: string;
  isLabel: boolean;
  /** Papers that have it, by place, with its weight in each. */
  postings: { paper: number; weight: number }[];
}

const atMost = { similar: 5, shared: 6, termsOfPaper: 40, papersOfTerm: 250 };
/** Less than this is chance: two of the shipped survey's papers that share their topic alone stay below it. */
const leastScore = 0.08;
/** Words alone must say more: one rare word can lift two papers of unlike subjects above the least score. */
const byWordsAlone = { leastScore: 0.12, leastWords: 3 };
/** A word that makes up less of the score isn't worth naming. */
const leastShare = 0.06;

/**
 * For each paper those that are most like it, by the words of title and abstract (tf-idf) and by the labels they share.
 *
 * Words count without the plural's `s`; those of one paper, of very many papers, short ones and numbers don't count. Each
 * paper keeps its most telling terms, and a term of more than a few hundred papers is dropped, so that time grows with the
 * number of papers and not with its square. The same papers give the same answer, in whatever order they come.
 *
 * @returns By id, most similar first; a paper that nothing is like has `[]`.
 */
export function findSimilarPapers(papers: readonly ComparedPaper[]): Map<string, SimilarPaper[]> {
  const ordered = papers.toSorted((a, b) => compareText(a.id, b.id));
  const terms = readTerms(ordered);
  const largest = Math.min(atMost.papersOfTerm, Math.max(4, Math.ceil(ordered.length / 4)));
  const vectors: { term: Term; weight: number }[][] = ordered.map(() => []);
  for (const term of terms) {
    const count = term.postings.length;
    if (count < 2 || count > largest) continue;
    const rarity = Math.log(ordered.length / count) || Number.EPSILON;
    for (const posting of term.postings)
      vectors[posting.paper]?.push({ term, weight: posting.weight * rarity });
    term.postings = [];
  }
  for (const [paper, vector] of vectors.entries()) {
    vector.sort((a, b) => b.weight - a.weight || compareText(a.term.name, b.term.name));
    vector.length = Math.min(vector.length, atMost.termsOfPaper);
    const norm = Math.sqrt(vector.reduce((sum, { weight }) => sum + weight ** 2, 0)) || 1;
    for (const entry of vector) {
      entry.weight /= norm;
      entry.term.postings.push({ paper, weight: entry.weight });
    }
  }
  const found = new Map<string, SimilarPaper[]>();
  const scores = new Float64Array(ordered.length);
  for (const [place, { id }] of ordered.entries()) {
    const touched: number[] = [];
    for (const { term, weight } of vectors[place] ?? []) {
      for (const other of term.postings) {
        const before = scores[other.paper] ?? 0;
        if (before === 0) touched.push(other.paper);
        scores[other.paper] = before + weight * other.weight;
      }
    }
    const best = touched
      .filter((other) => other !== place && (scores[other] ?? 0) >= leastScore)
      .map((other) => ({ other, score: scores[other] ?? 0 }))
      .sort((a, b) => b.score - a.score || a.other - b.other);
    for (const other of touched) scores[other] = 0;
    const similar: SimilarPaper[] = [];
    for (const { other, score } of best) {
      if (similar.length === atMost.similar) break;
      const { names, hasLabel } = sharedTerms(vectors[place] ?? [], vectors[other] ?? [], score);
      const isChance =
        !hasLabel && (score < byWordsAlone.leastScore || names.length < byWordsAlone.leastWords);
      if (!isChance) similar.push({ id: ordered[other]?.id ?? '', score, shared: names });
    }
    found.set(id, similar);
  }
  return found;
}

function sharedTerms(
  own: readonly { term: Term; weight: number }[],
  others: readonly { term: Term; weight: number }[],
  score: number,
): { names: string[]; hasLabel: boolean } {
  const weightOf = new Map(others.map(({ term, weight }) => [term, weight]));
  const both = own
    .filter(({ term }) => weightOf.has(term))
    .map(({ term, weight }) => ({ term, tells: weight * (weightOf.get(term) ?? 0) }))
    .filter(({ term, tells }) => term.isLabel || tells >= score * leastShare)
    .sort((a, b) => b.tells - a.tells || compareText(a.term.name, b.term.name));
  // A label says the word already: "retrieval" beside "Retrieval head" tells nothing more.
  const names: string[] = [];
  const said = new Set<string>();
  for (const { term } of [
    ...both.filter(({ term: { isLabel } }) => isLabel),
    ...both.filter(({ term: { isLabel } }) => !isLabel),
  ]) {
    const words = foldWords(term.name).map(toStem);
    if (words.every((word) => said.has(word))) continue;
    for (const word of words) said.add(word);
    names.push(term.name);
    if (names.length === atMost.shared) break;
  }
  return { names, hasLabel: both.some(({ term }) => term.isLabel) };
}

/** All terms of the papers, each with the papers that have it; in an order that depends on the papers alone. */
function readTerms(papers: readonly ComparedPaper[]): Term[] {
  const terms = new Map<string, Term>();
  const spellings = new Map<string, Map<string, number>>();
  const add = (key: string, name: string, isLabel: boolean, paper: number, weight: number) => {
    const term = terms.get(key) ?? { name, isLabel, postings: [] };
    term.postings.push({ paper, weight });
    terms.set(key, term);
  };
  for (const [paper, { title, abstract, labels }] of papers.entries()) {
    const counts = new Map<string, number>();
    const own = new Map<string, string>();
    for (const [text, weight] of [
      [title, 2],
      [abstract, 1],
    ] as const) {
      for (const word of foldWords(text)) {
        if (word.length < 3 || /^\p{N}/u.test(word)) continue;
        const stem = toStem(word);
        counts.set(stem, (counts.get(stem) ?? 0) + weight);
        own.set(stem, word);
      }
    }
    for (const [stem, count] of counts) {
      add(`word ${stem}`, stem, false, paper, 1 + Math.log(count));
      const word = own.get(stem) ?? stem;
      const spelt = spellings.get(stem) ?? new Map<string, number>();
      spelt.set(word, (spelt.get(word) ?? 0) + 1);
      spellings.set(stem, spelt);
    }
    for (const { key, name, weight } of labels) add(`label ${key}`, name, true, paper, weight);
  }
  for (const [stem, spelt] of spellings) {
    const [usual] = [...spelt].sort(([a, one], [b, two]) => two - one || compareText(a, b));
    const term = terms.get(`word ${stem}`);
    if (term && usual) term.name = usual[0];
  }
  return [...terms.values()];
}

/** "heads" and "head" are one word, "loss" and "los" are two. */
function toStem(word: string): string {
  return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}
