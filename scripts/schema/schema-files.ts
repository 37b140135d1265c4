import { join } from 'node:path';
import { listIfThere, readIfThere } from '../../src/content/content-folder.ts';
import type { Terms } from '../../src/content/terms-folder.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { buildJsonSchemas, schemaFolder, schemaLine } from './json-schemas.ts';

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
  for (const [name, text] of buildJsonSchemas(terms)) {
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
  for (const folder of ['', 'taxonomy', 'evaluation']) {
    for (const name of await listIfThere(join(content, folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const line = schemaLine(path);
      const text = line === undefined ? undefined : await readIfThere(join(content, path));
      if (line === undefined || text === undefined) continue;
      // Anywhere before the first key: people may put a comment of their own on top.
      const found = /^# yaml-language-server:.*$/m.exec(text)?.[0];
      if (found?.trim() === line) continue;
      const lineEnd = /\r\n/.test(text) ? '\r\n' : '\n';
      stale.push({
        path,
        text: found === undefined ? `${line}${lineEnd}${text}` : text.replace(found, () => line),
        note: {
          line: 1,
          column: 1,
          rule: 'schema-unnamed',
          message: `Unexpected first line, expected the schema for editors to be named: ${line}`,
          mend: 'npm run check -- --fix (or leave it to the reviewer)',
        },
      });
    }
  }
  return stale;
}

/** A checkout may have turned line ends. */
function sameLines(found: string | undefined, expected: string): boolean {
  return found?.replace(/\r\n/g, '\n') === expected;
}
