import { type Choice, emptyChoice } from '../facets/choice.ts';
import { type ReadChoice, readChoice, writeChoice } from '../facets/choice-address.ts';
import type { FacetOptions } from '../facets/facet.ts';

/** What the table can be sorted by. */
export const sortKeys = ['title', 'year', 'stage', 'topic', 'scope'] as const;
export type SortKey = (typeof sortKeys)[number];

export interface Sort {
  by: SortKey;
  descending: boolean;
}

/** All that the explore page shows follows from this. */
export interface ExploreState {
  choice: Choice;
  sort: Sort;
  /** Page of the table, from 1. */
  page: number;
}

/** At first those nearest to the subject lead; the newest, in a survey that doesn't say how near its papers are. */
export function firstSort({ scope = [] }: FacetOptions): Sort {
  return scope.length > 1 ? { by: 'scope', descending: false } : { by: 'year', descending: true };
}

export function firstState(options: FacetOptions): ExploreState {
  return { choice: emptyChoice, sort: firstSort(options), page: 1 };
}

/** Read the state from an address such as `?stage=a&sort=-title&page=2`; what makes no sense counts as not there. */
export function readState(
  params: URLSearchParams,
  options: FacetOptions,
): { state: ExploreState; unknown: ReadChoice['unknown'] } {
  const { choice, unknown } = readChoice(params, options);
  const sort = params.get('sort') ?? '';
  const by = sortKeys.find((key) => key === sort.replace(/^-/, ''));
  const page = /^[1-9]\d{0,6}$/.test(params.get('page') ?? '') ? Number(params.get('page')) : 1;
  return {
    state: { choice, sort: by ? { by, descending: sort.startsWith('-') } : firstSort(options), page },
    unknown,
  };
}

/** The inverse of `readState`: what is as at first isn't written, so that one state has one address. */
export function writeState({ choice, sort, page }: ExploreState, options: FacetOptions): URLSearchParams {
  const params = writeChoice(choice, options);
  const first = firstSort(options);
  if (sort.by !== first.by || sort.descending !== first.descending)
    params.set('sort', `${sort.descending ? '-' : ''}${sort.by}`);
  if (page > 1) params.set('page', String(page));
  return params;
}
