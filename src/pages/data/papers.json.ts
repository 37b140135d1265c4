import type { APIRoute } from 'astro';
import { getSurveyIndex } from '../../content/survey-index.ts';

/** All papers, machine-readable, by slug. What isn't known is null. */
export const GET: APIRoute = async () => {
  const { papers } = await getSurveyIndex();
  const rows = papers
    .map(({ id, data }) => ({
      id,
      title: data.title,
      abstract: data.abstract,
      scope: data.scope ?? null,
      topic: data.topic ?? null,
      stages: data.stages.map((stage) => stage.id),
      heads: data.heads.map((head) => head.id),
      methods: data.methods,
      evidence: [...data.stages, ...data.heads].map((label) => ({ label: label.id, quote: label.quote })),
      review: data.review,
      arxiv: data.arxiv ?? null,
      authors: data.authors,
      year: data.year ?? null,
      venue: data.venue ?? null,
      venueChecked: data.venue === undefined ? null : data.venueChecked !== false,
      doi: data.doi ?? null,
      code: data.code ?? null,
      url: data.url ?? (data.arxiv ? `https://arxiv.org/abs/${data.arxiv}` : null),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return new Response(`${JSON.stringify(rows, null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
};
