import type { PaperFile } from '../survey/paper-file.ts';
import type { Terms } from './terms-folder.ts';

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
    '/map/',
    '/explore/',
    '/offline/',
    '/contributing/',
    '/print/',
    ...some(years, '/years/'),
    ...years.map((year) => `/years/${year}/`),
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
