import type { APIRoute } from 'astro';
import { getExploreData } from '../../content/explore-content.ts';
import { packExploreData } from '../../explore/explore-data.ts';

/** What the explore page's script works on: see `PackedExploreData`. */
export const GET: APIRoute = async () =>
  new Response(`${JSON.stringify(packExploreData(await getExploreData()))}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
