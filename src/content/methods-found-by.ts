import { findingRelations } from '../survey/schema.ts';
import type { Head, Method, Paper } from './survey-index.ts';

/** Whether the paper introduces or studies the head. */
export function finds(paper: Paper, head: Head): boolean {
  return paper.data.heads.some(({ id, relation }) => id === head.id && findingRelations.includes(relation));
}

/**
 * The methods of the papers that introduce or study a head, each with these papers: most papers first, then in the order
 * of the taxonomy.
 *
 * @param papers Of the head.
 */
export function methodsFoundBy(
  head: Head,
  papers: readonly Paper[],
  methods: readonly Method[],
): { method: Method; papers: Paper[] }[] {
  const own = papers.filter((paper) => finds(paper, head));
  return methods
    .map((method) => ({ method, papers: own.filter(({ data }) => data.methods.includes(method.id)) }))
    .filter(({ papers: found }) => found.length > 0)
    .sort((a, b) => b.papers.length - a.papers.length);
}

/**
 * The heads that papers found by a method, each with these papers: most papers first, then in the order of the heads.
 *
 * @param papers Of the method.
 */
export function headsFoundBy(
  papers: readonly Paper[],
  heads: readonly Head[],
): { head: Head; papers: Paper[] }[] {
  return heads
    .map((head) => ({ head, papers: papers.filter((paper) => finds(paper, head)) }))
    .filter(({ papers: found }) => found.length > 0)
    .sort((a, b) => b.papers.length - a.papers.length);
}
