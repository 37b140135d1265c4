import { circuitMap, circuitSequence } from './circuit-map.ts';
import { headMap } from './head-map.ts';
import type { MapTerms } from './map-source.ts';
import { methodsMap } from './methods-map.ts';
import { paperMap } from './paper-map.ts';
import { stageMap } from './stage-map.ts';
import { stagesMap } from './stages-map.ts';
import type { SurveyMap } from './survey-map.ts';
import { wholeMap } from './whole-map.ts';

/** Every map that is made from the data of a survey, in the order of the survey's terms; ids are unique. */
export function allMaps(terms: MapTerms): SurveyMap[] {
  return [
    wholeMap(terms),
    stagesMap(terms),
    ...terms.stages.map(({ id }) => stageMap(terms, id)),
    ...terms.heads.map(({ id }) => headMap(terms, id)),
    ...terms.circuits.flatMap(({ id }) => [circuitMap(terms, id), circuitSequence(terms, id)]),
    methodsMap(terms),
    ...terms.papers.map(({ id }) => paperMap(terms, id)),
  ].filter((map) => map !== undefined);
}
