import type { APIRoute } from 'astro';
import { getSurveyIndex } from '../../content/survey-index.ts';

/** How everything hangs together: nodes and edges, as the pages know them. */
export const GET: APIRoute = async () => {
  const { graph } = await getSurveyIndex();
  return new Response(`${JSON.stringify(graph, null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
};
