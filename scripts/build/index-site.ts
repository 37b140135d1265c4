import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';

/** Pagefind's ready-made interfaces, which no page of ours loads. */
const ownInterface = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

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
    // `writeFiles` answers before all is on the disk: on a busy machine files were cut off when the service ended.
    const written = await index.getFiles();
    if (written.errors.length > 0)
      throw new Error(`The search index could not be made: ${written.errors.join('; ')}`);
    for (const { path, content } of written.files) {
      if (ownInterface.test(path)) continue;
      const file = join(folder, 'pagefind', path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    return added.page_count;
  } finally {
    await close();
  }
}
