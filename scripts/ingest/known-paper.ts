import { parseDocument } from 'yaml';
import { splitFrontMatter } from '../../src/survey/front-matter.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';

/**
 * What ingest needs to know of a paper's file to recognise the paper. Read leniently: a file with a wrong label is still
 * the same paper. Fields that are absent or no text are undefined.
 */
export interface KnownPaper {
  /** Path from the content folder: `papers/<folder>/<slug>.mdx`. */
  path: string;
  slug: string;
  title: string | undefined;
  abstract: string | undefined;
  arxiv: string | undefined;
  doi: string | undefined;
  source: {
    dump: string | undefined;
    line: number | undefined;
    title: string | undefined;
    abstract: string | undefined;
  };
  /** Fields of facts that a person or an earlier run has filled. */
  filled: ReadonlySet<string>;
  /** Set when the front matter can't be read at all: then nothing but the slug, and perhaps the title, is known. */
  broken: boolean;
}

export function readKnownPaper(path: string, text: string): KnownPaper {
  const slug = (path.split('/').at(-1) ?? '').replace(/\.mdx$/, '');
  const split = splitFrontMatter(text);
  const document = split ? parseDocument(split.yaml) : undefined;
  const data = toMap(document);
  const source = toMap({ toJS: () => data.source });
  return {
    path,
    slug,
    title: asText(data.title),
    abstract: asText(data.abstract),
    arxiv: asText(data.arxiv),
    doi: asText(data.doi)?.toLowerCase(),
    source: {
      dump: asText(source.dump),
      line: typeof source.line === 'number' ? source.line : undefined,
      title: asText(source.title),
      abstract: asText(source.abstract),
    },
    filled: new Set(Object.keys(data).filter((key) => !isEmpty(data[key]))),
    broken: document === undefined || document.errors.length > 0 || Object.keys(data).length === 0,
  };
}

/** Where in its file a paper is broken, for a message. */
export function breakage(path: string, text: string): { line: number; column: number } {
  const [problem] = parsePaperFile(path, text).problems;
  return problem ? { line: problem.line, column: problem.column } : { line: 1, column: 1 };
}

function toMap(
  document: { toJS(options?: { maxAliasCount?: number }): unknown } | undefined,
): Record<string, unknown> {
  try {
    const value = document?.toJS({ maxAliasCount: 100 });
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...(value as Record<string, unknown>) }
      : {};
  } catch {
    return {};
  }
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
