import { CST, Document, Parser, parseDocument } from 'yaml';
import { splitFrontMatter } from '../../src/survey/front-matter.ts';
import { type SourceNote, textStyle } from './print-paper.ts';
import type { Facts } from './record.ts';

/** What a machine may change in a file that is there already. */
export interface PaperEdit {
  title?: string;
  abstract?: string;
  source?: SourceNote;
  /** Only for fields that are empty in the file; the caller sees to that. */
  facts?: Facts;
  /** Back to what a new paper has; only where what a person reviewed is no more, and the caller says so. */
  review?: 'suggested';
}

type Style = 'PLAIN' | 'QUOTE_DOUBLE' | 'QUOTE_SINGLE' | 'BLOCK_LITERAL' | 'BLOCK_FOLDED';

/**
 * Change some values of a paper's front matter and not one byte besides.
 *
 * The tokens of the YAML are changed where they stand, so comments, order, quoting, blanks and line ends stay. The
 * result is read back: it must hold the new values and everything else as it was.
 *
 * @param file The whole file.
 * @returns undefined when the change can't be made safely (no front matter, broken YAML, a field in a form that can't be
 *   exchanged); the file must then be left as it is.
 */
export function editPaper(file: string, edit: PaperEdit): string | undefined {
  const split = splitFrontMatter(file);
  if (!split) return undefined;
  const before = readMap(split.yaml);
  if (!before) return undefined;

  const wanted: [string, unknown][] = [];
  for (const key of ['title', 'abstract', 'source'] as const)
    if (edit[key] !== undefined) wanted.push([key, edit[key]]);
  for (const [key, value] of Object.entries(edit.facts ?? {}))
    if (value !== undefined) wanted.push([key, value]);
  if (edit.review !== undefined) wanted.push(['review', edit.review]);

  let yaml = split.yaml;
  for (const [key, value] of wanted) {
    const next = setValue(yaml, key, value);
    if (next === undefined) return undefined;
    yaml = next;
  }
  const result = split.open + yaml + split.close + split.body;
  return splitFrontMatter(result)?.body === split.body ? result : undefined;
}

/** The mapping as plain data, or undefined when the YAML is broken, no mapping, or more than one document. */
function readMap(yaml: string): Record<string, unknown> | undefined {
  const document = parseDocument(yaml, { uniqueKeys: true });
  if (document.errors.length > 0) return undefined;
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Set one value of the mapping; undefined when no way of writing it reads back right. */
function setValue(yaml: string, key: string, value: unknown): string | undefined {
  const before = readMap(yaml);
  if (!before) return undefined;
  const expected = JSON.stringify(sortedEntries({ ...before, [key]: value }));
  for (const attempt of attempts(yaml, key, value)) {
    const after = attempt === undefined ? undefined : readMap(attempt);
    if (after && JSON.stringify(sortedEntries(after)) === expected) return attempt;
  }
  return undefined;
}

function sortedEntries(map: Record<string, unknown>): [string, unknown][] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Ways to write the value, the one nearest to what stands there first. */
function* attempts(yaml: string, key: string, value: unknown): Generator<string | undefined> {
  if (typeof value === 'string') {
    yield replaceScalar(yaml, key, value, undefined);
    yield replaceScalar(yaml, key, value, textStyle(value));
    yield replaceScalar(yaml, key, value, 'QUOTE_DOUBLE');
  }
  yield replaceFlow(yaml, key, value);
  yield appendPair(yaml, key, value);
}

type BlockMap = CST.BlockMap;
type Item = BlockMap['items'][number];

/** The tokens of the YAML and among them the pair of `key`; undefined when the mapping isn't a plain block mapping. */
function findPair(yaml: string, key: string): { tokens: CST.Token[]; pair: Item | undefined } | undefined {
  const tokens = [...new Parser().parse(yaml)];
  const document = tokens.find((token) => token.type === 'document');
  const map = document?.type === 'document' ? document.value : undefined;
  if (map?.type !== 'block-map') return undefined;
  const pair = map.items.find(({ key: token }) => CST.resolveAsScalar(token)?.value === key);
  return { tokens, pair };
}

const print = (tokens: readonly CST.Token[]) => tokens.map((token) => CST.stringify(token)).join('');

/** Give the pair's scalar another value, in the style that it has unless another is asked for. */
function replaceScalar(
  yaml: string,
  key: string,
  value: string,
  style: Style | undefined,
): string | undefined {
  const found = findPair(yaml, key);
  const token = found?.pair?.value;
  if (!found || !token || !CST.isScalar(token) || token.type === 'alias') return undefined;
  // In quotes the library would fold a text of several lines; `replaceFlow` writes its line breaks as "\n".
  const inQuotes = style === undefined ? token.type.endsWith('quoted-scalar') : style.startsWith('QUOTE');
  if (inQuotes && value.includes('\n')) return undefined;
  const old = CST.stringify(token);
  const blankEnd =
    token.type === 'block-scalar' ? (/\n((?:[ \t]*\r?\n)*)$/.exec(token.source)?.[1] ?? '') : '';
  CST.setScalarValue(token, value, { afterKey: true, type: style });
  // The library prints a block with one line break at its end and "\n" throughout; blank lines and "\r\n" are people's.
  const block: CST.Token = token;
  if (block.type === 'block-scalar') {
    if (blankEnd !== '') block.source += blankEnd;
    if (/\r\n/.test(old)) block.source = block.source.replace(/\r?\n/g, '\r\n');
  }
  return print(found.tokens);
}

/** Replace an empty value or a flow collection or scalar by a value on the same line. */
function replaceFlow(yaml: string, key: string, value: unknown): string | undefined {
  const found = findPair(yaml, key);
  if (!found?.pair) return undefined;
  const { pair } = found;
  const source = printInline(value);
  const token = pair.value;
  if (!token) {
    const colon = pair.sep?.find(({ type }) => type === 'map-value-ind');
    if (!colon) return undefined;
    colon.source += ` ${source}`;
    return print(found.tokens);
  }
  if (token.type !== 'flow-collection' && !CST.isScalar(token)) return undefined;
  if (token.type === 'block-scalar') return undefined;
  const end = 'end' in token && Array.isArray(token.end) ? token.end : [];
  // The closing bracket of a flow collection is the first token of its end.
  const kept = token.type === 'flow-collection' ? end.slice(1) : end;
  pair.value = { type: 'scalar', offset: token.offset, indent: 0, source, end: kept };
  return print(found.tokens);
}

/** Add the pair as the mapping's last line. */
function appendPair(yaml: string, key: string, value: unknown): string | undefined {
  const found = findPair(yaml, key);
  if (!found || found.pair) return undefined;
  const lineEnd = /\r\n/.test(yaml) ? '\r\n' : '\n';
  const gap = yaml === '' || yaml.endsWith('\n') ? '' : lineEnd;
  return `${yaml}${gap}${key}: ${printInline(value)}${lineEnd}`;
}

function printInline(value: unknown): string {
  const document = new Document();
  document.contents = document.createNode(value, { flow: true }) as never;
  return document
    .toString({
      lineWidth: 0,
      defaultStringType: typeof value === 'object' ? 'PLAIN' : 'QUOTE_DOUBLE',
      doubleQuotedAsJSON: true,
    })
    .trim();
}
