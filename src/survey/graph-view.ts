import type { Graph, GraphEdge, GraphNode } from './graph.ts';

/** A graph that can be asked from any node; made once for all maps of a survey. */
export interface GraphView {
  node(key: string): GraphNode | undefined;
  /** Edges that begin at a node, of these kinds (all when none is given); in the graph's order. */
  from(key: string, ...kinds: readonly string[]): readonly GraphEdge[];
  /** Edges that end at a node. */
  to(key: string, ...kinds: readonly string[]): readonly GraphEdge[];
}

export function viewGraph({ nodes, edges }: Graph): GraphView {
  const nodeOf = new Map(nodes.map((node) => [node.key, node]));
  const out = Map.groupBy(edges, ({ from }) => from);
  const into = Map.groupBy(edges, ({ to }) => to);
  const of = (edges: readonly GraphEdge[] = [], kinds: readonly string[]) =>
    kinds.length === 0 ? edges : edges.filter(({ kind }) => kinds.includes(kind));
  return {
    node: (key) => nodeOf.get(key),
    from: (key, ...kinds) => of(out.get(key), kinds),
    to: (key, ...kinds) => of(into.get(key), kinds),
  };
}
