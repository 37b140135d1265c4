import { idsOfTerms } from '../../src/content/term-ids.ts';
import type { Terms } from '../../src/content/terms-folder.ts';
import { foldTitle } from '../../src/survey/fold.ts';
import { nearestByWords, nearestId } from '../../src/survey/nearest.ts';
import type { PaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { parsePaperId } from '../add/paper-id.ts';
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
  if (kind === 'arxiv' || kind === 'doi') {
    const id = parsePaperId(name.trim());
    if (id === undefined) return problem;
    if (id.kind === kind)
      return { ...problem, mend: `Write "${id.id}".`, replacement: { from: name, to: id.id } };
    return {
      ...problem,
      mend: `This is ${id.kind === 'arxiv' ? 'an arXiv id' : 'a DOI'}: write ${id.kind}: "${id.id}" instead.`,
    };
  }
  const plain = idIn(name);
  if (kind === 'papers' || kind === 'works') {
    const slug = slugOf(name, known.papers);
    // A work that is no paper may be a reference, of which the problem has spoken.
    if (kind === 'works')
      return slug === undefined
        ? problem
        : { ...problem, mend: `Write id="${slug}".`, replacement: { from: name, to: slug } };
    return slug === undefined
      ? {
          ...problem,
          mend: `Write the slug of the paper: the name of its file without .mdx.${nearestSlugs(name, known.papers)}`,
        }
      : { ...problem, mend: `Write ${asYaml(slug)}.`, replacement: { from: name, to: slug } };
  }
  const ids = idsOfTerms(known.terms)[kind];
  if (ids.length === 0) return problem;
  const meant = known.idOf(kind, name) ?? (ids.includes(plain) ? plain : undefined);
  if (meant !== undefined)
    return { ...problem, mend: `Write ${asYaml(meant)}.`, replacement: { from: name, to: meant } };
  const near = nearestId(plain, ids);
  const strange = strangeLetter(name);
  return near
    ? {
        ...problem,
        mend: `Write ${near}, if that is meant.${strange}`,
        replacement: { from: name, to: near },
      }
    : { ...problem, mend: `Write the id of a term. ${listKnown(ids, name)}${strange}` };
}

/** An id as it stands in YAML: digits alone would be a number. */
function asYaml(id: string): string {
  return /^\d+$/.test(id) ? `"${id}"` : id;
}

/** A letter that looks like one of ours and is none, as a sentence: two words that look alike would else stand side by side. */
function strangeLetter(name: string): string {
  const letter = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\uFF00-\uFFEF]/u.exec(name)?.[0];
  if (letter === undefined) return '';
  const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return ` The letter "${letter}" (U+${code}) in it is of another alphabet.`;
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

/** Slugs that have words of the name, as a sentence; '' when none has. */
function nearestSlugs(name: string, papers: readonly PaperFile[]): string {
  const near = nearestByWords(
    name,
    papers.map(({ slug }) => slug),
    5,
  );
  return near.length > 0 ? ` The nearest are: ${near.join(', ')}.` : '';
}

/** The slug of the paper that goes by a title, an arXiv id, a DOI, a path or an address. */
export function slugOf(name: string, papers: readonly PaperFile[]): string | undefined {
  const title = foldTitle(name);
  const plain = idIn(name);
  const id = parsePaperId(name.trim());
  return papers.find(
    ({ slug, readable }) =>
      slug === plain ||
      (id !== undefined && readable[id.kind]?.toLowerCase() === id.id.toLowerCase()) ||
      (readable.title !== undefined && foldTitle(readable.title) === title),
  )?.slug;
}
