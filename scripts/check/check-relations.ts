import type { ProseTerm, Term, Terms } from '../../src/content/terms-folder.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { problemAt } from './problem-at.ts';

/**
 * What is hardly meant among terms, and yet can be: two that go by one name, two stages in one place, an edge that leads to
 * itself. Each note stands at the second of two.
 */
export function noteRelations({
  stages,
  heads,
  circuits,
  methods,
  glossary,
  topics,
  scopes,
}: Terms): Problem[] {
  return [
    ...sameOrder(stages),
    ...sameNames(
      'stage',
      stages,
      ({ name, abbr }) => [name, abbr],
      (index) => [index === 0 ? 'name' : 'abbr'],
    ),
    // The second is told of: that is rather one that papers propose than one of the source.
    ...sameNames(
      'head',
      heads.toSorted((a, b) => Number(a.data.status === 'proposed') - Number(b.data.status === 'proposed')),
      ({ name, aliases }) => [name, ...aliases],
    ),
    ...sameNames('topic', topics, ({ name }) => [name]),
    ...sameNames('scope', scopes, ({ name }) => [name]),
    ...sameNames('circuit', circuits, ({ name }) => [name]),
    ...sameNames('glossary entry', glossary, ({ name, aliases }) => [name, ...aliases]),
    ...sameNames('method', methods, ({ name, aliases }) => [name, ...aliases]),
    ...stages.flatMap((stage) =>
      edgeProblems(
        stage,
        stage.data.passesTo.map(({ stage: to }) => [stage.id, to]),
        (index) => ['passesTo', index, 'stage'],
      ),
    ),
    ...circuits.flatMap(
      (circuit) =>
        edgeProblems(
          circuit,
          circuit.data.edges.map(({ from, to }) => [from, to]),
          (index) => ['edges', index, 'to'],
        ).filter(({ rule }) => rule === 'edge-to-itself'), // Two heads can work together in two ways.
    ),
  ];
}

function sameOrder(stages: Terms['stages']): Problem[] {
  const first = new Map<number, string>();
  return stages.flatMap((stage) => {
    const { order } = stage.data;
    const before = first.get(order);
    if (before === undefined) {
      first.set(order, stage.id);
      return [];
    }
    return problemAt(
      stage,
      ['order'],
      'repeated-order',
      `Unexpected order ${order}, expected each once: the stage "${before}" has it, too`,
      'Number the stages as they follow each other.',
    );
  });
}

/** Names and aliases by which two terms of a kind could be meant. */
function sameNames<Data>(
  kind: string,
  terms: readonly Term<Data>[],
  namesOf: (data: Data) => readonly string[],
  pathOf: (index: number) => PropertyKey[] = (index) => (index === 0 ? ['name'] : ['aliases', index - 1]),
): Problem[] {
  const owner = new Map<string, Term<Data>>();
  return terms.flatMap((term) =>
    namesOf(term.data).flatMap((name, index) => {
      const key = name
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\s-]+/g, ' ')
        .trim()
        .replace(/(?<=\p{L}{3})s$/u, '');
      const before = owner.get(key);
      if (before === undefined) owner.set(key, term);
      if (before === undefined || (before === term && index === 0)) return [];
      // The plural of its own name is told of elsewhere.
      if (before === term && /s$/.test(name)) return [];
      if (before === term)
        return problemAt(
          term,
          pathOf(index),
          'repeated-name',
          `Unexpected name "${name}", expected one that the ${kind} doesn't have already`,
          'Delete it: the name, or another alias, says it.',
        );
      const other = `"${before.id}"`;
      return problemAt(
        term,
        pathOf(index),
        'repeated-name',
        `Unexpected name "${name}", expected one that no other ${kind} has: it is one of ${other} already`,
        index === 0
          ? `Give one of the two another name; or, if they are one, see what makes one of them: npm run impact -- --merge ${term.id} ${before.id}`
          : pathOf(index)[0] === 'abbr'
            ? 'Write another one.'
            : 'Delete it here or there.',
      );
    }),
  );
}

function edgeProblems(
  term: ProseTerm<unknown>,
  edges: readonly (readonly [string, string])[],
  pathOf: (index: number) => PropertyKey[],
): Problem[] {
  const seen = new Set<string>();
  return edges.flatMap(([from, to], index) => {
    const key = `${from}\n${to}`;
    const isSecond = seen.has(key);
    seen.add(key);
    if (from === to)
      return problemAt(
        term,
        pathOf(index),
        'edge-to-itself',
        `Unexpected edge from "${from}" to itself, expected it to lead to another`,
        'Name where it leads to, or delete it.',
      );
    if (isSecond)
      return problemAt(
        term,
        pathOf(index),
        'repeated-edge',
        `Unexpected second edge from "${from}" to "${to}", expected each once`,
        'Make one of the two.',
      );
    return [];
  });
}

/** A method whose parents lead back to it: told once for each circle, at the method that stands first. */
export function checkParents(methods: Terms['methods']): Problem[] {
  const parentOf = new Map(methods.map(({ id, data }) => [id, data.parent]));
  const told = new Set<string>();
  return methods.flatMap((method) => {
    const way = [method.id];
    for (let at = parentOf.get(method.id); at !== undefined; at = parentOf.get(at)) {
      if (at === method.id) {
        if (told.has(at)) return [];
        for (const id of way) told.add(id);
        return problemAt(
          method,
          ['parent'],
          'circle-of-parents',
          `Unexpected parent of "${method.id}", expected its parents to end: ${[...way, at].join(', ')}`,
          'Give one of them another parent, or none.',
        );
      }
      if (way.includes(at)) return []; // Leads into a circle, and is told of there.
      way.push(at);
    }
    return [];
  });
}
