import {
  isUnread,
  nothingUnread,
  type Term,
  type TermKind,
  type Terms,
  type Unread,
} from '../../src/content/terms-folder.ts';
import type { Problem } from '../../src/survey/problem.ts';
import type { Readable } from '../../src/survey/readable.ts';
import type { HeadFrontMatter, NamedKind } from '../../src/survey/schema.ts';
import type { IdOf } from './fix-values.ts';
import { createIdOf } from './id-of-name.ts';
import { unknownId, whatIs } from './unknown-id.ts';

/**
 * Problems of the terms among themselves: ids that stand twice, and fields that name a term that isn't there. Of a term that
 * has the wrong form, all that can be read is looked at.
 *
 * @param slugs Of all papers.
 * @param unread Terms that couldn't be read: an id of theirs is not unknown.
 */
export function checkTerms(
  terms: Terms,
  slugs: ReadonlySet<string>,
  unread: Unread = nothingUnread(),
  idOf: IdOf = createIdOf(terms),
): Problem[] {
  const problems: Problem[] = [];
  for (const list of Object.values(terms) as Term<unknown>[][]) problems.push(...repeatedIds(list));
  problems.push(...slugsOfReferences(terms, slugs));

  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const references = [...ids(terms.references), ...slugs];
  const name = (
    term: Term<unknown>,
    kind: string,
    named: NamedKind | 'references' | 'papers',
    id: string | undefined,
    known: readonly string[],
    path: PropertyKey[],
  ) => {
    if (id === undefined || known.includes(id)) return;
    if (Object.hasOwn(unread.terms, named) && isUnread(unread, named as TermKind, id)) return;
    if ((named === 'references' || named === 'papers') && unread.papers.includes(id)) return;
    const isTerm = named !== 'references' && named !== 'papers';
    problems.push(
      unknownId(
        kind,
        id,
        known,
        { file: term.file, ...term.place(path) },
        { meant: isTerm ? idOf(named, id) : undefined, elsewhere: isTerm ? whatIs(id, terms) : undefined },
      ),
    );
  };
  const nameAll = (
    term: Term<unknown>,
    kind: string,
    named: NamedKind | 'references' | 'papers',
    found: readonly (string | undefined)[] = [],
    known: readonly string[],
    key: string,
  ) => {
    for (const [index, id] of found.entries()) name(term, kind, named, id, known, [key, index]);
  };
  /** Those that could be read, and what can be read of the others. */
  const all = <Kind extends TermKind>(kind: Kind) =>
    [...terms[kind], ...unread.terms[kind]] as unknown as Term<Readable<Terms[Kind][number]['data']>>[];

  for (const stage of terms.stages) problems.push(...repeatedGroups(stage));
  for (const stage of all('stages')) {
    nameAll(stage, 'reference', 'references', stage.data.references, references, 'references');
    for (const [index, passing] of (stage.data.passesTo ?? []).entries()) {
      name(stage, 'stage', 'stages', passing?.stage, ids(terms.stages), ['passesTo', index, 'stage']);
    }
  }
  const isAnyStageUnread = unread.terms.stages.length > 0 || unread.lists.stages !== undefined;
  for (const head of all('heads')) {
    const { stage, task, layers, models, proposedBy } = head.data;
    name(head, 'stage', 'stages', stage, ids(terms.stages), ['stage']);
    problems.push(
      ...checkGroup(
        head,
        terms,
        idOf,
        unread.terms.heads.includes(head as never),
        isAnyStageUnread,
        unread.groups,
      ),
    );
    name(head, 'task', 'tasks', task, ids(terms.tasks), ['task']);
    nameAll(head, 'layer', 'layers', layers, ids(terms.layers), 'layers');
    nameAll(head, 'model family', 'model-families', models, ids(terms['model-families']), 'models');
    nameAll(head, 'reference', 'references', head.data.references, references, 'references');
    nameAll(head, 'paper', 'papers', proposedBy, [...slugs], 'proposedBy');
  }
  for (const circuit of all('circuits')) {
    for (const [index, edge] of (circuit.data.edges ?? []).entries()) {
      name(circuit, 'head', 'heads', edge?.from, ids(terms.heads), ['edges', index, 'from']);
      name(circuit, 'head', 'heads', edge?.to, ids(terms.heads), ['edges', index, 'to']);
    }
    nameAll(circuit, 'reference', 'references', circuit.data.references, references, 'references');
  }
  for (const method of all('methods'))
    name(method, 'method', 'methods', method.data.parent, ids(terms.methods), ['parent']);
  for (const kind of ['methods', 'benchmarks', 'glossary', 'background'] as const) {
    for (const term of all(kind))
      nameAll(term, 'reference', 'references', term.data.references, references, 'references');
  }
  return problems;
}

