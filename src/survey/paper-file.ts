import { type FileKind, findWrongKind } from './file-kind.ts';
import { checkShape, missingFrontMatter, parsePlacedYaml, splitFrontMatter } from './front-matter.ts';
import type { Problem } from './problem.ts';
import type { Readable } from './readable.ts';
import { type PaperFrontMatter, paperSchema } from './schema.ts';

/** A paper as its file gives it. */
export interface PaperFile {
  /** Path from the content folder with forward slashes: `papers/<folder>/<slug>.mdx`. */
  path: string;
  /** Name of the folder below `papers/`; `''` when the file lies in `papers/` itself. */
  folder: string;
  /** The last part of the paper's address: the file's name without its ending. */
  slug: string;
  /** Absent when the front matter can't be used; `problems` says why. */
  data: PaperFrontMatter | undefined;
  /** The same as `data`, or what can be read where some of it has the wrong form; empty where nothing can. */
  readable: Readable<PaperFrontMatter>;
  /** MDX by people; may be empty. */
  body: string;
  /** Line that the body begins on, from 1. */
  bodyLine: number;
  problems: Problem[];
  /** What the file is by its fields, where that is no paper: `problems` says so, and nothing of it is read. */
  otherKind?: FileKind;
  /** Place of a value of the front matter, counted in the file. */
  place(path: readonly PropertyKey[]): { line: number; column: number };
  /** The letters that stand in the file for a value of the front matter, without quotes; undefined for what is no scalar. */
  source(path: readonly PropertyKey[]): string | undefined;
}

/**
 * Read one paper's file.
 *
 * @param path Path from the content folder, as `PaperFile.path`.
 * @param text The whole file.
 * @param shown Path for messages; `path` when left out.
 */
export function parsePaperFile(path: string, text: string, shown: string = path): PaperFile {
  const parts = path.split('/');
  const slug = (parts.at(-1) ?? '').replace(/\.mdx$/, '');
  const folder = parts.slice(1, -1).join('/');
  const split = splitFrontMatter(text);
  if (!split) {
    return {
      path,
      folder,
      slug,
      data: undefined,
      readable: {},
      body: text,
      bodyLine: 1,
      problems: [missingFrontMatter(text, shown)],
      place: () => ({ line: 1, column: 1 }),
      source: () => undefined,
    };
  }
  const yaml = parsePlacedYaml(split.yaml, shown, split.yamlLine);
  const { place, source } = yaml;
  const common = { path, folder, slug, body: split.body, bodyLine: split.bodyLine, place, source };
  if (yaml.problems.length > 0) return { ...common, data: undefined, readable: {}, problems: yaml.problems };
  const wrong = findWrongKind('papers', yaml.data, shown, (at) => yaml.placeOfKey(at));
  if (wrong)
    return { ...common, data: undefined, readable: {}, problems: [wrong.problem], otherKind: wrong.kind };
  const { data, readable = {}, problems } = checkShape(paperSchema, yaml.data, yaml, shown);
  return { ...common, data, readable, problems };
}
