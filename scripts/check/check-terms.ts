import type { Term, Terms } from '../../src/content/terms-folder.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { unknownId } from './unknown-id.ts';

/**
 * Problems of the terms among themselves: ids that stand twice, and fields that name a term that isn't there.
 *
 * @param slugs Of all papers.
 */
export function checkTerms(terms: Terms, slugs: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  for (const list of Object.values(terms) as Term<unknown>[][]) problems.push(...repeatedIds(list));

  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const references = [...ids(terms.references), ...slugs];
  const name = (
    term: Term<unknown>,
    kind: string,
    id: string | undefined,
    known: readonly string[],
    path: PropertyKey[],
  ) => {
    if (id === undefined || known.includes(id)) return;
    problems.push(unknownId(kind, id, known, { file: term.file, ...term.place(path) }));
  };
  const nameAll = (
    term: Term<unknown>,
    kind: string,
    found: readonly string[],
    known: readonly string[],
    key: string,
  ) => {
    for (const [index, id] of found.entries()) name(term, kind, id, known, [key, index]);
  };

  for (const stage of terms.stages) {
    nameAll(stage, 'reference', stage.data.references, references, 'references');
    for (const [index, { stage: to }] of stage.data.passesTo.entries()) {
      name(stage, 'stage', to, ids(terms.stages), ['passesTo', index, 'stage']);
    }
  }
  for (const head of terms.heads) {
    const { stage, group, subgroup, task, layers, models, proposedBy } = head.data;
    name(head, 'stage', stage, ids(terms.stages), ['stage']);
    const groups = terms.stages.find(({ id }) => id === stage)?.data.groups ?? [];
    name(head, 'group', group, ids(groups), ['group']);
    name(head, 'subgroup', subgroup, ids(groups.find(({ id }) => id === group)?.subgroups ?? []), [
      'subgroup',
    ]);
    name(head, 'task', task, ids(terms.tasks), ['task']);
    nameAll(head, 'layer', layers, ids(terms.layers), 'layers');
    nameAll(head, 'model family', models, ids(terms['model-families']), 'models');
    nameAll(head, 'reference', head.data.references, references, 'references');
    nameAll(head, 'paper', proposedBy, [...slugs], 'proposedBy');
  }
  for (const circuit of terms.circuits) {
    for (const [index, { from, to }] of circuit.data.edges.entries()) {
      name(circuit, 'head', from, ids(terms.heads), ['edges', index, 'from']);
      name(circuit, 'head', to, ids(terms.heads), ['edges', index, 'to']);
    }
    nameAll(circuit, 'reference', circuit.data.references, references, 'references');
  }
  for (const method of terms.methods)
    name(method, 'method', method.data.parent, ids(terms.methods), ['parent']);
  for (const kind of ['methods', 'benchmarks', 'glossary', 'background'] as const) {
    for (const term of terms[kind])
      nameAll(term, 'reference', term.data.references, references, 'references');
  }
  return problems;
}

function repeatedIds(list: readonly Term<unknown>[]): Problem[] {
  const first = new Map<string, Term<unknown>>();
  return list.flatMap((term): Problem[] => {
    // One id for both "retrieval-head" and "retrieval-heads": nobody would know which of the two to write.
    const key = term.id.toLowerCase().replace(/s?(?:-|_|$)/g, '');
    const before = first.get(key);
    first.set(key, before ?? term);
    if (!before) return [];
    const at = before.place(['id']).line;
    if (before.id !== term.id) {
      return [
        {
          file: term.file,
          ...term.place(['id']),
          rule: 'near-duplicate-id',
          message: `Unexpected id "${term.id}" beside "${before.id}" (${before.file}:${at}), expected ids that differ in more than a dash or a plural`,
          mend: 'Make one term of the two, or tell their ids apart.',
        },
      ];
    }
    return [
      {
        file: term.file,
        ...term.place(['id']),
        rule: 'repeated-id',
        message: `Unexpected second term "${term.id}", expected each id once (the first is at line ${at})`,
        mend: 'Rename one of the two, or delete it.',
      },
    ];
  });
}
