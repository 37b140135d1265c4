import type { z } from 'zod';
import type { Content } from '../../src/content/read-content.ts';
import { listSchemas, proseSchemas, type Term, type TermKind } from '../../src/content/terms-folder.ts';
import { compareText } from '../../src/survey/problem.ts';
import { type NamedKind, paperSchema } from '../../src/survey/schema.ts';
import { walkValues } from '../../src/survey/schema-walk.ts';

/** A place that names a term. */
export interface Use {
  file: string;
  /** From 1. */
  line: number;
  /** What the place is: `label of the paper "…"`, `edge`, `link in the text`. */
  what: string;
}

/** Kinds of terms that have a page of their own, by the folder of its address. */
const pageFolders: Partial<Record<TermKind, string>> = {
  stages: 'stages',
  heads: 'heads',
  circuits: 'circuits',
  methods: 'methods',
  topics: 'topics',
};

/** Properties of `<Count>` that name a term of a kind. */
const countProperties: Partial<Record<TermKind, readonly string[]>> = {
  stages: ['stage', 'primary'],
  heads: ['head'],
  topics: ['topic'],
  scopes: ['scope'],
  methods: ['method'],
};

/** Fields that name terms of a kind; labels of papers with methods are methods. */
const fieldKinds: Partial<Record<TermKind, readonly NamedKind[]>> = {
  stages: ['stages'],
  heads: ['heads'],
  topics: ['topics'],
  scopes: ['scopes'],
  methods: ['methods', 'labelMethods'],
  layers: ['layers'],
  tasks: ['tasks'],
  'model-families': ['model-families'],
};

/** Every place of a content folder that names a term: labels, fields, links, citations and counts. Sorted by place. */
export function findUses(content: Content, kind: TermKind, id: string): Use[] {
  const kinds = fieldKinds[kind] ?? [];
  const uses: Use[] = [];
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
  const inBody = ({ file, body, bodyLine }: { file: string; body: string; bodyLine: number }) => {
    for (const [index, line] of body.split('\n').entries()) {
      for (const what of namedIn(line, kind, id)) uses.push({ file, line: bodyLine + index, what });
    }
  };

  for (const paper of content.papers) {
    const { file, data, place } = paper;
    if (data)
      inData(paperSchema, { file, data, place }, (path) => `${singularField(String(path[0]))} of the paper`);
    inBody(paper);
  }
  for (const [name, schema] of Object.entries(proseSchemas)) {
    for (const term of content.terms[name as keyof typeof proseSchemas]) {
      inData(schema, term, (path) => `${path.join('.')} of ${name.slice(0, -1)} ${term.id}`);
      inBody(term);
    }
  }
  for (const [name, schema] of Object.entries(listSchemas)) {
    for (const term of content.terms[name as keyof typeof listSchemas]) {
      inData(schema, term, (path) => `${path.join('.')} of ${term.id}`);
    }
  }
  return uses.sort((a, b) => compareText(a.file, b.file) || a.line - b.line || compareText(a.what, b.what));
}

/** What a line of prose says of a term. */
function* namedIn(line: string, kind: TermKind, id: string): Generator<string> {
  const exact = id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const folder = pageFolders[kind];
  if (folder !== undefined && new RegExp(`\\]\\(/${folder}/${exact}/?[)#]`).test(line))
    yield 'link in the text';
  if (kind === 'references' && new RegExp(`<Cite\\s+id="${exact}"`).test(line)) yield 'citation in the text';
  const properties = countProperties[kind];
  if (properties && new RegExp(`<Count\\b[^>]*\\b(?:${properties.join('|')})="${exact}"`).test(line))
    yield 'count in the text';
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
