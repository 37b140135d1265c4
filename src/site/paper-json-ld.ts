import { addressOfPaper, type CitedPaper } from '../cite/cited-paper.ts';

/**
 * What search engines and reference managers read of a paper (schema.org); what isn't known is left out.
 */
export function paperJsonLd(paper: CitedPaper): Record<string, unknown> {
  const { title, authors, year, venue, venueChecked, arxiv, doi } = paper;
  const address = addressOfPaper(paper);
  const identifiers = [
    ...(doi === undefined ? [] : [`https://doi.org/${doi}`]),
    ...(arxiv === undefined ? [] : [`https://arxiv.org/abs/${arxiv}`]),
  ];
  return {
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    name: title,
    ...(authors.length > 0 && { author: authors.map((name) => ({ '@type': 'Person', name })) }),
    ...(year !== undefined && { datePublished: String(year) }),
    ...(venue !== undefined &&
      venueChecked !== false && { isPartOf: { '@type': 'CreativeWork', name: venue } }),
    ...(identifiers.length > 0 && { sameAs: identifiers }),
    ...(address !== undefined && { url: address }),
  };
}
