import { listWords } from './list-words.ts';
import { headNode, type MapTerms, stageNode } from './map-source.ts';
import { passive } from './stage-map.ts';
import type { MapEdge, MapNode, SurveyMap } from './survey-map.ts';

/** Which stages a paper touches, and by which heads; undefined for a paper beyond the stages. */
export function paperMap(terms: MapTerms, slug: string): SurveyMap | undefined {
  const paper = terms.paper(slug);
  if (!paper || paper.data.stages.length === 0) return undefined;
  const key = `paper:${slug}`;
  const nodes: MapNode[] = [
    { key, kind: 'paper', name: 'This paper', isSubject: true, address: `/papers/${slug}/` },
  ];
  const edges: MapEdge[] = [];
  const stages = paper.data.stages.flatMap(({ id }) => terms.stage(id) ?? []);
  for (const [index, stage] of stages.entries()) {
    const { papers: _papers, tag: _tag, ...node } = stageNode(terms, stage);
    nodes.push(node);
    edges.push({ from: key, to: node.key, label: index === 0 ? 'chiefly' : 'also' });
  }
  const heads = paper.data.heads.flatMap(({ id, relation }) => {
    const head = terms.head(id);
    return head ? [{ head, relation }] : [];
  });
  for (const { head, relation } of heads) {
    const { papers: _papers, tag: _tag, ...node } = headNode(terms, head);
    nodes.push(node);
    const isPlaced = stages.some(({ id }) => id === head.data.stage);
    edges.push({ from: isPlaced ? `stage:${head.data.stage}` : key, to: node.key, label: relation });
  }
  const said = heads.map(({ head, relation }) => `${head.data.name} (${passive[relation] ?? relation} it)`);
  return {
    id: `paper-${slug}`,
    title: 'Where this paper stands',
    description: `It bears ${stages.length === 1 ? '' : 'chiefly '}on ${listWords(stages.map(({ data }) => data.name))}${said.length > 0 ? `, by ${listWords(said)}` : ''}.`,
    form: 'flowchart',
    direction: 'LR',
    // There is none; but so its names break into lines, and it fits beside what is said of the paper.
    counts: 'below',
    nodes,
    edges,
    frames: [],
    showsPapers: true,
  };
}
