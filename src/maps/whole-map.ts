import { sayCount, saySome } from '../site/say-count.ts';
import { byId, headNode, type MapTerms, stageNode } from './map-source.ts';
import { addressOfGroup, moreNode } from './stage-map.ts';
import { type MapEdge, type MapNode, mostNodes, type SurveyMap } from './survey-map.ts';

/**
 * The whole survey at one glance: stages, their groups, and of each group the heads with the most papers.
 *
 * Undefined for a survey without stages.
 */
export function wholeMap(terms: MapTerms): SurveyMap | undefined {
  const { stages } = terms;
  if (stages.length === 0) return undefined;
  const nodes: MapNode[] = [];
  const edges: MapEdge[] = [];
  const groups = stages.flatMap((stage) => stage.data.groups.map((group) => ({ stage, group })));
  const withHeads = groups.filter(({ group, stage }) =>
    terms.heads.some(({ data }) => data.stage === stage.id && data.group === group.id),
  );
  // What is left when stages and groups stand, with room for one node of "and more" a group.
  const room = mostNodes - stages.length - 2 * withHeads.length;
  const candidates = terms.heads
    .filter(({ data }) =>
      withHeads.some(({ stage, group }) => data.stage === stage.id && data.group === group.id),
    )
    .sort((a, b) => terms.papersOf(`head:${b.id}`) - terms.papersOf(`head:${a.id}`) || byId(a, b));
  const shown = new Set(candidates.slice(0, Math.max(0, room)));
  let drawn = 0;
  for (const stage of stages) {
    nodes.push(stageNode(terms, stage));
    for (const { group } of withHeads.filter((each) => each.stage === stage)) {
      const key = `group:${stage.id}/${group.id}`;
      const address = addressOfGroup(stage.id, group.id);
      nodes.push({
        key,
        kind: 'group',
        name: group.name,
        stageOrder: stage.data.order,
        note: group.summary,
        address,
      });
      edges.push({ from: `stage:${stage.id}`, to: key, isUndirected: true });
      const own = terms.heads.filter(({ data }) => data.stage === stage.id && data.group === group.id);
      const chosen = own.filter((head) => shown.has(head));
      // A node that says "and 1 more" is better the one itself.
      const visible = chosen.length === own.length - 1 ? own : chosen;
      for (const head of visible) {
        nodes.push(headNode(terms, head));
        edges.push({ from: key, to: `head:${head.id}`, isUndirected: true });
      }
      drawn += visible.length;
      const hidden = own.length - visible.length;
      if (hidden > 0) {
        const more = moreNode(`more:${key}`, `and ${hidden} more`, address, stage.data.order);
        nodes.push(more);
        edges.push({ from: key, to: more.key, isUndirected: true });
      }
    }
  }
  const word = terms.words.head;
  const papers = terms.papers.filter(({ data }) => data.stages.length > 0).length;
  const established = terms.heads.filter(({ data }) => data.status === 'established').length;
  return {
    id: 'survey',
    title: 'The whole survey at one glance',
    description: [
      `${sayCount(stages.length, 'stage')}${terms.heads.length > 0 ? ` and the ${word.many} of each` : ''}, with the number of their papers; ${saySome(papers, terms.papers.length, 'paper')} ${papers === 1 ? 'bears' : 'bear'} on a stage.`,
      drawn < terms.heads.length
        ? `Shown are ${drawn} of ${sayCount(terms.heads.length, word.one, word.many)}${drawn < established ? ', those with the most papers' : ''}; the maps of the stages show more.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
    form: 'flowchart',
    direction: 'LR',
    counts: 'beside',
    nodes,
    edges,
    frames: [],
    showsPapers: false,
  };
}
