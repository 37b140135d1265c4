import { addressOfPaper, type CitedPaper, toOneLine } from './cited-paper.ts';

/** More names than this are cut to the first few and a number. */
const namesAtMost = 20;
const namesShown = 10;

/**
 * A paper as one line for a list of references.
 *
 * @example printPlainCitation(paper) // 'Ann Wren and Bo Tit (2023). Songs at dawn. Proc. of Birds. arXiv:2301.00001'
 */
export function printPlainCitation(paper: CitedPaper): string {
  const { title, authors, year, venue, venueChecked, arxiv, doi } = paper;
  const names = authors.map(toOneLine);
  const isLong = names.length > namesAtMost;
  const last = isLong ? `${names.length - namesShown} others` : names.pop();
  if (isLong) names.length = namesShown;
  const who = [names.join(', '), last].filter((part) => part).join(' and ');
  const opening = [who, year === undefined ? '' : `(${year})`].filter((part) => part !== '').join(' ');
  const where = venue === undefined ? '' : venueChecked === false ? `${venue} (unverified)` : venue;
  const parts = [
    opening,
    toOneLine(title),
    toOneLine(where),
    arxiv === undefined ? '' : `arXiv:${arxiv}`,
    doi === undefined ? '' : `doi:${doi}`,
    arxiv === undefined && doi === undefined ? (addressOfPaper(paper) ?? '') : '',
  ];
  return parts
    .filter((part) => part !== '')
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
    .join(' ')
    .replace(/((?:arXiv|doi|https?):\S*)\.$/, '$1');
}
