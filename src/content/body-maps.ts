import type { ElementContent } from 'hast';
import type { Code } from 'mdast';
import { visit } from 'unist-util-visit';
import { type AuthoredFault, mapOfPicture, readAuthoredMap } from '../maps/authored-map.ts';
import { circuitMap, circuitSequence } from '../maps/circuit-map.ts';
import { headMap } from '../maps/head-map.ts';
import { mapFigure } from '../maps/map-figure.ts';
import type { MapTerms } from '../maps/map-source.ts';
import { methodsMap } from '../maps/methods-map.ts';
import type { Pictures } from '../maps/picture-folder.ts';
import { stageMap } from '../maps/stage-map.ts';
import { stagesMap } from '../maps/stages-map.ts';
import type { SurveyMap } from '../maps/survey-map.ts';
import { toMermaid } from '../maps/to-mermaid.ts';
import { wholeMap } from '../maps/whole-map.ts';
import { nearestId } from '../survey/nearest.ts';
import type { BodyComponent } from './body-component.ts';
import { parseBody } from './parse-body.ts';
import { isUnread, nothingUnread, type TermKind, type Unread } from './terms-folder.ts';

/** What maps in prose are made from. */
export interface BodyMaps {
  terms: MapTerms;
  pictures: Pictures;
}

/** Maps that prose can show with `<Map of="…" id="…"/>`, by what `of` names. */
const kinds: Readonly<Record<string, (terms: MapTerms, id: string) => SurveyMap | undefined>> = {
  survey: (terms) => wholeMap(terms),
  stages: (terms) => stagesMap(terms),
  methods: (terms) => methodsMap(terms),
  stage: stageMap,
  head: headMap,
  circuit: circuitMap,
  steps: circuitSequence,
};

/** Of which terms the ids are that go with `of`. */
const kindsOfTerms: Readonly<Record<string, TermKind>> = {
  stage: 'stages',
  head: 'heads',
  circuit: 'circuits',
  steps: 'circuits',
};

/** Ids of the terms that maps can be of. */
function idsOf({ stages, heads, circuits }: MapTerms, kind: TermKind): string[] {
  const lists: Partial<Record<TermKind, readonly { id: string }[]>> = { stages, heads, circuits };
  return (lists[kind] ?? []).map(({ id }) => id);
}

/** The component `<Map of="circuit" id="…"/>`: a map that data make, within prose. */
export function createMap(
  { terms, pictures }: BodyMaps,
  base: string,
  unread: Unread = nothingUnread(),
): BodyComponent {
  return ({ of = '', id = '' }) => {
    const make = Object.hasOwn(kinds, of) ? kinds[of] : undefined;
    const map = make?.(terms, id);
    if (map) return [mapFigure(map, { base, picture: pictures.get(toMermaid(map, 'picture')) })];
    const kind = Object.hasOwn(kindsOfTerms, of) ? kindsOfTerms[of] : undefined;
    if (kind && isUnread(unread, kind, id)) return [];
    const near = kind && make ? nearestId(id, idsOf(terms, kind)) : undefined;
    return {
      rule: 'body-map',
      message: make
        ? `Unexpected <Map of="${of}" id="${id}">, expected the id of a ${of} that has a map${near ? `, perhaps "${near}"` : ''}`
        : `Unexpected <Map of="${of}">, expected one of ${Object.keys(kinds).join(', ')}`,
      mend: near
        ? `Write id="${near}", if that is meant.`
        : 'Write, for example, <Map of="circuit" id="…"/> with the name of a file in circuits/, without .mdx.',
    };
  };
}

/** Turns the text of a fenced block in Mermaid into a figure; `place` makes its id unique within the page. */
export type DiagramPrinter = (text: string, place: number) => ElementContent[] | { faults: AuthoredFault[] };

export function createDiagramPrinter({ pictures }: Pick<BodyMaps, 'pictures'>, base: string): DiagramPrinter {
  return (text, place) => {
    const read = readAuthoredMap(text);
    if ('faults' in read) return read;
    const picture = pictures.get(read.map.source);
    const map = mapOfPicture(read.map, `text-${place}`, picture ?? '');
    return [mapFigure(map, { base, picture, authored: { text } })];
  };
}

/** The Mermaid texts of a body that can be drawn, each with its first line in the file. */
export function diagramsOfBody(
  body: string,
  file: string,
  firstLine: number,
): { source: string; line: number }[] {
  if (!/^[ \t]*(?:```|~~~)\s*mermaid/m.test(body)) return [];
  const found: { source: string; line: number }[] = [];
  visit(parseBody(body, { file, firstLine }).tree, 'code', (node: Code) => {
    if (node.lang !== 'mermaid') return;
    const read = readAuthoredMap(node.value);
    const line = (node.position?.start.line ?? 1) + firstLine - 1;
    if ('map' in read) found.push({ source: read.map.source, line });
  });
  return found;
}
