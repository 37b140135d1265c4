import type { Circuit, Head } from './survey-index.ts';

/** What one head hands to another, in one circuit. */
export interface Handover {
  relation: string;
  /** What the circuit's edge is read from. */
  basis: Circuit['data']['edges'][number]['basis'];
  circuit: Circuit;
}

export interface Neighbour {
  head: Head;
  handovers: Handover[];
}

/**
 * The heads that a head works with, each once in either direction, in the order in which the circuits name them. A head
 * that hands to itself is no neighbour.
 */
export function neighboursOf(
  head: Head,
  circuits: readonly Circuit[],
  headOf: ReadonlyMap<string, Head>,
): { receivesFrom: Neighbour[]; handsTo: Neighbour[] } {
  const receivesFrom = new Map<string, Neighbour>();
  const handsTo = new Map<string, Neighbour>();
  for (const circuit of circuits) {
    for (const { from, to, relation, basis } of circuit.data.edges) {
      if (from === to) continue;
      const [side, otherId] = from === head.id ? [handsTo, to] : to === head.id ? [receivesFrom, from] : [];
      const other = otherId === undefined ? undefined : headOf.get(otherId);
      if (!side || !other) continue;
      const neighbour = side.get(other.id) ?? { head: other, handovers: [] };
      neighbour.handovers.push({ relation, basis, circuit });
      side.set(other.id, neighbour);
    }
  }
  return { receivesFrom: [...receivesFrom.values()], handsTo: [...handsTo.values()] };
}
