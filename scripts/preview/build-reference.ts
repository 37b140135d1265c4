import { join } from 'node:path';
import { buildSite } from '../build/build-site.ts';
import { ingestFiles } from '../ingest/ingest-files.ts';
import { writeAtomically } from '../ingest/write-atomically.ts';
import { createSkeleton } from '../new-survey/skeleton.ts';

/**
 * Build what the sites of forks are compared with: the scripts and pictures that the code of the main branch makes under a
 * base path, which is a part of their names and bytes. They are the same whatever the content is, so the smallest content
 * does, and the time for a preview doesn't grow with the survey.
 *
 * @param folder An empty folder, or none.
 * @returns Path of the site.
 */
export async function buildReference(folder: string, base: string): Promise<string> {
  const content = join(folder, 'content');
  for (const [path, text] of Object.entries(createSkeleton({ title: 'Reference' })))
    writeAtomically(join(content, path), text);
  // Its texts name its two papers.
  await ingestFiles({
    content,
    files: [join(content, 'sources/papers.jsonl')],
    dumps: ['papers'],
    boilerplate: [],
  });
  const out = join(folder, 'site');
  await buildSite({ content, out, base, pagesOnly: true });
  return out;
}
