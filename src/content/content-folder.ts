import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Decision, decisionSchema } from '../survey/decision.ts';
import { checkShape, missingFrontMatter, parsePlacedYaml, splitFrontMatter } from '../survey/front-matter.ts';
import { compareText, type Problem } from '../survey/problem.ts';
import {
  type Method,
  methodSchema,
  type Scope,
  type StageFrontMatter,
  type Survey,
  scopeSchema,
  stageSchema,
  surveySchema,
  type Topic,
  topicSchema,
} from '../survey/schema.ts';

/** A stage with the id that its file's name gives it. */
export interface Stage extends StageFrontMatter {
  id: string;
}

/** The terms that papers are labelled with. */
export interface Taxonomy {
  /** In the order of their work (`order`). */
  stages: Stage[];
  /** In the order of the file. */
  topics: Topic[];
  /** In the order of the file: nearest to the subject first. */
  scopes: Scope[];
  /** In the order of the file; those of a kind other than "method" hold others together and are no labels. */
  methods: Method[];
}

/**
 * Read `survey.yaml` of a content folder.
 *
 * @param content Path of the content folder.
 */
export async function readSurvey(
  content: string,
): Promise<{ survey: Survey | undefined; problems: Problem[] }> {
  const file = join(content, 'survey.yaml');
  const text = await readIfThere(file);
  if (text === undefined) {
    return {
      survey: undefined,
      problems: [
        {
          file,
          line: 1,
          column: 1,
          rule: 'survey-missing',
          message:
            'Unexpected absence of survey.yaml, expected the title and the description of the survey in it',
          mend: 'Write the file, or name another content folder with --content.',
        },
      ],
    };
  }
  const { data, problems } = readYaml(surveySchema, text, file, 1);
  return { survey: data, problems };
}

/** Read the terms of a content folder. A file that isn't there gives no terms and no problem. */
export async function readTaxonomy(content: string): Promise<{ taxonomy: Taxonomy; problems: Problem[] }> {
  const problems: Problem[] = [];
  const keep = <T>(read: { data: T | undefined; problems: Problem[] }): T | undefined => {
    problems.push(...read.problems);
    return read.data;
  };

  const stages: Stage[] = [];
  for (const name of await listIfThere(join(content, 'stages'))) {
    if (!name.endsWith('.mdx')) continue;
    const file = join(content, 'stages', name);
    const text = (await readIfThere(file)) ?? '';
    const split = splitFrontMatter(text);
    if (!split) problems.push(missingFrontMatter(text, file));
    const data = split && keep(readYaml(stageSchema, split.yaml, file, split.yamlLine));
    if (data) stages.push({ id: name.replace(/\.mdx$/, ''), ...data });
  }
  stages.sort((a, b) => a.order - b.order || compareText(a.id, b.id));

  const list = async <T extends z.ZodType>(name: string, schema: T): Promise<z.output<T>[]> => {
    const file = join(content, 'taxonomy', name);
    const text = await readIfThere(file);
    if (text === undefined) return [];
    return keep(readYaml(schema.array(), text, file, 1)) ?? [];
  };
  const topics = await list('topics.yaml', topicSchema);
  const scopes = await list('scopes.yaml', scopeSchema);
  const methods = await list('methods.yaml', methodSchema);
  return { taxonomy: { stages, topics, scopes, methods }, problems };
}

/** Read what people have decided about papers that look alike; a content folder without `decisions.yaml` has none. */
export async function readDecisions(
  content: string,
): Promise<{ decisions: Decision[]; text: string; problems: Problem[] }> {
  const file = join(content, 'decisions.yaml');
  const text = (await readIfThere(file)) ?? '';
  if (text.trim() === '') return { decisions: [], text, problems: [] };
  const { data, problems } = readYaml(decisionSchema.array(), text, file, 1);
  return { decisions: data ?? [], text, problems };
}

/** Parse a piece of YAML and check its shape. */
export function readYaml<T extends z.ZodType>(schema: T, text: string, file: string, firstLine: number) {
  const yaml = parsePlacedYaml(text, file, firstLine);
  if (yaml.problems.length > 0) return { data: undefined, readable: undefined, problems: yaml.problems };
  return checkShape(schema, yaml.data, yaml, file);
}

/** Whether a file is at that path, by a link or without one. A pipe is none: it might never come to an end. */
export async function isFileThere(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** The text of a file, or undefined when no file is there: nothing at all, a link that leads nowhere, or a folder. */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return (await isFileThere(file)) ? await readFile(file, 'utf8') : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Names in a folder, sorted; none when it isn't there. */
export async function listIfThere(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort(compareText);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Whether a file system call failed because nothing is at that path. */
export function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP';
}

/**
 * Paths of all papers' files from the content folder, with forward slashes, sorted: `papers/<folder>/<slug>.mdx`.
 *
 * Names that begin with a dot or an underscore are passed over, as Astro does.
 */
export async function listPaperFiles(content: string): Promise<string[]> {
  const found: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    let entries: import('node:fs').Dirent[];
    try {
      entries = await readdir(join(content, folder), { withFileTypes: true });
    } catch (error) {
      if (isMissing(error)) return;
      throw error;
    }
    for (const entry of entries) {
      if (/^[._]/.test(entry.name)) continue;
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) await visit(path);
      else if (entry.name.endsWith('.mdx')) found.push(path);
    }
  };
  await visit('papers');
  return found.sort(compareText);
}
