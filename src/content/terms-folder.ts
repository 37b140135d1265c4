import { join } from 'node:path';
import type { z } from 'zod';
import { findWrongKind } from '../survey/file-kind.ts';
import {
  checkShape,
  missingFrontMatter,
  type PlacedYaml,
  parsePlacedYaml,
  splitFrontMatter,
} from '../survey/front-matter.ts';
import type { Problem } from '../survey/problem.ts';
import { type Readable, readableParts } from '../survey/readable.ts';
import {
  backgroundSchema,
  benchmarkSchema,
  circuitSchema,
  essaySchema,
  glossarySchema,
  headSchema,
  layerSchema,
  methodSchema,
  modelFamilySchema,
  referenceSchema,
  scopeSchema,
  stageSchema,
  taskSchema,
  topicSchema,
} from '../survey/schema.ts';
import { listIfThere, readIfThere } from './content-folder.ts';

/** A term of the survey with the place where it is written. */
export interface Term<Data> {
  id: string;
  data: Data;
  /** Path for messages. */
  file: string;
  /** Place of a value of the term, by its path from the term's own root. */
  place(path: readonly PropertyKey[]): { line: number; column: number };
}

/** A term with a file of its own, and prose. */
export interface ProseTerm<Data> extends Term<Data> {
  /** MDX; may be empty. */
  body: string;
  /** Line that the body begins on, from 1. */
  bodyLine: number;
}

/** Terms that have a file each, by the folder that they lie in. */
export const proseSchemas = {
  stages: stageSchema,
  heads: headSchema,
  circuits: circuitSchema,
  essays: essaySchema,
};

/** Terms that stand in a list, by the file below `taxonomy/`. */
export const listSchemas = {
  topics: topicSchema,
  scopes: scopeSchema,
  methods: methodSchema,
  benchmarks: benchmarkSchema,
  'model-families': modelFamilySchema,
  layers: layerSchema,
  tasks: taskSchema,
  glossary: glossarySchema,
  background: backgroundSchema,
  references: referenceSchema,
};

type ProseTerms = { [Kind in keyof typeof proseSchemas]: ProseTerm<z.output<(typeof proseSchemas)[Kind]>>[] };
type ListedTerms = { [Kind in keyof typeof listSchemas]: Term<z.output<(typeof listSchemas)[Kind]>>[] };

/** All terms of a survey: those with prose by id, those of a list in its order. */
export type Terms = ProseTerms & ListedTerms;

export type TermKind = keyof Terms;

/** A term that is there and has a mistake in its form, so that it is none of the `Terms`. */
export interface UnreadTerm<Data> extends Term<Readable<Data>> {
  /** MDX; empty for an entry of a list, and where even that can't be told. */
  body: string;
  bodyLine: number;
  /** The first of the problems that keep it from being read. */
  cause: Problem;
}

/**
 * What of the terms couldn't be read. Whoever looks for a term that isn't there has to look here, too: it may be there all the
 * same.
 */
export interface Unread {
  terms: { [Kind in TermKind]: UnreadTerm<Terms[Kind][number]['data']>[] };
  /** Kinds of which not even the ids are all known, with the first of the problems that keep them from being read. */
  lists: Partial<Record<TermKind, Problem>>;
  /** The files of all these, whole: whatever they name may be named by a term. */
  texts: string[];
  /** Slugs of papers that are named, or have a file that nothing reads, and aren't there. */
  papers: string[];
  /** Ids of groups and subgroups that heads name and no stage has, told of as one cause. */
  groups: string[];
}

export function nothingUnread(): Unread {
  const terms: Record<string, unknown[]> = {};
  for (const kind of [...Object.keys(proseSchemas), ...Object.keys(listSchemas)]) terms[kind] = [];
  return { terms: terms as unknown as Unread['terms'], lists: {}, texts: [], papers: [], groups: [] };
}

/** Whether a term of that id may be there though it couldn't be read. */
export function isUnread({ terms, lists }: Unread, kind: TermKind, id: string): boolean {
  return lists[kind] !== undefined || terms[kind].some((term) => term.id === id);
}

/**
 * Read all terms of a content folder. What isn't there gives none; what can't be read gives problems, and is left out of the
 * terms.
 *
 * @param content Path of the content folder.
 */
