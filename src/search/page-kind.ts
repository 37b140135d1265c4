import { capitalize, type Words } from '../survey/words.ts';

/**
 * What a page, or a part of a page, of the survey is about. The order is the one in which kinds are shown; the index
 * stores places in this list, so new kinds go to the end.
 */
export const pageKinds = [
  'paper',
  'head',
  'stage',
  'circuit',
  'method',
  'glossary',
  'topic',
  'benchmark',
  'essay',
  'reference',
  'page',
] as const;
export type PageKind = (typeof pageKinds)[number];

/** What a kind is called beside a result. */
export function kindName(kind: PageKind, { head, circuit }: Words): string {
  const names: Readonly<Record<PageKind, string>> = {
    paper: 'Paper',
    head: capitalize(head.one),
    stage: 'Stage',
    circuit: capitalize(circuit.one),
    method: 'Method',
    glossary: 'Glossary',
    topic: 'Topic',
    benchmark: 'Benchmark',
    essay: 'Essay',
    reference: 'Reference',
    page: 'Page',
  };
  return names[kind];
}
