import { diagramsOfBody } from '../content/body-maps.ts';
import type { Content } from '../content/read-content.ts';
import { buildGraph } from '../survey/graph.ts';
import type { Problem } from '../survey/problem.ts';
import { allMaps } from './all-maps.ts';
import { type Drawable, drawableOf } from './drawable.ts';
import { type MapTerms, mapTermsOf } from './map-source.ts';
import type { SurveyMap } from './survey-map.ts';

/** The terms that the maps of a content folder are made from. Papers that can't be read are left out, as on the pages. */
export function mapTermsOfContent({ papers: files, terms, words }: Content): MapTerms {
  const papers = files.flatMap(({ slug, data }) => (data ? [{ id: slug, data }] : []));
  const { stages, heads, circuits, methods, benchmarks, 'model-families': families } = terms;
  const graph = buildGraph({
    stages: stages.map(({ id, data }) => ({ id, ...data })),
    heads: heads.map(({ id, data }) => ({ id, ...data })),
    circuits: circuits.map(({ id, data }) => ({ id, ...data })),
    methods: methods.map(({ id, data }) => ({ id, name: data.name })),
    benchmarks: benchmarks.map(({ id, data }) => ({ id, name: data.name })),
    families: families.map(({ id, data }) => ({ ...data, id })),
    papers: papers.map(({ id, data }) => ({ ...data, id })),
  });
  return mapTermsOf({ stages, heads, circuits, methods, papers, graph, words });
}

/** Every map that is made from the data of a content folder. */
export function mapsOfContent(content: Content): SurveyMap[] {
  return allMaps(mapTermsOfContent(content));
}

/**
 * All texts of a content folder that pictures are drawn from: the maps that data make, and those that people wrote.
 *
 * @param folder Path of the content folder, for messages.
 * @returns The problems of reading; with one of them the list may lack some.
 */
export function drawablesOf(
  content: Content,
  folder: string,
): { drawables: Drawable[]; problems: Problem[] } {
  const problems = [...content.problems, ...content.papers.flatMap((paper) => paper.problems)];
  const { stages, heads, circuits, essays } = content.terms;
  const authored = [...stages, ...heads, ...circuits, ...essays, ...content.papers].flatMap(
    ({ file, body, bodyLine }) =>
      diagramsOfBody(body, file, bodyLine).map(({ source, line }) => ({
        name: `${file}:${line}`,
        source,
        place: { file, line, column: 1 },
        showsPapers: false,
      })),
  );
  return {
    drawables: [...mapsOfContent(content).map((map) => drawableOf(map, folder)), ...authored],
    problems,
  };
}
