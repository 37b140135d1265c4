import type { APIRoute } from 'astro';
import { toCslItem } from '../../cite/csl-json.ts';
import { citedPaperOf } from '../../content/paper-context.ts';
import { getSurveyIndex } from '../../content/survey-index.ts';

/** All papers for reference managers, by title. */
export const GET: APIRoute = async () => {
  const { papers } = await getSurveyIndex();
  const items = papers.map((paper) => toCslItem(citedPaperOf(paper)));
  return new Response(`${JSON.stringify(items, null, 1)}\n`, {
    headers: { 'content-type': 'application/vnd.citationstyles.csl+json; charset=utf-8' },
  });
};
