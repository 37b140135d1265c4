import { isScalar, parseDocument } from 'yaml';
import { foldWords } from '../../src/survey/fold.ts';
import { splitFrontMatter } from '../../src/survey/front-matter.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import type { PaperFrontMatter } from '../../src/survey/schema.ts';
import { folderOf, type PaperTerms } from './check-paper.ts';

/** A paper's file as a machine would mend it; equal to what was given when there is nothing to mend. */
export interface FixedPaper {
  path: string;
  text: string;
}

/**
 * Mend what needs no judgement: a name, alias or plural in place of an id; a quote that differs from the abstract in
 * capitals or blanks only; the wrong folder. Not a byte besides is changed. A file that can't be read stays as it is.
 *
 * @param path Path from the content folder: `papers/<folder>/<slug>.mdx`.
 */
export function fixPaper(path: string, text: string, terms: PaperTerms): FixedPaper {
  const split = splitFrontMatter(text);
  const { data } = parsePaperFile(path, text);
  const raw = split ? parseDocument(split.yaml) : undefined;
  const labels = raw && raw.errors.length === 0 ? toMap(raw) : undefined;
  if (!split || !raw || !labels) return { path, text };

  const splices: { start: number; end: number; text: string }[] = [];
  const replace = (at: (string | number)[], value: string | undefined) => {
    const node = raw.getIn(at, true);
    if (value === undefined || !isScalar(node) || !node.range || node.value === value) return;
    const isPlain = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);
    splices.push({ start: node.range[0], end: node.range[1], text: isPlain ? value : JSON.stringify(value) });
  };
  for (const key of ['stages', 'heads'] as const) {
    const ids = idsByName(terms[key].map(({ id, data }) => ({ id, names: namesOf(data) })));
    const list = Array.isArray(labels[key]) ? (labels[key] as { id?: unknown; quote?: unknown }[]) : [];
    for (const [index, label] of list.entries()) {
      replace([key, index, 'id'], ids.get(nameKey(String(label?.id))));
      if (typeof label?.quote === 'string' && typeof labels.abstract === 'string') {
        replace([key, index, 'quote'], findPassage(labels.abstract, label.quote));
      }
    }
  }
  const methodIds = idsByName(
    terms.methods
      .filter((method) => method.data.kind === 'method')
      .map(({ id, data }) => ({ id, names: namesOf(data) })),
  );
  const methods = Array.isArray(labels.methods) ? labels.methods : [];
  for (const [index, method] of methods.entries())
    replace(['methods', index], methodIds.get(nameKey(String(method))));
  for (const key of ['topic', 'scope'] as const) {
    const ids = idsByName(terms[`${key}s`].map(({ id, data }) => ({ id, names: namesOf(data) })));
    if (typeof labels[key] === 'string') replace([key], ids.get(nameKey(labels[key])));
  }

  let yaml = split.yaml;
  for (const { start, end, text } of splices.sort((a, b) => b.start - a.start))
    yaml = yaml.slice(0, start) + text + yaml.slice(end);
  const fixed = split.open + yaml + split.close + split.body;
  const after = parsePaperFile(path, fixed).data ?? data;
  return { path: pathFor(path, after, terms), text: fixed };
}

/** The labels as plain data; undefined when there are none, or more aliases than anybody writes. */
function toMap(document: { toJS(): unknown }): Record<string, unknown> | undefined {
  try {
    const value = document.toJS();
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The path with the folder that the paper belongs in; as it was when that names no term. */
function pathFor(path: string, data: PaperFrontMatter | undefined, terms: PaperTerms): string {
  const folder = data && folderOf(data);
  const isKnown = [...terms.stages, ...terms.topics].some(({ id }) => id === folder);
  return isKnown ? `papers/${folder}/${path.split('/').at(-1)}` : path;
}

function namesOf(data: { name: string; abbr?: string; aliases?: readonly string[] }): string[] {
  return [data.name, ...(data.abbr === undefined ? [] : [data.abbr]), ...(data.aliases ?? [])];
}

/** Ids by all names of their terms; a name that two terms share stands for neither. */
function idsByName(terms: readonly { id: string; names: readonly string[] }[]): Map<string, string> {
  const ids = new Map<string, string>();
  const shared = new Set<string>();
  for (const { id, names } of terms) {
    for (const key of new Set([id, ...names].map(nameKey))) {
      if (ids.has(key) && ids.get(key) !== id) shared.add(key);
      ids.set(key, id);
    }
  }
  for (const key of shared) ids.delete(key);
  return ids;
}

/** Equal for "Induction Heads", "induction-head" and "induction_head". */
function nameKey(name: string): string {
  return foldWords(name.replace(/_/g, ' ')).join('').replace(/s$/, '');
}

/** The passage of a text that a quote differs from in capitals and blanks only; undefined when it stands there already or not at all. */
function findPassage(text: string, quote: string): string | undefined {
  if (text.includes(quote) || quote.trim() === '') return undefined;
  const pattern = quote
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  return new RegExp(pattern, 'iu').exec(text)?.[0];
}
