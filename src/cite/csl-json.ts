import { addressOfPaper, type CitedPaper, toOneLine } from './cited-paper.ts';

/** A paper as an item of CSL-JSON. Names are literal: which part is the family's isn't known. */
export function toCslItem(paper: CitedPaper): Record<string, unknown> {
  const { id, title, authors, year, venue, venueChecked, arxiv, doi } = paper;
  const address = addressOfPaper(paper);
  const isChecked = venueChecked !== false;
  return {
    id,
    type: arxiv === undefined ? 'document' : 'article',
    // CSL takes `<b>` and its like for styles.
    title: escapeCsl(title),
    ...(authors.length > 0 && { author: authors.map((name) => ({ literal: toOneLine(name) })) }),
    ...(year !== undefined && { issued: { 'date-parts': [[year]] } }),
    ...(venue !== undefined && isChecked && { 'container-title': escapeCsl(venue) }),
    ...(arxiv !== undefined && { number: `arXiv:${arxiv}` }),
    ...(doi !== undefined && { DOI: doi }),
    ...(address !== undefined && { URL: address }),
    ...(venue !== undefined && !isChecked && { note: `${toOneLine(venue)} (unverified)` }),
  };
}

/** A paper as a CSL-JSON file of one item, a line for each fact. */
export function printCslItem(paper: CitedPaper): string {
  const facts = Object.entries(toCslItem(paper)).map(
    ([name, value]) => ` ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `[{\n${facts.join(',\n')}\n}]\n`;
}

function escapeCsl(text: string): string {
  return toOneLine(text).replace(/<(?=\/?[a-z])/gi, '<\u2060');
}
