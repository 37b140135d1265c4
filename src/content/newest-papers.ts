import { compareText } from '../survey/problem.ts';
import type { Paper } from './survey-index.ts';

/**
 * Papers by age, the newest first, as far as their data tell: by year, and within a year by their arXiv ids, which begin
 * with year and month. Those without a year are left out.
 */
export function newestPapers(papers: readonly Paper[]): Paper[] {
  const month = ({ data }: Paper) => /^\d{4}\./.exec(data.arxiv ?? '')?.[0] ?? '';
  return papers
    .filter(({ data }) => data.year !== undefined)
    .sort(
      (a, b) =>
        (b.data.year ?? 0) - (a.data.year ?? 0) ||
        compareText(month(b), month(a)) ||
        compareText(b.data.arxiv ?? '', a.data.arxiv ?? '') ||
        compareText(a.id, b.id),
    );
}
