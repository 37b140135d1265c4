import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listIfThere, readIfThere } from '../../src/content/content-folder.ts';
import type { Terms } from '../../src/content/terms-folder.ts';
import { splitFrontMatter } from '../../src/survey/front-matter.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { nameSchema, schemaFolder, schemaLine } from '../../src/survey/schema-line.ts';
import { buildJsonSchemas } from './json-schemas.ts';

/** A file of a content folder that should read otherwise, for the sake of editors. */
export interface StaleFile {
  /** Path from the content folder. */
  path: string;
  /** What it should hold. */
  text: string;
  note: Omit<Problem, 'file'>;
}

/**
 * The schemas for editors that don't say what the content says, and the YAML files that don't name theirs. Nothing of it
 * keeps a site from being built, or a pull request from being merged.
 *
 * A content folder without a `schema` folder has none, and none is asked for.
 *
 * @param always Also where there is no `schema` folder.
 */
export async function findStaleFiles(content: string, terms: Terms, always = false): Promise<StaleFile[]> {
  if (!always && (await listIfThere(join(content, schemaFolder))).length === 0) return [];
  const stale: StaleFile[] = [];
  const schemas = buildJsonSchemas(terms);
  for (const [name, text] of schemas) {
    const path = `${schemaFolder}/${name}`;
    if (sameLines(await readIfThere(join(content, path)), text)) continue;
    stale.push({
      path,
      text,
      note: {
        line: 1,
        column: 1,
        rule: 'schema-stale',
        message: 'Unexpected schema for editors, expected one with the ids that the content has now',
        mend: 'npm run check -- --fix (or leave it to the reviewer)',
      },
    });
  }
  for (const path of await listFiles(content, ['', 'taxonomy', 'evaluation'])) {
    const line = schemaLine(path);
    if (line === undefined || !schemas.has(line.slice(line.lastIndexOf('/') + 1))) continue;
    const text = await readText(join(content, path));
    const named = text === undefined ? text : nameSchema(text, line);
    if (named === undefined || named === text) continue;
    stale.push({
      path,
      text: named,
      note: {
        line: 1,
        column: 1,
        rule: 'schema-unnamed',
        message: `Unexpected first line, expected the schema for editors to be named: ${line}`,
        mend: 'npm run check -- --fix (or leave it to the reviewer)',
      },
    });
  }
  return stale;
}

/**
 * The files with front matter that don't name their schema in its first line. There is no note of them: people write a paper
 * in any editor.
 *
 * @param always Also where there is no `schema` folder.
 */
export async function findUnnamedProse(content: string, always = false): Promise<Omit<StaleFile, 'note'>[]> {
  if (!always && (await listIfThere(join(content, schemaFolder))).length === 0) return [];
  const folders = await listIfThere(join(content, 'papers'));
  const paths = await listFiles(content, [
    ...['stages', 'heads', 'circuits', 'essays'],
    ...folders.map((folder) => `papers/${folder}`),
  ]);
  const unnamed: Omit<StaleFile, 'note'>[] = [];
  for (const path of paths) {
    const line = schemaLine(path);
    if (line === undefined) continue;
    const text = await readText(join(content, path));
    const split = text === undefined ? text : splitFrontMatter(text);
    if (!split || (path.startsWith('papers/') && parsePaperFile(path, text ?? '').otherKind !== undefined))
      continue;
    const named = split.open + nameSchema(split.yaml, line) + split.close + split.body;
    if (named !== text) unnamed.push({ path, text: named });
  }
  return unnamed;
}

/** Files of some folders, in order, as paths from the content folder. */
async function listFiles(content: string, folders: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const folder of folders) {
    const names = await listIfThere(join(content, folder));
    files.push(...names.map((name) => (folder === '' ? name : `${folder}/${name}`)));
  }
  return files;
}

/** @returns undefined for a folder, and for bytes that are no text: written again, they would be others. */
async function readText(file: string): Promise<string | undefined> {
  if (!(await stat(file)).isFile()) return undefined;
  const bytes = await readFile(file);
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

/** A checkout may have turned line ends. */
function sameLines(found: string | undefined, expected: string): boolean {
  return found?.replace(/\r\n/g, '\n') === expected;
}
