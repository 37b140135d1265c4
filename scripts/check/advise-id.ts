import { idsOfTerms } from '../../src/content/term-ids.ts';
import type { Terms } from '../../src/content/terms-folder.ts';
import { foldTitle } from '../../src/survey/fold.ts';
import { nearestId } from '../../src/survey/nearest.ts';
import type { PaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';
import type { IdOf } from './fix-values.ts';
import { listKnown } from './unknown-id.ts';

/** What is known of the ids that a name could stand for. */
export interface KnownNames {
  terms: Terms;
  papers: readonly PaperFile[];
  idOf: IdOf;
}

/**
 * The same problem with the id that was meant, where a name stands in the place of an id: a shape alone can only tell what an
 * id looks like.
 */
export function adviseId({ named, ...problem }: Problem, known: KnownNames): Problem {
  if (!named) return problem;
  const { kind, name } = named;
  const plain = idIn(name);
  if (kind === 'papers') {
    const slug = slugOf(name, known.papers);
    return slug === undefined
      ? { ...problem, mend: 'Write the slug of the paper: the name of its file without .mdx.' }
      : { ...problem, mend: `Write ${slug}.`, replacement: { from: name, to: slug } };
  }
  const ids = idsOfTerms(known.terms)[kind];
  if (ids.length === 0) return problem;
  const meant = known.idOf(kind, name) ?? (ids.includes(plain) ? plain : undefined);
  if (meant !== undefined)
    return { ...problem, mend: `Write ${meant}.`, replacement: { from: name, to: meant } };
  const near = nearestId(plain, ids);
  return near
    ? { ...problem, mend: `Write ${near}, if that is meant.`, replacement: { from: name, to: near } }
    : { ...problem, mend: `Write the id of a term. ${listKnown(ids)}` };
}

/** What of a name could be an id: the last part of an address or a path, in lower case with dashes. */
function idIn(name: string): string {
  const last =
    name
      .replace(/\.mdx?$/, '')
      .split('/')
      .filter(Boolean)
      .at(-1) ?? '';
  return last
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The slug of the paper that goes by a title, an arXiv id, a DOI, a path or an address. */
function slugOf(name: string, papers: readonly PaperFile[]): string | undefined {
  const title = foldTitle(name);
  const plain = idIn(name);
  return papers.find(
    ({ slug, readable }) =>
      slug === plain ||
      name === readable.arxiv ||
      name === readable.doi ||
      (readable.title !== undefined && foldTitle(readable.title) === title),
  )?.slug;
}
