import type { Content } from '../../src/content/read-content.ts';
import type { IndexSource } from '../../src/search/index-source.ts';
import { fragmentsOfContent } from './content-fragments.ts';
import { describePages } from './describe-pages.ts';
import { indexDocuments } from './index-documents.ts';
import { documentsOfSite } from './read-fragments.ts';

/** The index of a content folder, made in memory. */
export function createContentSource(content: Pick<Content, 'papers' | 'terms' | 'words'>): IndexSource {
  const fragments = fragmentsOfContent(content);
  const described = describePages(content);
  const known = new Set(described.map(({ address }) => address.replace(/#.*/, '')));
  const own = fragments.filter(({ fragment }) => known.has(fragment.url.slice(1)));
  const files = indexDocuments(documentsOfSite(described, own), content);
  for (const { name, fragment } of own)
    files.set(
      `pagefind/fragment/${name}`,
      new TextEncoder().encode(`pagefind_dcd${JSON.stringify(fragment)}`),
    );
  return {
    async read(path) {
      const bytes = files.get(path);
      if (!bytes) throw new Error(`${path} is not in the index`);
      return bytes;
    },
  };
}
