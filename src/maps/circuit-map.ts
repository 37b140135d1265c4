import { weakBases } from '../survey/schema.ts';
import { listWords } from './list-words.ts';
import { headNode, type MapTerms } from './map-source.ts';
import type { MapEdge, MapNode, SurveyMap } from './survey-map.ts';

/** A circuit from its example's prompt to its answer: which head hands what to which. */
export function circuitMap(terms: MapTerms, id: string): SurveyMap | undefined {
  const found = headsOf(terms, id);
  if (!found) return undefined;
  const { circuit, heads, edges } = found;
  const { example } = circuit.data;
  const word = terms.words.head;
  const from = new Set(edges.map((edge) => edge.from));
  const into = new Set(edges.map((edge) => edge.to));
  const nodes: MapNode[] = [...heads];
  const all: MapEdge[] = [];
  if (example) {
    nodes.unshift({
      key: 'example:prompt',
      kind: 'example',
      name: `“${example.prompt}”`,
      note: 'What goes in.',
    });
    for (const { key } of heads)
      if (!into.has(key)) all.push({ from: 'example:prompt', to: key, isDotted: true, note: 'reads it' });
  }
  all.push(...edges);
  if (example) {
    nodes.push({
      key: 'example:answer',
      kind: 'example',
      name: `“${example.answer}”`,
      note: 'What should come out.',
    });
    for (const { key } of heads)
      if (!from.has(key)) all.push({ from: key, to: 'example:answer', isDotted: true, note: 'ends in' });
  }
  const ends = heads.filter(({ key }) => !from.has(key)).map(({ name }) => name);
  return {
    id: `circuit-${id}`,
    title: `Which ${word.one} hands what to which: ${circuit.data.name}`,
    description: [
      `${heads.length} ${word.many} in ${edges.length === 1 ? 'one step' : `${edges.length} steps`}${example ? ', from the prompt to the answer' : ''}.`,
      `It ends in the ${listWords(ends)}.`,
      edges.some(({ isDotted }) => isDotted)
        ? `A dotted line between ${word.many} is one that the source does not put into words: it is only in a figure, or inferred.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
    form: 'flowchart',
    direction: 'TB',
    counts: 'below',
    nodes,
    edges: all,
    frames: [],
    showsPapers: false,
  };
}

/**
 * The same circuit as a sequence of steps, each after those that it builds on; undefined when no step builds on another,
 * so that their order means nothing.
 */
export function circuitSequence(terms: MapTerms, id: string): SurveyMap | undefined {
  const found = headsOf(terms, id);
  if (!found) return undefined;
  const { circuit, heads, edges } = found;
  const from = new Set(edges.map((edge) => edge.from));
  if (!edges.some((edge) => from.has(edge.to))) return undefined;
  const order = inOrder(
    heads.map(({ key }) => key),
    edges,
  );
  if (!order) return undefined;
  const placeOf = new Map(order.map((key, place) => [key, place]));
  const place = (key: string) => placeOf.get(key) ?? 0;
  const steps = [...edges].sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to));
  return {
    id: `circuit-${id}-steps`,
    title: `Step by step: ${circuit.data.name}`,
    description: `The same ${edges.length} steps in an order in which each comes after those it builds on, from ${headName(heads, order[0])} to ${headName(heads, order.at(-1))}.`,
    form: 'sequence',
    direction: 'LR',
    counts: 'none',
    nodes: [...heads].sort((a, b) => place(a.key) - place(b.key)),
    edges: steps,
    frames: [],
    showsPapers: false,
  };
}

function headName(heads: readonly MapNode[], key: string | undefined): string {
  return heads.find((head) => head.key === key)?.name ?? '';
}

function headsOf(terms: MapTerms, id: string) {
  const circuit = terms.circuits.find((each) => each.id === id);
  if (!circuit) return undefined;
  const keys = new Set<string>();
  const edges: MapEdge[] = [];
  for (const { from, to, relation, carries, basis } of circuit.data.edges) {
    const [a, b] = [terms.head(from), terms.head(to)];
    if (!a || !b) continue;
    keys.add(from).add(to);
    edges.push({
      from: `head:${from}`,
      to: `head:${to}`,
      label: carries ?? relation,
      note: relation,
      ...(weakBases.has(basis) && { isDotted: true }),
    });
  }
  const heads = [...keys].flatMap((key) => {
    const head = terms.head(key);
    return head ? [headNode(terms, head)] : [];
  });
  return edges.length === 0 ? undefined : { circuit, heads, edges };
}

/** Keys so that every edge leads onwards; undefined when they go in a circle. Those that can come next keep their order. */
function inOrder(keys: readonly string[], edges: readonly MapEdge[]): string[] | undefined {
  const done: string[] = [];
  const left = new Set(keys);
  while (left.size > 0) {
    const next = [...left].find(
      (key) => !edges.some(({ from, to }) => to === key && from !== key && left.has(from)),
    );
    if (next === undefined) return undefined;
    left.delete(next);
    done.push(next);
  }
  return done;
}
