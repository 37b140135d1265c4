import type { Choice } from './choice.ts';
import { type FacetId, type FacetOptions, facetIds, isFacetId } from './facet.ts';

/** A choice as an address states it. */
export interface ReadChoice {
  choice: Choice;
  /** What the address names and the survey doesn't have, as written; kept out of the choice. */
  unknown: { facet: FacetId; value: string }[];
}

/**
 * Read a choice from the parameters of an address: `stage=a&stage=b`, `year=2024`, `year=2023..2025`, `year=2023..`.
 *
 * Parameters that are no facets are left alone. A range stands for the years in it that the survey has; a range without
 * any is unknown. Empty values mean nothing, as a form sends them.
 */
export function readChoice(params: URLSearchParams, options: FacetOptions): ReadChoice {
  const choice = new Map<FacetId, Set<string>>();
  const unknown: ReadChoice['unknown'] = [];
  for (const [facet, value] of params) {
    if (!isFacetId(facet) || value === '') continue;
    const known = (options[facet] ?? []).map((option) => option.value);
    const meant = facet === 'year' ? yearsOf(value, known) : known.includes(value) ? [value] : [];
    if (meant.length === 0) {
      if (!unknown.some((each) => each.facet === facet && each.value === value))
        unknown.push({ facet, value });
      continue;
    }
    const values = choice.get(facet) ?? new Set();
    for (const each of meant) values.add(each);
    choice.set(facet, values);
  }
  return { choice, unknown };
}

/** The known years that a year or a range of years stands for. */
function yearsOf(value: string, known: readonly string[]): string[] {
  const range = /^(\d{0,4})\.\.(\d{0,4})$/.exec(value);
  if (!range || value === '..') return known.includes(value) ? [value] : [];
  const [, from, to] = range;
  const first = from === '' ? Number.NEGATIVE_INFINITY : Number(from);
  const last = to === '' ? Number.POSITIVE_INFINITY : Number(to);
  return known.filter((year) => Number(year) >= first && Number(year) <= last);
}

/**
 * Write a choice as parameters of an address. One choice has one address: facets and values come in the order of the
 * options, and three or more years that follow each other there are written as a range.
 *
 * Values that the options don't have are left out.
 *
 * @param others Parameters to keep, such as the words of a search: they come first; those that are facets are dropped.
 */
export function writeChoice(
  choice: Choice,
  options: FacetOptions,
  others: URLSearchParams = new URLSearchParams(),
): URLSearchParams {
  const params = new URLSearchParams([...others].filter(([name]) => !isFacetId(name)));
  for (const facet of facetIds) {
    const chosen = choice.get(facet);
    if (!chosen || chosen.size === 0) continue;
    const known = [...new Set((options[facet] ?? []).map(({ value }) => value))];
    const written = facet === 'year' ? writeYears(known, chosen) : known.filter((value) => chosen.has(value));
    for (const value of written) params.append(facet, value);
  }
  return params;
}

const shortestRange = 3;

function writeYears(known: readonly string[], chosen: ReadonlySet<string>): string[] {
  const runs: string[][] = [[]];
  for (const year of known) {
    if (chosen.has(year)) runs.at(-1)?.push(year);
    else runs.push([]);
  }
  return runs.flatMap((run) => (run.length < shortestRange ? run : [`${run[0]}..${run.at(-1)}`]));
}
