import type { FacetValues } from '../facets/facet.ts';
import type { PageKind } from './page-kind.ts';

/** One thing that the search can find: a page, or an entry of a page that lists many. */
export interface SearchDocument {
  kind: PageKind;
  /** From the root of the site, without a slash before it: `heads/induction-head/`, `glossary/#circuit`. */
  address: string;
  /** One line of plain text. */
  title: string;
  /** Other names of the same thing: aliases, abbreviations. */
  names: readonly string[];
  /** Names of what it is labelled with: a paper is found by its stage though its abstract doesn't say the word. */
  labels: readonly string[];
  authors: readonly string[];
  facets: FacetValues;
  /** Ids of terms that a paper introduces. */
  introduces: readonly string[];
  /** Its text, section by section, without the title; the first one may have no heading. */
  sections: readonly { heading?: string; text: string }[];
  /** Where the text to quote from lies, below `pagefind/fragment/`. */
  fragment: string;
  /** Id of its place on the page, where the page has several things. */
  anchor?: string;
}
