import { type Document, type ErrorCode, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problem.ts';
import { describeIssue } from './shape-problem.ts';

/** A file of front matter and body, cut in two without a byte lost: `open + yaml + close + body` is the file. */
export interface SplitFile {
  /** The line `---`, with a byte order mark if there is one. */
  open: string;
  /** Between the two lines of dashes; ends with a line break unless empty. */
  yaml: string;
  /** The second line `---` with its line break. */
  close: string;
  body: string;
  /** Line of the file that the YAML begins on, from 1. */
  yamlLine: number;
  /** Line of the file that the body begins on, from 1. */
  bodyLine: number;
}

const open = /^\uFEFF?---[ \t]*\r?\n/;
const close = /^---[ \t]*(?:\r?\n|$)/m;

/** @returns undefined when the file has no front matter. */
export function splitFrontMatter(file: string): SplitFile | undefined {
  const start = open.exec(file)?.[0];
  if (start === undefined) return undefined;
  const rest = file.slice(start.length);
  const end = close.exec(rest);
  if (!end) return undefined;
  const yaml = rest.slice(0, end.index);
  const body = rest.slice(end.index + end[0].length);
  return { open: start, yaml, close: end[0], body, yamlLine: 2, bodyLine: 3 + countBreaks(yaml) };
}

function countBreaks(text: string): number {
  return text.split('\n').length - 1;
}

/** A parsed piece of YAML that knows where its values stand in the file. */
export interface PlacedYaml {
  document: Document.Parsed;
  /** Problems of the syntax; when there are any, the document must not be used. */
  problems: Problem[];
  /**
   * Place of a value, or of the nearest one around it that exists.
   *
   * @param path Keys and indexes from the root.
   */
  place(path: readonly PropertyKey[]): { line: number; column: number };
  /** Place of a key; that of its mapping when it isn't there. */
  placeOfKey(path: readonly PropertyKey[]): { line: number; column: number };
  /** The letters of a scalar as they stand in the file, without quotes; undefined for what is no scalar. */
  source(path: readonly PropertyKey[]): string | undefined;
}

const mendOfText =
  'Put the value in double quotes if it holds a colon, a hash or a bracket, put a blank behind each colon, and indent with spaces.';

/** What usually went wrong, by the parser's code. */
const mends: Partial<Record<ErrorCode, string>> = {
  DUPLICATE_KEY: 'Keep one of the two and delete the other.',
  TAB_AS_INDENT: 'Indent with spaces: two for each step (npm run check -- --fix does it).',
  MISSING_CHAR:
    'Close the quote or the bracket at its end; inside of double quotes write \\" for a quotation mark and \\\\ for a backslash.',
  BAD_DQ_ESCAPE: 'Write \\\\ for a backslash inside of double quotes, or use single quotes.',
  BAD_SCALAR_START: 'Put the value in double quotes: it begins with a sign that means something in YAML.',
};

/**
 * Parse YAML that stands in `file` from line `firstLine` on.
 *
 * Aliases are not resolved beyond 100 uses, so that a file cannot blow up the memory.
 */
export function parsePlacedYaml(yaml: string, file: string, firstLine: number): PlacedYaml {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: line - 1 + firstLine, column: col };
  };
  const problems = document.errors.map(
    (error): Problem => ({
      file,
      ...at(error.pos[0]),
      rule: 'yaml-syntax',
      message: `Unexpected YAML, expected it to parse: ${error.message.replace(/\s+/g, ' ').replace(/\.$/, '')}`,
      mend: mends[error.code] ?? mendOfText,
    }),
  );
  return {
    document,
    problems,
    place(path) {
      for (let depth = path.length; depth > 0; depth -= 1) {
        const node = document.getIn(path.slice(0, depth), true) as
          | { range?: [number, number, number] }
          | undefined;
        if (node?.range) return at(node.range[0]);
      }
      const range = document.contents?.range;
      return range ? at(range[0]) : { line: firstLine, column: 1 };
    },
    placeOfKey(path) {
      const mapping = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
      const key = isMap(mapping)
        ? mapping.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))?.key
        : undefined;
      return isScalar(key) && key.range ? at(key.range[0]) : this.place(path);
    },
    source(path) {
      const node = document.getIn(path, true);
      return isScalar(node) ? node.source : undefined;
    },
  };
}

/** Check parsed YAML with a schema; each issue becomes a problem at the place of its value. */
export function checkShape<T extends z.ZodType>(
  schema: T,
  value: unknown,
  yaml: Pick<PlacedYaml, 'place' | 'placeOfKey' | 'source'>,
  file: string,
): { data: z.output<T> | undefined; problems: Problem[] } {
  const result = schema.safeParse(value);
  if (result.success) return { data: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) =>
    describeIssue(schema, issue, value, yaml.source).map(
      ({ path, ...problem }): Problem => ({
        file,
        ...(problem.rule === 'unknown-key' ? yaml.placeOfKey(path) : yaml.place(path)),
        ...problem,
      }),
    ),
  );
  return { data: undefined, problems };
}
