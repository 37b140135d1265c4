import { foldTitle } from './fold.ts';

/** What tells whether two entries are one work. */
export interface KnownWork {
  title: string;
  arxiv?: string | undefined;
  doi?: string | undefined;
}

/**
 * References that are papers of the survey as well, so that a work is named once, by one year, and leads to its own page.
 *
 * Two are one work that share an arXiv id, a DOI or a title, in this order.
 *
 * @param papers Those that can't be read have no data, and are no reference.
 * @returns Slug of the paper, by the key of the reference; references that are no paper are left out.
 */
export function papersOfReferences(
  references: readonly { id: string; data: KnownWork }[],
  papers: readonly { slug: string; data?: KnownWork | undefined }[],
): Map<string, string> {
  const slugOf = new Map<string, string>();
  for (const { slug, data } of papers) {
    for (const name of data ? namesOf(data) : []) if (!slugOf.has(name)) slugOf.set(name, slug);
  }
  const found = new Map<string, string>();
  for (const { id, data } of references) {
    const slug = namesOf(data)
      .map((name) => slugOf.get(name))
      .find((each) => each !== undefined);
    if (slug !== undefined) found.set(id, slug);
  }
  return found;
}

function namesOf({ title, arxiv, doi }: KnownWork): string[] {
  return [
    ...(arxiv ? [`arxiv ${arxiv}`] : []),
    ...(doi ? [`doi ${doi.toLowerCase()}`] : []),
    `title ${foldTitle(title)}`,
  ];
}