export async function readTerms(
  content: string,
): Promise<{ terms: Terms; unread: Unread; problems: Problem[] }> {
  const problems: Problem[] = [];
  const unread = nothingUnread();
  const read: Record<string, unknown[]> = {};
  for (const [kind, schema] of Object.entries(proseSchemas))
    read[kind] = await readProse(content, kind as keyof typeof proseSchemas, schema, problems, unread);
  for (const [kind, schema] of Object.entries(listSchemas))
    read[kind] = await readList(content, kind as keyof typeof listSchemas, schema, problems, unread);
  return { terms: read as unknown as Terms, unread, problems };
}

async function readProse(
  content: string,
  kind: keyof typeof proseSchemas,
  schema: z.ZodType,
  problems: Problem[],
  unread: Unread,
): Promise<ProseTerm<unknown>[]> {
  const found: ProseTerm<unknown>[] = [];
  for (const name of await listIfThere(join(content, kind))) {
    if (!name.endsWith('.mdx')) continue;
    const file = join(content, kind, name);
    const text = await readIfThere(file);
    if (text === undefined) continue;
    const id = name.replace(/\.mdx$/, '');
    const read = readTermFile(text, file, schema, kind);
    problems.push(...read.problems);
    const { data, readable, place, body, bodyLine } = read;
    const [cause] = read.problems;
    if (cause) {
      const term = { id, data: readable, file, place, body, bodyLine, cause };
      unread.terms[kind].push(term as never);
      unread.texts.push(text);
    } else found.push({ id, data, file, place, body, bodyLine });
  }
  return found;
}

/** Front matter and body of a term's file. Of one with problems, `readable` is what can be read. */
function readTermFile(text: string, file: string, schema: z.ZodType, kind: keyof typeof proseSchemas) {
  const split = splitFrontMatter(text);
  if (!split) {
    const place = () => ({ line: 1, column: 1 });
    const problems = [missingFrontMatter(text, file)];
    return { data: undefined, readable: {}, place, body: '', bodyLine: 1, problems };
  }
  const { body, bodyLine } = split;
  const yaml = parsePlacedYaml(split.yaml, file, split.yamlLine);
  const { place, problems } = yaml;
  if (problems.length > 0) return { data: undefined, readable: {}, place, body, bodyLine, problems };
  const wrong = findWrongKind(kind, yaml.data, file, (at) => yaml.placeOfKey(at));
  if (wrong) return { data: undefined, readable: {}, place, body, bodyLine, problems: [wrong.problem] };
  const checked = checkShape(schema, yaml.data, yaml, file);
  return { ...checked, readable: checked.readable ?? {}, place, body, bodyLine };
}

async function readList(
  content: string,
  kind: keyof typeof listSchemas,
  schema: z.ZodType,
  problems: Problem[],
  unread: Unread,
): Promise<Term<unknown>[]> {
  const file = join(content, 'taxonomy', `${kind}.yaml`);
  const text = await readIfThere(file);
  if (text === undefined) return [];
  const yaml = parsePlacedYaml(text, file, 1);
  const { data, problems: own } =
    yaml.problems.length > 0 ? yaml : checkShape(schema.array(), yaml.data, yaml, file);
  problems.push(...own);
  const [cause] = own;
  if (cause) unread.texts.push(text);
  if (cause && (yaml.problems.length > 0 || !Array.isArray(yaml.data))) {
    unread.lists[kind] = cause;
    return [];
  }
  const entries = (cause ? yaml.data : data) as unknown[];
  return entries.flatMap((entry, index): Term<unknown>[] => {
    const place = (path: readonly PropertyKey[]) => yaml.place([index, ...path]);
    const checked = cause ? schema.safeParse(entry) : { success: true, data: entry };
    if (checked.success)
      return [{ id: (checked.data as { id: string }).id, data: checked.data, file, place }];
    const readable = readableParts(schema, entry) as { id?: string } | undefined;
    const first = firstWithin(own, yaml, index) ?? (cause as Problem);
    if (readable?.id === undefined) unread.lists[kind] ??= first;
    else {
      const term = { id: readable.id, data: readable, file, place, body: '', bodyLine: 1, cause: first };
      unread.terms[kind].push(term as never);
    }
    return [];
  });
}

/** The first problem that stands within one entry of a list. */
function firstWithin(
  problems: readonly Problem[],
  yaml: Pick<PlacedYaml, 'place'>,
  index: number,
): Problem | undefined {
  const start = yaml.place([index]).line;
  const next = yaml.place([index + 1]).line;
  const end = next > start ? next : Number.POSITIVE_INFINITY;
  return problems.find(({ line }) => line >= start && line < end);
}
