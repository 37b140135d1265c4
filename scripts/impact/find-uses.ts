import type { z } from 'zod';
import type { Content } from '../../src/content/read-content.ts';
import { listSchemas, proseSchemas, type Term } from '../../src/content/terms-folder.ts';
import { compareText } from '../../src/survey/problem.ts';
import { type NamedKind, paperSchema } from '../../src/survey/schema.ts';
import { walkValues } from '../../src/survey/schema-walk.ts';
import { findNamed, type NameKind } from './find-named.ts';
import type { ContentText } from './read-texts.ts';

/** A place that names a term. */
export interface Use {
  file: string;
  /** From 1. */
  line: number;
  /** What the place is: `label of the paper "…"`, `edge`, `link in the text`. */
  what: string;
}

/** Fields that name terms of a kind; labels of papers with methods are methods. */
const fieldKinds: Partial<Record<NameKind, readonly NamedKind[]>> = {
  stages: ['stages'],
  heads: ['heads'],
  topics: ['topics'],
  scopes: ['scopes'],
  methods: ['methods', 'labelMethods'],
  layers: ['layers'],
  tasks: ['tasks'],
  'model-families': ['model-families'],
  groups: ['groups'],
  subgroups: ['subgroups'],
};

/**
 * Every place of a content folder that names a term: labels and fields, and in its texts addresses, citations, counts, maps
 * and labelled papers. Sorted by place.
 */
export function findUses(content: Content, texts: readonly ContentText[], kind: NameKind, id: string): Use[] {
  const kinds = fieldKinds[kind] ?? [];
  const uses: Use[] = texts.flatMap((text) => findNamed(text, kind, id));
  const inData = (
    schema: z.ZodType,
    { file, data, place }: Pick<Term<unknown>, 'file' | 'data' | 'place'>,
    say: (path: (string | number)[]) => string,
  ) => {
    for (const { path, value, names } of walkValues(schema, data)) {
      if (value !== id || names === undefined || !kinds.includes(names)) continue;
      uses.push({ file, line: place(path).line, what: say(path) });
    }
    if (kind !== 'references') return;
    for (const [path, value] of leavesOf(data)) {
      if (value === id && path.includes('references'))
        uses.push({ file, line: place(path).line, what: 'reference' });
    }
  };
  for (const paper of content.papers) {
    const { file, data, place } = paper;
    if (data)
      inData(paperSchema, { file, data, place }, (path) => `${singularField(String(path[0]))} of the paper`);
  }
  for (const [name, schema] of Object.entries(proseSchemas)) {
    for (const term of content.terms[name as keyof typeof proseSchemas]) {
      inData(schema, term, (path) => `${path.join('.')} of ${name.slice(0, -1)} ${term.id}`);
    }
  }
  for (const [name, schema] of Object.entries(listSchemas)) {
    for (const term of content.terms[name as keyof typeof listSchemas]) {
      inData(schema, term, (path) => `${path.join('.')} of ${term.id}`);
    }
  }
  return uses.sort((a, b) => compareText(a.file, b.file) || a.line - b.line || compareText(a.what, b.what));
}

function* leavesOf(
  value: unknown,
  path: (string | number)[] = [],
): Generator<[(string | number)[], unknown]> {
  if (typeof value !== 'object' || value === null) {
    yield [path, value];
    return;
  }
  const isList = Array.isArray(value);
  for (const [key, item] of Object.entries(value))
    yield* leavesOf(item, [...path, isList ? Number(key) : key]);
}

function singularField(field: string): string {
  return field.replace(/s$/, '');
}
