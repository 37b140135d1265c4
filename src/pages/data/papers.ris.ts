import type { APIRoute } from 'astro';
import { printRis } from '../../cite/ris.ts';
import { citedPaperOf } from '../../content/paper-context.ts';
import { getSurveyIndex } from '../../content/survey-index.ts';

/** All papers for reference managers, by title. */
export const GET: APIRoute = async () => {
  const { papers } = await getSurveyIndex();
  return new Response(papers.map((paper) => printRis(citedPaperOf(paper))).join('\n'), {
    headers: { 'content-type': 'application/x-research-info-systems; charset=utf-8' },
  });
};
