import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { readContent } from '../../src/content/read-content.ts';
import { describePages } from '../search/describe-pages.ts';
import { indexDocuments } from '../search/index-documents.ts';
import { documentsOfSite, readFragments } from '../search/read-fragments.ts';

/**
 * Index the built pages that have a `data-pagefind-body`.
 *
 * Pagefind reads the pages; its fragments, one a page, hold their texts and the places of their headings, and results
 * quote from them. What finds the pages is an index of our own (see src/search): Pagefind's has no aliases, spelling or
 * partial matches, and with its engine a first query would be twice as large.
 *
 * @param folder Path of the built site.
 * @param content Path of the content folder that it was built from.
 * @returns How many things the search knows.
 */
export async function indexSite(folder: string, content: string): Promise<number> {
  const files = await readPages(folder);
  const survey = await readContent(content);
  const documents = documentsOfSite(describePages(survey), readFragments(files));
  for (const { path, content } of files) {
    if (path.startsWith('fragment')) await write(join(folder, 'pagefind', path), content);
  }
  for (const [path, bytes] of indexDocuments(documents, survey)) await write(join(folder, path), bytes);
  return documents.length;
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

async function readPages(folder: string) {
  try {
    const { index, errors } = await createIndex({
      // What is no prose runs into the sentences around it, and stands in the index by other ways.
      excludeSelectors: ['table.facts', '.cite-number'],
    });
    if (!index) throw new Error(`The search index could not be begun: ${errors.join('; ')}`);
    const added = await index.addDirectory({ path: folder });
    if (added.errors.length > 0) throw new Error(`Pages could not be indexed: ${added.errors.join('; ')}`);
    // `writeFiles` answers before all is on the disk: on a busy machine files were cut off when the service ended.
    const written = await index.getFiles();
    if (written.errors.length > 0)
      throw new Error(`The search index could not be made: ${written.errors.join('; ')}`);
    return written.files;
  } finally {
    await close();
  }
}
