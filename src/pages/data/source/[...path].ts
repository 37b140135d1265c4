import { readFileSync } from 'node:fs';
import type { APIRoute, GetStaticPaths } from 'astro';
import { contentPathOf } from '../../../content/page-file.ts';
import { getSurveyIndex } from '../../../content/survey-index.ts';

/** The files that pages are made from, byte by byte: what a patch is made against. */
export const getStaticPaths = (async () => {
  const { papers, stages, heads, circuits, essays } = await getSurveyIndex();
  return [...papers, ...stages, ...heads, ...circuits, ...essays].flatMap(({ filePath }) =>
    filePath === undefined ? [] : [{ params: { path: contentPathOf(filePath) }, props: { filePath } }],
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ filePath: string }> = ({ props }) =>
  new Response(new Uint8Array(readFileSync(props.filePath)), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
