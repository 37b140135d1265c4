import { backgroundKinds, headRelations } from '../survey/schema.ts';
import type { Terms } from './terms-folder.ts';

/**
 * Ids that the templates of the pages give their parts, by the addresses of those pages;
 * `tests/content/page-anchors.test.ts` compares them with the templates. Whether a part is there at all may hang on the data.
 */
export const templateParts: readonly { page: RegExp; parts: readonly string[] }[] = [
  { page: /^/, parts: ['content'] },
  {
    page: /^\/$/,
    parts: ['questions', 'stages', 'heads', 'methods', 'years', 'new', 'topics', 'search-words'],
  },
  {
    page: /^\/papers\/[^/]+\/$/,
    parts: ['abstract', 'in-this-survey', 'why', 'similar', 'cite', 'mend'],
  },
  { page: /^\/stages\/[^/]+\/$/, parts: ['heads', 'proposed', 'papers', 'also', 'references', 'mend'] },
  { page: /^\/topics\/[^/]+\/$/, parts: ['papers'] },
  { page: /^\/heads\/$/, parts: ['by-name'] },
  { page: /^\/heads\/[^/]+\/$/, parts: ['works-with', 'found-by', 'papers', 'references', 'mend'] },
  { page: /^\/circuits\/[^/]+\/$/, parts: ['steps', 'references', 'mend'] },
  { page: /^\/methods\/[^/]+\/$/, parts: ['examples', 'heads', 'papers', 'references'] },
  { page: /^\/(?:essays\/[^/]+|about)\/$/, parts: ['references', 'mend'] },
  { page: /^\/explore\/$/, parts: ['matrix', 'timeline', 'heads', 'table'] },
  { page: /^\/quality\/$/, parts: ['labels', 'search', 'gaps'] },
  { page: /^\/contributing\/$/, parts: ['mend', 'add', 'contest', 'check'] },
  { page: /^\/search\/$/, parts: ['search-words', 'search-order', 'hints'] },
  {
    page: /^\/print\/$/,
    parts: ['contents', 'other-heads', 'circuits', 'papers', 'glossary', 'works'],
  },
];

/** Beginnings of ids that are made from data, and those of maps, citations and footnotes. */
const madeAnchor =
  /^(?:agreement|circuit|cite|essay|facet|group|head|map|paper|stage|survey|text|user-content|work)-/;

/**
 * Whether a page has a part of that id; undefined where nobody can tell.
 *
 * @param path Address of the page, without the base path.
 * @param headings Ids of the headings of the text on a page; undefined when it has no text of people.
 */
export function hasAnchor(
  path: string,
  anchor: string,
  terms: Terms,
  headings: (path: string) => readonly string[] | undefined,
): boolean | undefined {
  if (templateParts.some(({ page, parts }) => page.test(path) && parts.includes(anchor)))
    return path !== '/' || isOnHome(anchor, terms);
  const ids = (list: readonly { id: string }[]) => list.some(({ id }) => id === anchor);
  switch (path) {
    case '/glossary/':
      return ids(terms.glossary);
    case '/references/':
      return ids(terms.references);
    case '/benchmarks/':
      return ids(terms.benchmarks);
    case '/background/':
      return ids(terms.background) || backgroundKinds.some((kind) => kind === anchor);
    case '/methods/':
      return ids(terms.methods);
    case '/heads/':
      return ids(terms.stages) || anchor === 'no-stage';
    case '/':
    case '/quality/':
    case '/contributing/':
      return madeAnchor.test(anchor);
  }
  const own = headings(path);
  if (own === undefined) return undefined;
  if (own.includes(anchor)) return true;
  // A heading of the text has a name of its own kind, and any other would be one of these.
  if (anchor.startsWith('text-')) return false;
  return madeAnchor.test(anchor) || ids(terms.methods) || headRelations.some((each) => each === anchor);
}

/** Whether the home page of a survey with these terms has that part. */
function isOnHome(part: string, { stages, heads, methods }: Terms): boolean {
  const needed: Record<string, readonly unknown[]> = { stages, heads, methods };
  return needed[part]?.length !== 0;
}
