import { splitFrontMatter } from '../../src/survey/front-matter.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import { type PaperFrontMatter, paperSchema } from '../../src/survey/schema.ts';
import { folderOf, type PaperTerms } from './check-paper.ts';
import { findPassage } from './find-passage.ts';
import { fixFrontMatter } from './fix-front-matter.ts';
import type { IdOf } from './fix-values.ts';
import { createIdOf } from './id-of-name.ts';

/** A paper's file as a machine would mend it; equal to what was given when there is nothing to mend. */
export interface FixedPaper {
  path: string;
  text: string;
}

/**
 * Mend what needs no judgement: a name, alias or plural in place of an id; a quote that differs from the abstract in
 * capitals, blanks or typography only; the order of the fields; the wrong folder. See `fixFrontMatter` for the rest.
 * Nothing besides is changed. A file that can't be read stays as it is.
 *
 * @param path Path from the content folder: `papers/<folder>/<slug>.mdx`.
 * @param idOf For many papers: made once from the terms.
 */
export function fixPaper(
  path: string,
  text: string,
  terms: PaperTerms,
  idOf: IdOf = createIdOf(terms),
): FixedPaper {
  const fixed = fixFrontMatter(text, paperSchema, idOf, (data) => {
    const { abstract } = data as { abstract?: unknown };
    return (at, value) => {
      const [list, , key] = at;
      const isQuote = (list === 'stages' || list === 'heads') && key === 'quote';
      if (!isQuote || typeof value !== 'string' || typeof abstract !== 'string') return undefined;
      return findPassage(abstract, value);
    };
  });
  const data = splitFrontMatter(fixed) && parsePaperFile(path, fixed).data;
  return { path: pathFor(path, data || undefined, terms), text: fixed };
}

/** The path with the folder that the paper belongs in; as it was when that names no term. */
function pathFor(path: string, data: PaperFrontMatter | undefined, terms: PaperTerms): string {
  const folder = data && folderOf(data);
  const isKnown = [...terms.stages, ...terms.topics].some(({ id }) => id === folder);
  return isKnown ? `papers/${folder}/${path.split('/').at(-1)}` : path;
}
