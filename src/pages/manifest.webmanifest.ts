import type { APIRoute } from 'astro';
import { getSurveyIndex } from '../content/survey-index.ts';
import { addressOf } from '../site/address.ts';

/** What a browser needs to put the survey among the reader's applications. */
export const GET: APIRoute = async () => {
  const { survey } = await getSurveyIndex();
  const manifest = {
    id: addressOf('/'),
    name: survey.title,
    short_name: survey.shortTitle,
    description: survey.description,
    lang: survey.language,
    start_url: addressOf('/'),
    scope: addressOf('/'),
    // With the browser's buttons for back and reload: it stays a site to read.
    display: 'minimal-ui',
    icons: [{ src: addressOf('/favicon.svg'), type: 'image/svg+xml', sizes: 'any' }],
  };
  return new Response(`${JSON.stringify(manifest, null, 1)}\n`, {
    headers: { 'content-type': 'application/manifest+json' },
  });
};
