import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMissing, listPaperFiles } from '../../src/content/content-folder.ts';
import { type KnownPaper, readKnownPaper } from './known-paper.ts';

/** All papers of a content folder, by path, as far as ingest needs to know them; each is read when its turn comes. */
export async function readKnownPapers(content: string): Promise<Iterable<KnownPaper>> {
  const paths = await listPaperFiles(content);
  return (function* () {
    for (const path of paths) yield readKnownPaper(path, readIfThere(join(content, path)) ?? '');
  })();
}

/** The text of a file, or undefined when nothing is there. Synchronous for the same reason as `writeAtomically`. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
