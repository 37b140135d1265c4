import type { PaperFile } from '../survey/paper-file.ts';
import type { TermKind, Terms, Unread } from './terms-folder.ts';

/**
 * Addresses of all pages of a survey, as one writes them in its content: from the root of the site, without the base path.
 *
 * A survey has no page for what nobody has written; so has the site's `pages/`.
 */
export function addressesOfPages(
  terms: Terms,
  papers: readonly Pick<PaperFile, 'slug' | 'data'>[],
): string[] {
  const some = (list: readonly unknown[], ...addresses: string[]) => (list.length > 0 ? addresses : []);
  const years = [...new Set(papers.flatMap(({ data }) => data?.year ?? []))].sort((a, b) => a - b);
  return [
    '/',
    '/papers/',
    '/search/',
    '/quality/',
    '/explore/',
    '/offline/',
    '/contributing/',
    '/print/',
    ...some(years, '/years/'),
    ...years.map((year) => `/years/${year}/`),
    ...some(terms.stages, '/map/'),
    ...terms.stages.map(({ id }) => `/stages/${id}/`),
    ...some(terms.heads, '/heads/'),
    ...terms.heads.map(({ id }) => `/heads/${id}/`),
    ...some(terms.circuits, '/circuits/'),
    ...terms.circuits.map(({ id }) => `/circuits/${id}/`),
    ...some(terms.methods, '/methods/'),
    ...terms.methods.filter(({ data }) => data.kind === 'method').map(({ id }) => `/methods/${id}/`),
    ...some(terms.benchmarks, '/benchmarks/'),
    ...some(terms.glossary, '/glossary/'),
    ...some(terms.background, '/background/'),
    ...some(terms.references, '/references/'),
    ...terms.topics.map(({ id }) => `/topics/${id}/`),
    ...terms.essays.map(({ id }) => (id === 'about' ? '/about/' : `/essays/${id}/`)),
    ...papers.map(({ slug }) => `/papers/${slug}/`),
  ];
}

/** Where the page of a term of each kind lies. */
const folders: Partial<Record<TermKind, string>> = {
  stages: '/stages/',
  heads: '/heads/',
  circuits: '/circuits/',
  methods: '/methods/',
  topics: '/topics/',
  essays: '/essays/',
};

/** Kinds that have one page with all of them, each at its own place. */
const listPages: Partial<Record<TermKind, string>> = {
  heads: '/heads/',
  circuits: '/circuits/',
  methods: '/methods/',
  glossary: '/glossary/',
  benchmarks: '/benchmarks/',
  background: '/background/',
  references: '/references/',
};

/**
 * Whether an address may be that of a page once the terms that can't be read now can be.
 *
 * @param address Without the base path; with or without the slash before it.
 */
export function mayBeAddress(address: string, { terms, lists, papers }: Unread): boolean {
  const [path = '', anchor] = address.replace(/^\/?/, '/').split('#');
  if (papers.some((slug) => path.replace(/\/?$/, '/') === `/papers/${slug}/`)) return true;
  for (const kind of Object.keys(terms) as TermKind[]) {
    const isThere = terms[kind].length > 0 || lists[kind] !== undefined;
    if (!isThere) continue;
    const has = (id: string) => lists[kind] !== undefined || terms[kind].some((term) => term.id === id);
    if (path === listPages[kind] && (anchor === undefined || has(anchor))) return true;
    const folder = folders[kind];
    if (folder !== undefined && path.startsWith(folder) && has(path.slice(folder.length).replace(/\/$/, '')))
      return true;
    if (kind === 'essays' && path === '/about/' && has('about')) return true;
  }
  return false;
}
