import type { PaperFile } from '../survey/paper-file.ts';
import type { PaperFrontMatter } from '../survey/schema.ts';
import { toPlainText } from '../text/abstract-to-html.ts';
import type { BodyOptions } from './body-component.ts';
import { type Cited, createCite } from './cite.ts';

/**
 * What the body of a paper's file may use: the components, and the papers that `<Cite id="…"/>` can point at.
 *
 * @param papers All papers of the survey; those that can't be read can't be cited.
 * @param base Path that the site is published under, with slashes at both ends.
 */
export function bodyOptionsOf(papers: readonly PaperFile[], base: string): BodyOptions {
  const cited = new Map<string, Cited>();
  for (const { slug, data } of papers) {
    if (!data) continue;
    const title = toPlainText(data.title);
    cited.set(slug, { href: `${base}papers/${slug}/`, text: nameOf(data) ?? title, title });
  }
  return { base, components: { Cite: createCite(cited) } };
}

/**
 * How a sentence names a paper.
 *
 * @returns undefined when authors or year are unknown.
 * @example 'Ås and Berg (2023)', 'Ås et al. (2024)'
 */
function nameOf({ authors, year }: PaperFrontMatter): string | undefined {
  const [first, second, ...others] = authors.map((author) => author.split(' ').at(-1) ?? author);
  if (first === undefined || year === undefined) return undefined;
  const names =
    others.length > 0 ? `${first} et al.` : second === undefined ? first : `${first} and ${second}`;
  return `${names} (${year})`;
}
