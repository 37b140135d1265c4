import type { Terms } from '../../src/content/terms-folder.ts';
import { foldWords } from '../../src/survey/fold.ts';
import type { NamedKind } from '../../src/survey/schema.ts';
import type { IdOf } from './fix-values.ts';

interface Named {
  id: string;
  names: readonly string[];
}

/** Gives the id for a name, abbreviation, alias or plural of a term of the survey. */
export function createIdOf(terms: Partial<Terms>): IdOf {
  const named = (list: readonly { id: string; data: TermNames }[] | undefined): Named[] =>
    (list ?? []).map(({ id, data }) => ({ id, names: namesOf(data) }));
  const groups = (terms.stages ?? []).flatMap(({ data }) => data.groups);
  const groupsOf = (list: readonly ({ id: string } & TermNames)[]): Named[] =>
    list.map((group) => ({ id: group.id, names: namesOf(group) }));
  const kinds: Record<NamedKind, () => Named[]> = {
    stages: () => named(terms.stages),
    groups: () => groupsOf(groups),
    subgroups: () => groupsOf(groups.flatMap(({ subgroups }) => subgroups)),
    heads: () => named(terms.heads),
    topics: () => named(terms.topics),
    scopes: () => named(terms.scopes),
    methods: () => named(terms.methods),
    labelMethods: () => named(terms.methods?.filter(({ data }) => data.kind === 'method')),
    layers: () => named(terms.layers),
    tasks: () => named(terms.tasks),
    'model-families': () => named(terms['model-families']),
  };
  const tables = new Map<NamedKind, Map<string, string>>();
  return (kind, name) => {
    const table = tables.get(kind) ?? idsByName(kinds[kind]());
    tables.set(kind, table);
    const id = table.get(nameKey(name));
    return id === name ? undefined : id;
  };
}

interface TermNames {
  name: string;
  abbr?: string | undefined;
  aliases?: readonly string[] | undefined;
}

function namesOf({ name, abbr, aliases }: TermNames): string[] {
  return [name, ...(abbr === undefined ? [] : [abbr]), ...(aliases ?? [])];
}

/**
 * Ids by all names of their terms. An id stands for its own term; a name that two terms share stands for neither, and no name
 * stands for an id that two terms have, or that no term may have.
 */
function idsByName(terms: readonly Named[]): Map<string, string> {
  const ids = new Map<string, string>();
  const shared = new Set<string>();
  const all = terms.map(({ id }) => id);
  const repeated = new Set(all.filter((id, index) => all.indexOf(id) !== index));
  for (const { id, names } of terms) {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) continue;
    for (const key of new Set([id, ...names].map(nameKey))) {
      if (repeated.has(id) || (ids.has(key) && ids.get(key) !== id)) shared.add(key);
      ids.set(key, id);
    }
  }
  for (const key of shared) ids.delete(key);
  return ids;
}

/** Equal for "Induction Heads", "induction-head" and "induction_head". */
function nameKey(name: string): string {
  return foldWords(name.replace(/_/g, ' ')).join('').replace(/s$/, '');
}
