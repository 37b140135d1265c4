import type { FacetId } from '../facets/facet.ts';
import type { ExploreData, ExplorePaper } from './explore-data.ts';
import type { Sort, SortKey } from './explore-state.ts';

/**
 * Make a function that sorts papers; what takes long, comparing titles, is done once here.
 *
 * Papers without a value come last in either direction; equal ones the newest first, then by title. Stages, topics and
 * scopes have the order of the options; of several stages the primary one counts.
 */
export function createPaperSorter({
  language,
  options,
  papers,
}: ExploreData): (some: readonly ExplorePaper[], sort: Sort) => ExplorePaper[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const byTitle = [...papers].sort(
    (a, b) => collator.compare(a.title, b.title) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const titleRank = new Map(byTitle.map((paper, rank) => [paper, rank]));
  const placesOf = (facet: FacetId) =>
    new Map((options[facet] ?? []).map(({ value }, place) => [value, place]));
  const places = {
    year: placesOf('year'),
    stage: placesOf('stage'),
    topic: placesOf('topic'),
    scope: placesOf('scope'),
  };
  const rank = (paper: ExplorePaper, by: SortKey): number | undefined =>
    by === 'title' ? titleRank.get(paper) : places[by].get(paper.values[by]?.[0] ?? '');
  // Newest first, then by title; those without a year last.
  const age = (paper: ExplorePaper) => places.year.get(paper.values.year?.[0] ?? '') ?? -1;
  const byAge = [...byTitle].sort((a, b) => age(b) - age(a));
  const ageRank = new Map(byAge.map((paper, rank) => [paper, rank]));
  return (some, { by, descending }) =>
    some
      .map((paper) => ({ paper, own: rank(paper, by), age: ageRank.get(paper) ?? 0 }))
      .sort((a, b) => {
        if (a.own === undefined || b.own === undefined)
          return Number(a.own === undefined) - Number(b.own === undefined) || a.age - b.age;
        return (descending ? b.own - a.own : a.own - b.own) || a.age - b.age;
      })
      .map(({ paper }) => paper);
}
