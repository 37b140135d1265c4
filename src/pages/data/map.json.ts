import type { APIRoute } from 'astro';
import { getSurveyIndex } from '../../content/survey-index.ts';
import { facetValuesOfPaper } from '../../facets/paper-facets.ts';

/** What the map of the survey is filtered by: of each paper that bears on a stage, its stages, heads, methods and year. */
export const GET: APIRoute = async () => {
  const { papers } = await getSurveyIndex();
  const rows = papers
    .filter(({ data }) => data.stages.length > 0)
    .map(({ id, data }) => ({
      id,
      ...facetValuesOfPaper({
        stages: data.stages.map(({ id }) => id),
        heads: data.heads.map(({ id }) => id),
        methods: data.methods,
        year: data.year,
        families: [],
      }),
    }));
  return new Response(`${JSON.stringify(rows)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
};
