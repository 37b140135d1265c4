import { gunzipSync } from 'node:zlib';
import { type Fragment, parseFragment, sectionsOf } from '../../src/search/fragment.ts';
import type { SearchDocument } from '../../src/search/search-document.ts';
import type { DescribedPage } from './describe-pages.ts';

/** A page's fragment and the name of its file below `pagefind/fragment/`. */
export interface NamedFragment {
  name: string;
  fragment: Fragment;
}

/** @param files As Pagefind gives them, by path in its folder. */
export function readFragments(files: readonly { path: string; content: Uint8Array }[]): NamedFragment[] {
  return files.flatMap(({ path, content }) => {
    const name = /^fragment\/(.+)$/.exec(path.replaceAll('\\', '/'))?.[1];
    return name === undefined ? [] : [{ name, fragment: parseFragment(gunzipSync(content)) }];
  });
}

/**
 * Join what the content says of each thing with the text of its page.
 *
 * A thing whose page isn't there is left out. Pages that no description is of are kept, as pages of no special kind.
 */
export function documentsOfSite(
  described: readonly DescribedPage[],
  fragments: readonly NamedFragment[],
): SearchDocument[] {
  const byPage = new Map<string, DescribedPage[]>();
  for (const page of described) {
    const address = page.address.replace(/#.*/, '');
    byPage.set(address, [...(byPage.get(address) ?? []), page]);
  }
  return fragments.flatMap(({ name, fragment }) => {
    const address = fragment.url.replace(/^\//, '');
    const own = byPage.get(address) ?? [otherPage(address, fragment)];
    const things = new Set(own.flatMap(({ anchor }) => anchor ?? []));
    const sections = sectionsOf(fragment, things);
    return own.flatMap((page) => {
      if (page.anchor === undefined) return [{ ...page, fragment: name, sections }];
      const section = sections.find(({ id }) => id === page.anchor);
      return section ? [{ ...page, fragment: name, sections: [{ text: section.text }] }] : [];
    });
  });
}

function otherPage(address: string, { meta }: Fragment): DescribedPage {
  return {
    kind: 'page',
    address,
    title: meta.title ?? address,
    names: [],
    labels: [],
    authors: [],
    introduces: [],
    facets: { kind: ['page'] },
  };
}
