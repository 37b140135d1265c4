import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { joinCauses } from './join-causes.ts';
import type { Problem } from './problem.ts';
import { type Readable, readableParts } from './readable.ts';
import { describeIssue, shorten } from './shape-problem.ts';
import { findYamlFaults } from './yaml-faults.ts';

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

/** A line that was probably meant to end the front matter. */
const almostClose = /^(?:[ \t]+-{3}|-{2}|-{4,}|\.{3}|[–—]+)[ \t]*$/;

/** Say why a file has no front matter that could be cut off. */
export function missingFrontMatter(text: string, file: string): Problem {
  const problem = (line: number, message: string, mend: string): Problem => ({
    file,
    line,
    column: 1,
    rule: 'front-matter-missing',
    message,
    mend,
  });
  const lines = text.trimEnd().split(/\r?\n/);
  if (text.trim() === '')
    return problem(
      1,
      'Unexpected emptiness of the file, expected front matter between two lines of "---"',
      `Begin the file with "---", the fields as in the files beside it, and "---" again; if it was emptied by mistake: git checkout HEAD -- ${file}`,
    );
  if (/\r(?!\n)/.test(text) && !text.includes('\n'))
    return problem(
      1,
      'Unexpected line ends of an old Macintosh (CR), expected LF or CRLF',
      'Save the file with line ends LF.',
    );
  if (open.test(text)) {
    const almost = lines.findIndex((line, index) => index > 0 && almostClose.test(line));
    if (almost > 0)
      return problem(
        almost + 1,
        `Unexpected line ${JSON.stringify(lines[almost])}, expected "---" alone, which ends the front matter`,
        'Write three dashes alone on the line, without a blank before them.',
      );
    return problem(
      lines.length,
      'Unexpected end of the file within the front matter, expected a line "---" that ends it',
      'Write "---" on a line of its own behind the last field, before the text.',
    );
  }
  const isField = /^\uFEFF?(?:# yaml-language-server|[\w-]+:)/.test(text);
  return problem(
    1,
    'Unexpected start of the file, expected front matter between two lines of "---"',
    isField
      ? 'Write "---" as the first line, above the fields.'
      : lines.some((line) => line === '---')
        ? 'Delete what stands above the first "---": nothing may, not even an empty line.'
        : 'Begin the file with "---", the fields as in the files beside it, and "---" again.',
  );
}

function countBreaks(text: string): number {
  return text.split('\n').length - 1;
}

/** A parsed piece of YAML that knows where its values stand in the file. */
export interface PlacedYaml {
  document: Document.Parsed;
  /** Problems of the syntax, one for each cause; when there are any, the document and the data must not be used. */
  problems: Problem[];
  /** The document as plain data. */
  data: unknown;
  /**
   * Place of a value, or of the nearest one around it that exists.
   *
   * @param path Keys and indexes from the root.
   */
  place(path: readonly PropertyKey[]): { line: number; column: number };
  /** Place of a key; that of its mapping when it isn't there. */
  placeOfKey(path: readonly PropertyKey[]): { line: number; column: number };
  /** Values that a comment cuts off which is hardly meant as one; they read as what stands before it. */
  cuts: Problem[];
  /** Whether a mapping stands in braces, where a comma parts its fields. */
  isFlow(path: readonly PropertyKey[]): boolean;
  /** The letters of a scalar as they stand in the file, without quotes; undefined for what is no scalar. */
  source(path: readonly PropertyKey[]): string | undefined;
}

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
  const problem = (offset: number, message: string, mend: string): Problem => ({
    file,
    ...at(offset),
    rule: 'yaml-syntax',
    message,
    mend,
  });
  const problems =
    document.errors.length === 0
      ? []
      : findYamlFaults(yaml, document).map((fault) => problem(fault.at, fault.message, fault.mend));
  let data: unknown;
  try {
    if (problems.length === 0) data = document.toJS({ maxAliasCount: 100 });
  } catch {
    const offset = Math.max(0, yaml.search(/(?<=[\s[,])\*/));
    problems.push(
      problem(
        offset,
        'Unexpected alias, expected the value itself: "*" and a name stand for what "&" and that name mark',
        'Write the value, or put it in double quotes if the "*" is part of a text.',
      ),
    );
  }
  const cuts: Problem[] = [];
  if (problems.length === 0)
    visit(document, {
      Scalar(key, node) {
        // A comment begins with a blank where people mean one.
        if (key === 'key' || node.type !== 'PLAIN' || !node.range || !/^[^\s#]/.test(node.comment ?? ''))
          return;
        cuts.push({
          file,
          ...at(node.range[0]),
          rule: 'cut-off-value',
          message: `Unexpected " #" within a value, expected text to its end: all behind ${JSON.stringify(shorten(String(node.source)))} is lost, since "#" begins a comment`,
          mend: `Put the whole value in double quotes: "${shorten(String(node.source))} #${shorten(node.comment ?? '')}"`,
        });
      },
    });
  return {
    document,
    problems,
    data,
    cuts,
    isFlow(path) {
      const node = path.length === 0 ? document.contents : document.getIn(path, true);
      return isMap(node) && node.flow === true;
    },
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

/**
 * Check parsed YAML with a schema; each issue becomes a problem at the place of its value.
 *
 * @returns Without problems the data, else what can be read of them.
 */
export function checkShape<T extends z.ZodType>(
  schema: T,
  value: unknown,
  yaml: Pick<PlacedYaml, 'place' | 'placeOfKey' | 'source'> & Partial<Pick<PlacedYaml, 'cuts' | 'isFlow'>>,
  file: string,
): { data: z.output<T> | undefined; readable: Readable<z.output<T>> | undefined; problems: Problem[] } {
  const result = schema.safeParse(value);
  const { cuts = [] } = yaml;
  if (result.success) {
    const readable = result.data as Readable<z.output<T>>;
    return { data: cuts.length === 0 ? result.data : undefined, readable, problems: cuts };
  }
  const found = joinCauses(
    result.error.issues.flatMap((issue) => describeIssue(schema, issue, value, yaml.source)),
    value,
    (path) => yaml.isFlow?.(path) ?? false,
  );
  // A misspelt key is one mistake, not also the absence of the right one.
  const misspelt = new Set(
    found.flatMap(({ rule, path, replacement }) =>
      rule === 'unknown-key' && replacement ? [[...path.slice(0, -1), replacement.to].join('.')] : [],
    ),
  );
  const problems = found
    .filter(({ rule, path }) => rule === 'unknown-key' || !misspelt.has(path.join('.')))
    .map(
      ({ path, ...problem }): Problem => ({
        file,
        ...(problem.rule === 'unknown-key' ? yaml.placeOfKey(path) : yaml.place(path)),
        ...problem,
      }),
    );
  return { data: undefined, readable: readableParts(schema, value), problems: [...cuts, ...problems] };
}
