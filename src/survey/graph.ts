import { createNameFinder } from './name-finder.ts';
import { compareText } from './problem.ts';

/** Kinds of nodes; with the id they make a node's key, such as `head:successor-head`. */
export type NodeKind = 'stage' | 'head' | 'circuit' | 'method' | 'benchmark' | 'family' | 'paper';

export interface GraphNode {
  key: string;
  kind: NodeKind;
  id: string;
  name: string;
}

/**
 * One edge; what it says depends on its kind:
 * - `passes`: stage to stage, with what is carried;
 * - `hands`: head to head within `circuit`, with what the one does for the other, what it carries in a few words, and
 *   what the source's basis for it is;
 * - `in-stage`: head to stage;
 * - `introduces`, `studies`, `uses`, `intervenes`: paper to head, with the quote;
 * - `bears-on`: paper to stage, with the quote;
 * - `by-method`: paper to method;
 * - `on-benchmark`: paper to a benchmark that its abstract names, with the name as it stands there;
 * - `names-family`: paper to a family of models that its abstract names, with the name as it stands there.
 */
export interface GraphEdge {
  kind: string;
  from: string;
  to: string;
  label?: string;
  circuit?: string;
  basis?: string;
  carries?: string;
  quote?: string;
}

export interface Graph {
  /** By key. */
  nodes: GraphNode[];
  /** By kind, then by ends. */
  edges: GraphEdge[];
}

/** What a graph is made from; the shapes are those of the schema. */
export interface GraphSource {
  stages: readonly {
    id: string;
    name: string;
    passesTo: readonly { stage: string; carries?: string | undefined }[];
  }[];
  heads: readonly { id: string; name: string; stage?: string | undefined }[];
  circuits: readonly {
    id: string;
    name: string;
    edges: readonly {
      from: string;
      to: string;
      relation: string;
      carries?: string | undefined;
      basis: string;
    }[];
  }[];
  methods: readonly { id: string; name: string }[];
  benchmarks: readonly { id: string; name: string }[];
  /** Families of models. */
  families: readonly { id: string; name: string; aliases: readonly string[] }[];
  papers: readonly {
    id: string;
    title: string;
    abstract: string;
    stages: readonly { id: string; quote: string }[];
    heads: readonly { id: string; relation: string; quote: string }[];
    methods: readonly string[];
  }[];
}

/**
 * The graph of a survey: what pages, maps and data files know of how things hang together comes from here.
 *
 * Edges to what isn't there are left out; `npm run check` reports them. The same content gives the same order.
 */
export function buildGraph(source: GraphSource): Graph {
  const nodes = new Map<string, GraphNode>();
  const addNode = (kind: NodeKind, id: string, name: string) => {
    const key = `${kind}:${id}`;
    nodes.set(key, { key, kind, id, name });
  };
  for (const { id, name } of source.stages) addNode('stage', id, name);
  for (const { id, name } of source.heads) addNode('head', id, name);
  for (const { id, name } of source.circuits) addNode('circuit', id, name);
  for (const { id, name } of source.methods) addNode('method', id, name);
  for (const { id, name } of source.benchmarks) addNode('benchmark', id, name);
  for (const { id, name } of source.families) addNode('family', id, name);
  for (const { id, title } of source.papers) addNode('paper', id, title);

  const edges: GraphEdge[] = [];
  const addEdge = (edge: GraphEdge) => {
    if (nodes.has(edge.from) && nodes.has(edge.to)) edges.push(edge);
  };
  for (const { id, passesTo } of source.stages) {
    for (const { stage, carries } of passesTo) {
      addEdge({
        kind: 'passes',
        from: `stage:${id}`,
        to: `stage:${stage}`,
        ...(carries && { label: carries }),
      });
    }
  }
  for (const { id, stage } of source.heads) {
    if (stage !== undefined) addEdge({ kind: 'in-stage', from: `head:${id}`, to: `stage:${stage}` });
  }
  for (const circuit of source.circuits) {
    for (const { from, to, relation, carries, basis } of circuit.edges) {
      addEdge({
        kind: 'hands',
        from: `head:${from}`,
        to: `head:${to}`,
        label: relation,
        circuit: circuit.id,
        basis,
        ...(carries !== undefined && { carries }),
      });
    }
  }
  const benchmarkFinders = source.benchmarks.map(({ id, name }) => ({
    to: `benchmark:${id}`,
    find: createNameFinder(name.split('/'), 'benchmark'),
  }));
  const familyFinders = source.families.map(({ id, name, aliases }) => ({
    to: `family:${id}`,
    find: createNameFinder([name, ...aliases], 'family'),
  }));
  for (const paper of source.papers) {
    const from = `paper:${paper.id}`;
    for (const { id, quote } of paper.stages) addEdge({ kind: 'bears-on', from, to: `stage:${id}`, quote });
    for (const { id, relation, quote } of paper.heads)
      addEdge({ kind: relation, from, to: `head:${id}`, quote });
    for (const id of paper.methods) addEdge({ kind: 'by-method', from, to: `method:${id}` });
    for (const { to, find } of benchmarkFinders) {
      const label = find(paper.abstract);
      if (label !== undefined) addEdge({ kind: 'on-benchmark', from, to, label });
    }
    for (const { to, find } of familyFinders) {
      const label = find(paper.abstract);
      if (label !== undefined) addEdge({ kind: 'names-family', from, to, label });
    }
  }
  const order = ({ kind, from, to, circuit = '' }: GraphEdge) => [kind, from, to, circuit].join('\u0000');
  return {
    nodes: [...nodes.values()].sort((a, b) => compareText(a.key, b.key)),
    edges: edges.sort((a, b) => compareText(order(a), order(b))),
  };
}
