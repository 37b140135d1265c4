import { sayCount, saySome } from '../site/say-count.ts';
import { type MapTerms, methodNode } from './map-source.ts';
import { type MapEdge, type MapNode, mostNodes, type SurveyMap } from './survey-map.ts';

/** The tree of methods, from categories to the methods that papers are labelled with; undefined where there are none. */
export function methodsMap(terms: MapTerms): SurveyMap | undefined {
  const methods = terms.methods.filter(({ data }) => data.kind !== 'example').slice(0, mostNodes);
  if (methods.length < 2) return undefined;
  const known = new Set(methods.map(({ id }) => id));
  const nodes: MapNode[] = [];
  const edges: MapEdge[] = [];
  for (const method of methods) {
    const node = methodNode(terms, method);
    nodes.push(
      method.data.kind === 'method'
        ? node
        : {
            ...node,
            kind: 'group',
            papers: undefined,
            address: method.data.parent === undefined ? `/methods/#${method.id}` : '/methods/',
          },
    );
    const { parent } = method.data;
    if (parent !== undefined && known.has(parent))
      edges.push({ from: `method:${parent}`, to: `method:${method.id}`, isUndirected: true });
  }
  const labelled = methods.filter(({ data }) => data.kind === 'method').length;
  const papers = terms.papers.filter(({ data }) => data.methods.length > 0).length;
  return {
    id: 'methods',
    title: 'How the methods belong together',
    description: `${sayCount(labelled, 'method')} in their families, each with the number of papers that use it; ${saySome(papers, terms.papers.length, 'paper')} ${papers === 1 ? 'names' : 'name'} one.`,
    form: 'flowchart',
    direction: 'LR',
    counts: 'beside',
    nodes,
    edges,
    frames: [],
    showsPapers: false,
  };
}
