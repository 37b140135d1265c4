import type { PaperFrontMatter } from '../survey/schema.ts';
import type { Mark } from '../text/render-spans.ts';

/**
 * The stretches of an abstract that a paper's labels rest on, by quote: labels that rest on the same words share a mark.
 *
 * A quote that isn't in the abstract has no mark; `npm run check` reports it. Of a quote that is there twice, the first.
 *
 * @param orderOf The place of a stage, from 1; undefined for a stage that isn't there.
 */
export function quoteMarksOf(
  { abstract, stages, heads }: Pick<PaperFrontMatter, 'abstract' | 'stages' | 'heads'>,
  orderOf: (stage: string) => number | undefined,
): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const label of [...stages.map((stage) => ({ ...stage, stageOrder: orderOf(stage.id) })), ...heads]) {
    const { quote } = label;
    const start = abstract.indexOf(quote);
    if (start < 0 || marks.has(quote)) continue;
    const stageOrder = 'stageOrder' in label ? label.stageOrder : undefined;
    marks.set(quote, { start, end: start + quote.length, id: `quote-${marks.size + 1}`, stageOrder });
  }
  return marks;
}
