/** A section of a page, for its table of contents. */
export interface Section {
  id: string;
  /** Plain text. */
  name: string;
  /** Level of its heading. */
  depth: number;
}

/** From how many sections on a page gets a table of contents. */
export const fewestSections = 3;

/** The sections of a body, which names them as Astro does. */
export function sectionsOf(headings: readonly { depth: number; slug: string; text: string }[]): Section[] {
  return headings.map(({ depth, slug, text }) => ({ id: slug, name: text, depth }));
}
