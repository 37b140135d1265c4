import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { MapEdge, MapNode, SurveyMap } from './survey-map.ts';

/**
 * A map as a nested list, for those who don't see the picture or like a list better: every node is told of once, and
 * below it each edge that begins there.
 *
 * @param href Address of a node's page with the base path; undefined for a node without.
 */
export function mapList(map: SurveyMap, href: (node: MapNode) => string | undefined): Element {
  const nodeOf = new Map(map.nodes.map((node) => [node.key, node]));
  const out = Map.groupBy(map.edges, ({ from }) => from);
  const told = new Set<string>();
  const hasParent = new Set(map.edges.filter(({ from, to }) => from !== to).map(({ to }) => to));

  const name = (node: MapNode): ElementContent => {
    const address = href(node);
    return address === undefined ? { type: 'text', value: node.name } : h('a', { href: address }, node.name);
  };
  const item = (node: MapNode, edge: MapEdge | undefined): Element => {
    const words = edge?.note ?? edge?.label;
    const before: ElementContent[] = words === undefined ? [] : [{ type: 'text', value: `${words}: ` }];
    if (told.has(node.key)) return h('li', edgeData(edge), [...before, name(node)]);
    told.add(node.key);
    const facts = sayFacts({ ...node, papers: undefined });
    const count = sayPapers(node);
    const below = (out.get(node.key) ?? []).map((next) => {
      const to = nodeOf.get(next.to);
      if (!to) throw new Error(`The map ${map.id} has an edge to ${next.to}, which is no node of it`);
      return item(to, next);
    });
    return h('li', { ...edgeData(edge), dataKey: node.key }, [
      ...before,
      name(node),
      ...(facts === '' ? [] : [{ type: 'text' as const, value: `: ${facts}` }]),
      ...(count === ''
        ? []
        : [
            { type: 'text' as const, value: facts === '' ? ': ' : '; ' },
            h('span', { class: 'map-papers' }, count),
          ]),
      ...(below.length === 0 ? [] : [h(map.form === 'sequence' ? 'ol' : 'ul', below)]),
    ]);
  };
  const roots = map.nodes.filter(({ key }) => !hasParent.has(key));
  // A circle has no beginning: what nothing leads to from outside begins where the map lists it first.
  const items: Element[] = [];
  for (const node of [...roots, ...map.nodes]) if (!told.has(node.key)) items.push(item(node, undefined));
  return h('ul', { class: 'map-list' }, items);
}

function edgeData(edge: MapEdge | undefined) {
  return edge === undefined ? {} : { dataEdge: `${edge.from} ${edge.to}` };
}

/** What is said of a node besides its name: what it is, and how many papers it has. */
export function sayFacts(node: MapNode): string {
  const { note, isProposed } = node;
  return [isProposed ? 'proposed' : '', note?.replace(/\.$/, '') ?? '', sayPapers(node)]
    .filter((part) => part !== '')
    .join('; ');
}

function sayPapers({ papers }: MapNode): string {
  return papers === undefined
    ? ''
    : papers === 0
      ? 'no paper of this survey'
      : `${papers} ${papers === 1 ? 'paper' : 'papers'}`;
}
