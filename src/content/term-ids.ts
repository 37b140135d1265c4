import type { NamedKind } from '../survey/schema.ts';
import type { Terms } from './terms-folder.ts';

/** The ids that a field of each kind may name, in the order of the terms; a file with another kind of name gives none. */
export function idsOfTerms(terms: Terms): Record<NamedKind, readonly string[]> {
  const list = (all: readonly { id: string }[]) =>
    [...new Set(all.map(({ id }) => id))].filter((id) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id));
  const groups = terms.stages.flatMap(({ data }) => data.groups);
  return {
    stages: list(terms.stages),
    groups: list(groups),
    subgroups: list(groups.flatMap(({ subgroups }) => subgroups)),
    heads: list(terms.heads),
    topics: list(terms.topics),
    scopes: list(terms.scopes),
    methods: list(terms.methods),
    labelMethods: list(terms.methods.filter(({ data }) => data.kind === 'method')),
    layers: list(terms.layers),
    tasks: list(terms.tasks),
    'model-families': list(terms['model-families']),
  };
}
