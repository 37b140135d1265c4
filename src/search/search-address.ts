import type { Choice } from '../facets/choice.ts';
import { type ReadChoice, readChoice, writeChoice } from '../facets/choice-address.ts';
import type { FacetOptions } from '../facets/facet.ts';
import { type Order, orders } from './search.ts';

/** Everything that a reader has asked for. */
export interface SearchState {
  words: string;
  choice: Choice;
  order: Order;
  /** Keys of names whose aliases are not looked for. */
  without: ReadonlySet<string>;
}

/** Read `?q=…&stage=…&sort=year&as-written=…`; what the survey doesn't have is told apart. */
export function readState(
  params: URLSearchParams,
  options: FacetOptions,
): { state: SearchState; unknown: ReadChoice['unknown'] } {
  const { choice, unknown } = readChoice(params, options);
  const sort = params.get('sort');
  return {
    state: {
      words: params.get('q') ?? '',
      choice,
      order: orders.find((order) => order === sort) ?? 'relevance',
      without: new Set(params.getAll('as-written').filter((key) => key !== '')),
    },
    unknown,
  };
}

/** One state has one address, and what is as it always is isn't in it. */
export function writeState(
  { words, choice, order, without }: SearchState,
  options: FacetOptions,
): URLSearchParams {
  const params = new URLSearchParams();
  if (words.trim() !== '') params.set('q', words.trim());
  const all = writeChoice(choice, options, params);
  if (order !== 'relevance') all.set('sort', order);
  for (const key of [...without].sort()) all.append('as-written', key);
  return all;
}
