import { join } from 'node:path';
import { close, createIndex } from 'pagefind';

/**
 * Index the built pages that have a `data-pagefind-body`, into `pagefind/` beside them.
 *
 * @param folder Path of the built site.
 * @returns How many pages were indexed.
 */
export async function indexSite(folder: string): Promise<number> {
  try {
    const { index, errors } = await createIndex();
    if (!index) throw new Error(`The search index could not be begun: ${errors.join('; ')}`);
    const added = await index.addDirectory({ path: folder });
    if (added.errors.length > 0) throw new Error(`Pages could not be indexed: ${added.errors.join('; ')}`);
    const written = await index.writeFiles({ outputPath: join(folder, 'pagefind') });
    if (written.errors.length > 0)
      throw new Error(`The search index could not be written: ${written.errors.join('; ')}`);
    return added.page_count;
  } finally {
    await close();
  }
}
