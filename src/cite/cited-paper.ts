/**
 * The facts of a paper that a citation states. What isn't known is absent, and no format makes it up: not the kind of
 * work, not which part of a name is the family's.
 */
export interface CitedPaper {
  /** The paper's slug: the key of the entry. */
  id: string;
  /** Plain text: no TeX, one line. */
  title: string;
  /** Names as printed, in their order. */
  authors: readonly string[];
  year?: number | undefined;
  venue?: string | undefined;
  /** False when nobody has compared the venue with the publisher's page; citations then say so. */
  venueChecked?: boolean | undefined;
  arxiv?: string | undefined;
  doi?: string | undefined;
  url?: string | undefined;
}

/** The paper's own address, or else that of its arXiv record. */
export function addressOfPaper({ url, arxiv }: CitedPaper): string | undefined {
  return url ?? (arxiv === undefined ? undefined : `https://arxiv.org/abs/${arxiv}`);
}

/** A text on one line, without control characters: what every format wants. */
export function toOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
