import { join } from 'node:path';
import type { z } from 'zod';
import { checkShape, parsePlacedYaml, splitFrontMatter } from '../survey/front-matter.ts';
import type { Problem } from '../survey/problem.ts';
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

/**
 * Read all terms of a content folder. What isn't there gives none; what can't be read gives problems and is left out.
 *
 * @param content Path of the content folder.
 */
export async function readTerms(content: string): Promise<{ terms: Terms; problems: Problem[] }> {
  const problems: Problem[] = [];
  const read: Record<string, unknown[]> = {};
  for (const [kind, schema] of Object.entries(proseSchemas))
    read[kind] = await readProse(content, kind, schema, problems);
  for (const [kind, schema] of Object.entries(listSchemas))
    read[kind] = await readList(content, kind, schema, problems);
  return { terms: read as unknown as Terms, problems };
}

async function readProse(
  content: string,
  kind: string,
  schema: z.ZodType,
  problems: Problem[],
): Promise<ProseTerm<unknown>[]> {
  const found: ProseTerm<unknown>[] = [];
  for (const name of await listIfThere(join(content, kind))) {
    if (!name.endsWith('.mdx')) continue;
    const file = join(content, kind, name);
    const split = splitFrontMatter((await readIfThere(file)) ?? '');
    if (!split) {
      problems.push({
        file,
        line: 1,
        column: 1,
        rule: 'front-matter-missing',
        message: 'Unexpected start of the file, expected front matter between two lines of "---"',
        mend: 'Begin the file with "---", the fields as in the files beside it, and "---" again.',
      });
      continue;
    }
    const yaml = parsePlacedYaml(split.yaml, file, split.yamlLine);
    problems.push(...yaml.problems);
    if (yaml.problems.length > 0) continue;
    const checked = checkShape(schema, yaml.document.toJS({ maxAliasCount: 100 }), yaml, file);
    problems.push(...checked.problems);
    if (checked.data === undefined) continue;
    const { body, bodyLine } = split;
    found.push({
      id: name.replace(/\.mdx$/, ''),
      data: checked.data,
      file,
      place: yaml.place,
      body,
      bodyLine,
    });
  }
  return found;
}

async function readList(
  content: string,
  kind: string,
  schema: z.ZodType,
  problems: Problem[],
): Promise<Term<unknown>[]> {
  const file = join(content, 'taxonomy', `${kind}.yaml`);
  const text = await readIfThere(file);
  if (text === undefined) return [];
  const yaml = parsePlacedYaml(text, file, 1);
  problems.push(...yaml.problems);
  if (yaml.problems.length > 0) return [];
  const checked = checkShape(schema.array(), yaml.document.toJS({ maxAliasCount: 100 }), yaml, file);
  problems.push(...checked.problems);
  return ((checked.data ?? []) as { id: string }[]).map((data, index) => ({
    id: data.id,
    data,
    file,
    place: (path) => yaml.place([index, ...path]),
  }));
}
