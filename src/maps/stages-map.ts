import { listWords } from './list-words.ts';
import { type MapTerms, stageNode } from './map-source.ts';
import type { SurveyMap } from './survey-map.ts';

/** How the stages pass their work on to each other; undefined for a survey with fewer than two stages. */
export function stagesMap(terms: MapTerms): SurveyMap | undefined {
  const { stages, view } = terms;
  if (stages.length < 2) return undefined;
  const edges = stages.flatMap(({ id }) =>
    view.from(`stage:${id}`, 'passes').map(({ from, to, label }) => ({
      from,
      to,
      ...(label !== undefined && { label, note: `passes on: ${lowerFirst(label)}` }),
    })),
  );
  const names = stages.map(({ data }) => data.name);
  const orderOf = new Map(stages.map(({ id, data }) => [`stage:${id}`, data.order]));
  const returns = edges.some(({ from, to }) => (orderOf.get(to) ?? 0) < (orderOf.get(from) ?? 0));
  return {
    id: 'stages',
    title: 'How the stages pass work on to each other',
    description:
      edges.length === 0
        ? `The stages are ${listWords(names)}, each with the number of its papers.`
        : `${listWords(names)}, and what each hands to the next${returns ? ', also back to an earlier one' : ''}. Below each name stands how many papers bear on it.`,
    form: 'flowchart',
    direction: 'LR',
    counts: 'below',
    nodes: stages.map((stage) => stageNode(terms, stage)),
    edges,
    frames: [],
    showsPapers: false,
  };
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
