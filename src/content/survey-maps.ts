import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { mapFigure } from '../maps/map-figure.ts';
import { type MapTerms, mapTermsOf } from '../maps/map-source.ts';
import { type Pictures, readPictures } from '../maps/picture-folder.ts';
import type { SurveyMap } from '../maps/survey-map.ts';
import { toMermaid } from '../maps/to-mermaid.ts';
import { contentFolder } from './content-path.ts';
import { getSurveyIndex } from './survey-index.ts';

const printer = unified().use(rehypeStringify).freeze();

let read: Promise<{ terms: MapTerms; pictures: Pictures }> | undefined;

/** What the maps of this build are made from, and the pictures that are drawn; read once, but anew in development. */
export function getMaps(): Promise<{ terms: MapTerms; pictures: Pictures }> {
  if (import.meta.env.DEV) return readMaps();
  read ??= readMaps();
  return read;
}

async function readMaps(): Promise<{ terms: MapTerms; pictures: Pictures }> {
  const { words, stages, heads, circuits, methods, papers, graph } = await getSurveyIndex();
  return {
    terms: mapTermsOf({ stages, heads, circuits, methods, papers, graph, words }),
    pictures: await readPictures(contentFolder),
  };
}

/** A map as HTML with its three views; the list stands in for a picture that isn't drawn. */
export async function printMap(map: SurveyMap, options: { keys?: boolean } = {}): Promise<string> {
  const { pictures } = await getMaps();
  const figure = mapFigure(map, {
    base: import.meta.env.BASE_URL,
    ...options,
    picture: pictures.get(toMermaid(map, 'picture')),
  });
  return printer.stringify({ type: 'root', children: [figure] });
}
