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

/** What a kind is called beside a result, and where there are several of it. */
export const kindNames: Readonly<Record<PageKind, { one: string; many: string }>> = {
  paper: { one: 'Paper', many: 'Papers' },
  head: { one: 'Head', many: 'Heads' },
  stage: { one: 'Stage', many: 'Stages' },
  circuit: { one: 'Circuit', many: 'Circuits' },
  method: { one: 'Method', many: 'Methods' },
  glossary: { one: 'Glossary', many: 'Glossary entries' },
  topic: { one: 'Topic', many: 'Topics' },
  benchmark: { one: 'Benchmark', many: 'Benchmarks' },
  essay: { one: 'Essay', many: 'Essays' },
  reference: { one: 'Reference', many: 'References' },
  page: { one: 'Page', many: 'Other pages' },
};
