import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readContent } from '../../src/content/read-content.ts';
import { writeAtomically } from '../ingest/write-atomically.ts';
import { fixPaper } from './fix-paper.ts';

/**
 * Mend the papers of a content folder as `fixPaper` says. A file is not moved to where another one lies.
 *
 * @returns The files that were changed or moved, as they are called now.
 */
export async function fixContent(content: string): Promise<string[]> {
  const { papers, terms } = await readContent(content);
  const taken = new Set(papers.map(({ path }) => path));
  const fixed: string[] = [];
  for (const { path, text } of papers) {
    const after = fixPaper(path, text, terms);
    const to = after.path !== path && !taken.has(after.path) ? after.path : path;
    if (to === path && after.text === text) continue;
    writeAtomically(join(content, to), after.text);
    if (to !== path) rmSync(join(content, path));
    taken.add(to);
    fixed.push(join(content, to));
  }
  return fixed;
}
