import { backgroundKinds, headRelations } from '../survey/schema.ts';
import type { Terms } from './terms-folder.ts';

/** Ids that the templates of the pages give their parts; `tests/content/page-anchors.test.ts` compares them. */
export const templateAnchors: readonly string[] = [
  'abstract',
  'add',
  'also',
  'by-name',
  'check',
  'circuits',
  'cite',
  'content',
  'contents',
  'contest',
  'examples',
  'found-by',
  'gaps',
  'glossary',
  'heads',
  'hints',
  'in-this-survey',
  'labels',
  'matrix',
  'mend',
  'methods',
  'new',
  'other-heads',
  'papers',
  'proposed',
  'questions',
  'references',
  'search',
  'search-order',
  'search-words',
  'similar',
  'stages',
  'steps',
  'table',
  'timeline',
  'topics',
  'why',
  'works',
  'works-with',
  'years',
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
  if (templateAnchors.includes(anchor)) return true;
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
  }
  const own = headings(path);
  if (own === undefined) return undefined;
  if (own.includes(anchor)) return true;
  // A heading of the text has a name of its own kind, and any other would be one of these.
  if (anchor.startsWith('text-')) return false;
  return madeAnchor.test(anchor) || ids(terms.methods) || headRelations.some((each) => each === anchor);
}
