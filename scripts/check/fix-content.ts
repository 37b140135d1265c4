import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listIfThere } from '../../src/content/content-folder.ts';
import { readContent } from '../../src/content/read-content.ts';
import { listSchemas, proseSchemas, readTerms } from '../../src/content/terms-folder.ts';
import { surveySchema } from '../../src/survey/schema.ts';
import { writeAtomically } from '../ingest/write-atomically.ts';
import { findStaleFiles, findUnnamedProse } from '../schema/schema-files.ts';
import { fixFrontMatter, fixYamlFile } from './fix-front-matter.ts';
import { fixPaper } from './fix-paper.ts';
import { createIdOf } from './id-of-name.ts';

/** A file as a machine would mend it; paths are from the content folder. */
export interface Fix {
  path: string;
  /** Another path when the file has to move. */
  to: string;
  before: string;
  after: string;
}

/**
 * What a machine would mend in a content folder, where no judgement is needed: see `fixPaper` and `fixFrontMatter`. No file
 * is moved to where another one lies.
 *
 * @returns Only the files that would be changed or moved.
 */
export async function findFixes(content: string): Promise<Fix[]> {
  const fixes: Fix[] = [];
  const note = (fix: Fix) => {
    // Bytes that are no UTF-8 would be lost for good.
    if (fix.before.includes('\uFFFD')) return;
    if (fix.to !== fix.path || fix.after !== fix.before) fixes.push(fix);
  };
  const { papers, terms } = await readContent(content);
  const idOf = createIdOf(terms);
  const taken = new Set(papers.map(({ path }) => path));
  for (const { path, text } of papers) {
    const after = fixPaper(path, text, terms, idOf);
    const to = after.path !== path && !taken.has(after.path) ? after.path : path;
    taken.add(to);
    note({ path, to, before: text, after: after.text });
  }
  for (const [folder, schema] of Object.entries(proseSchemas)) {
    for (const name of await listIfThere(join(content, folder))) {
      if (!name.endsWith('.mdx')) continue;
      const path = `${folder}/${name}`;
      const before = readFileSync(join(content, path), 'utf8');
      note({ path, to: path, before, after: fixFrontMatter(before, schema, idOf) });
    }
  }
  const lists = await listIfThere(join(content, 'taxonomy'));
  for (const [kind, schema] of [
    ['survey.yaml', surveySchema] as const,
    ...Object.entries(listSchemas).map(
      ([kind, schema]) => [`taxonomy/${kind}.yaml`, schema.array()] as const,
    ),
  ]) {
    if (kind !== 'survey.yaml' && !lists.includes(kind.slice('taxonomy/'.length))) continue;
    const before = readIfThere(join(content, kind));
    if (before !== undefined)
      note({ path: kind, to: kind, before, after: fixYamlFile(before, schema, idOf) });
  }
  return fixes;
}

/**
 * Mend the files of a content folder, and bring the schemas for editors up to date.
 *
 * @returns The files that were changed or moved, as they are called now.
 */
export async function fixContent(content: string): Promise<string[]> {
  const fixed: string[] = [];
  for (const { path, to, after } of await findFixes(content)) {
    writeAtomically(join(content, to), after);
    if (to !== path) rmSync(join(content, path));
    fixed.push(join(content, to));
  }
  const { terms, problems } = await readTerms(content);
  // Of terms that can't be read, the ids would go missing.
  if (problems.length === 0) {
    for (const { path, text } of [
      ...(await findStaleFiles(content, terms)),
      ...(await findUnnamedProse(content)),
    ]) {
      writeAtomically(join(content, path), text);
      fixed.push(join(content, path));
    }
  }
  return [...new Set(fixed)];
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