/** The group and the subgroup of a head, which are those of its stage: without a stage that is known, nothing can be said. */
function checkGroup(
  head: Term<Readable<HeadFrontMatter>>,
  { stages }: Pick<Terms, 'stages'>,
  idOf: IdOf,
  isUnreadHead: boolean,
  isAnyStageUnread: boolean,
  lostGroups: readonly string[],
): Problem[] {
  const { stage, group, subgroup } = head.data;
  // It may have one that can't be read, or names one that is told of as lost.
  if ((stage === undefined && isUnreadHead) || (group !== undefined && lostGroups.includes(group))) return [];
  const at = (key: string) => ({ file: head.file, ...head.place([key]) });
  const owner = stages.find(({ data }) => data.groups.some(({ id }) => id === group));
  if (group !== undefined && stage === undefined && owner)
    return [
      {
        ...at('group'),
        rule: 'unknown-group',
        message: `Unexpected group "${group}" of a head without a stage, expected its stage, too`,
        mend: `Add the line "stage: ${owner.id}", which has that group, or delete the group.`,
      },
    ];
  if (group !== undefined && stage === undefined && !isAnyStageUnread) {
    const ids = stages.flatMap(({ data }) => data.groups.map(({ id }) => id));
    return [unknownId('group', group, ids, at('group'), { meant: idOf('groups', group) })];
  }
  const groups = stages.find(({ id }) => id === stage)?.data.groups;
  if (groups === undefined) return [];
  const known = groups.find(({ id }) => id === group);
  if (group !== undefined && !known) {
    const ids = groups.map(({ id }) => id);
    // Of two that go by one id, the other may have been the one that is meant; the stage is told of.
    if (new Set(ids).size < ids.length) return [];
    const around = groups.find(({ subgroups }) => subgroups.some(({ id }) => id === group));
    const elsewhere = owner ? `a group of the stage ${owner.id}` : around && `a subgroup of ${around.id}`;
    const meant = elsewhere ? undefined : idOf('groups', group);
    if (around && subgroup === undefined)
      return [
        {
          ...unknownId('group', group, ids, at('group'), { elsewhere }),
          mend: `"${group}" is a subgroup: write group: ${around.id}, and below it subgroup: ${group}.`,
        },
      ];
    const problem = unknownId('group', group, ids, at('group'), {
      meant: meant !== undefined && ids.includes(meant) ? meant : undefined,
      elsewhere,
    });
    const choice =
      ids.length > 0 ? `or one of ${ids.join(', ')}` : 'or delete the group: this stage has none';
    return [
      owner
        ? { ...problem, mend: `"${group}" is ${elsewhere}: write stage: ${owner.id}, ${choice}.` }
        : problem,
    ];
  }
  if (subgroup === undefined || !known) return [];
  const ids = known.subgroups.map(({ id }) => id);
  return ids.includes(subgroup) ? [] : [unknownId('subgroup', subgroup, ids, at('subgroup'))];
}

/** References that go by the slug of a paper: a citation of that id could mean either. */
function slugsOfReferences({ references }: Pick<Terms, 'references'>, slugs: ReadonlySet<string>): Problem[] {
  return references
    .filter(({ id }) => slugs.has(id))
    .map(({ id, file, place }) => ({
      file,
      ...place(['id']),
      rule: 'repeated-id',
      message: `Unexpected reference "${id}", expected an id that no paper of the survey has as its slug`,
      mend: 'Delete the reference and cite the paper, or give the reference another id.',
    }));
}

/** Groups of a stage, or subgroups of a group, that go by one id: a head of that id would be of both. */
function repeatedGroups({ data, file, place }: Terms['stages'][number]): Problem[] {
  const repeated = (list: readonly { id: string }[], path: PropertyKey[]) =>
    list.flatMap(({ id }, index): Problem[] => {
      if (list.findIndex((each) => each.id === id) === index) return [];
      return [
        {
          file,
          ...place([...path, index, 'id']),
          rule: 'repeated-id',
          message: `Unexpected second group "${id}", expected each id once`,
          mend: 'Rename one of the two, or delete it.',
        },
      ];
    });
  return [
    ...repeated(data.groups, ['groups']),
    ...data.groups.flatMap(({ subgroups }, index) => repeated(subgroups, ['groups', index, 'subgroups'])),
  ];
}

/** One for both "retrieval-head" and "retrieval-heads": nobody would know which of the two to write. */
function keyOfId(id: string): string {
  return id.toLowerCase().replace(/s?(?:-|_|$)/g, '');
}

/** Whether two ids differ in no more than a dash or a plural. */
export function isRepeated(a: string, b: string): boolean {
  return keyOfId(a) === keyOfId(b);
}

function repeatedIds(list: readonly Term<unknown>[]): Problem[] {
  const first = new Map<string, Term<unknown>>();
  return list.flatMap((term): Problem[] => {
    const key = keyOfId(term.id);
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
