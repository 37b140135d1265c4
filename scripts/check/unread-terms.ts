import { join } from 'node:path';
import type { Content } from '../../src/content/read-content.ts';
import {
  listSchemas,
  proseSchemas,
  type Term,
  type TermKind,
  type Unread,
} from '../../src/content/terms-folder.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { type NamedKind, paperSchema } from '../../src/survey/schema.ts';
import { walkValues } from '../../src/survey/schema-walk.ts';

/** Kinds of terms that papers and other terms name, by what the schemas call them. */
const kindsOfNames: Partial<Record<NamedKind, TermKind>> = {
  stages: 'stages',
  heads: 'heads',
  topics: 'topics',
  scopes: 'scopes',
  methods: 'methods',
  labelMethods: 'methods',
  layers: 'layers',
  tasks: 'tasks',
  'model-families': 'model-families',
};

/**
 * Kinds of terms of which there is none although many things name some: one problem for each, instead of one for each name.
 * The kind then counts as unread.
 */
export function listsWithout(content: string, whole: Content): Problem[] {
  const { terms, unread } = whole;
  const empty = (kind: TermKind) =>
    terms[kind].length === 0 && unread.terms[kind].length === 0 && unread.lists[kind] === undefined;
  const kinds = new Set([...Object.values(kindsOfNames)].filter(empty));
  if (kinds.size === 0) return [];
  const names = new Map<TermKind, string[]>();
  const look = (schema: Parameters<typeof walkValues>[0], data: unknown) => {
    for (const { value, names: named } of walkValues(schema, data)) {
      const kind = named && kindsOfNames[named];
      if (kind && kinds.has(kind) && typeof value === 'string')
        names.set(kind, [...(names.get(kind) ?? []), value]);
    }
  };
  for (const { readable } of whole.papers) look(paperSchema, readable);
  for (const [kind, schema] of Object.entries({ ...proseSchemas, ...listSchemas })) {
    for (const { data } of terms[kind as TermKind] as Term<unknown>[]) look(schema, data);
  }
  return [...names].flatMap(([kind, found]): Problem[] => {
    // One or two are more likely misspelt than the list is lost.
    if (found.length < 3) return [];
    const isList = Object.hasOwn(listSchemas, kind);
    const path = isList ? `taxonomy/${kind}.yaml` : `${kind}/`;
    const problem = {
      file: join(content, path),
      line: 1,
      column: 1,
      rule: 'terms-missing',
      message: `Unexpected absence of any ${kind}, expected those that are named ${found.length.toLocaleString('en-GB')} times, such as ${[...new Set(found)].slice(0, 3).join(', ')}`,
      mend: isList
        ? `Write ${path} in the content folder, or take it back from git: git checkout HEAD -- ${join(content, path)}`
        : `Write a file for each below ${path}, or take them back from git: git checkout HEAD -- ${join(content, path)}`,
    };
    unread.lists[kind] = problem;
    return [problem];
  });
}

/** What wasn't checked because terms couldn't be read: told in a line for each, so that nobody takes silence for rightness. */
export function noteUnchecked({ terms, lists }: Unread): Problem[] {
  const ofLists = Object.entries(lists).map(
    ([kind, cause]): Problem => ({
      ...placeOf(cause),
      rule: 'not-checked',
      message: `Unexpected ${kind} that can't all be read, expected them all: whatever names ${kind} was not checked`,
      mend: 'Mend them first, then run the check again.',
    }),
  );
  const ofFiles = Object.entries(terms).flatMap(([kind, list]) =>
    lists[kind as TermKind] !== undefined
      ? []
      : list.map(
          ({ id, cause }): Problem => ({
            ...placeOf(cause),
            rule: 'not-checked',
            message: `Unexpected form of "${id}" (${kind}), expected one that can be read: whatever names it was not checked further`,
            mend: 'Mend it first, then run the check again.',
          }),
        ),
  );
  return [...ofLists, ...ofFiles];
}

function placeOf({ file, line, column }: Problem): { file: string; line: number; column: number } {
  return { file, line, column };
}
