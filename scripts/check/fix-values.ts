import { isScalar, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { NamedKind } from '../../src/survey/schema.ts';
import { elementOf, optionsOf, walkValues } from '../../src/survey/schema-walk.ts';
import { addressIn } from '../../src/survey/shape-problem.ts';
import { parsePaperId } from '../add/paper-id.ts';
import { withoutTypographicMarks } from './check-letters.ts';

/** Gives the id that a name stands for; undefined when it is an id, or nobody's name. */
export type IdOf = (kind: NamedKind, name: string) => string | undefined;

/** Exchanges letters of the YAML: offsets into it. */
interface Splice {
  start: number;
  end: number;
  text: string;
}

/**
 * Mend values whose meaning is plain: a name or an alias where an id belongs, capitals in a word of a closed list, a number
 * that YAML made of a text or an id, a number in quotes, an address in place of an id, one value where a list belongs.
 *
 * @param yaml YAML that parses; else it comes back as it is.
 * @param more Further values, by path: what to write, or undefined to leave it.
 */
export function fixValues(
  yaml: string,
  schema: z.ZodType,
  idOf: IdOf,
  more: (path: (string | number)[], value: unknown) => string | undefined = () => undefined,
): string {
  const document = parseDocument(yaml);
  if (document.errors.length > 0) return yaml;
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch {
    return yaml; // More aliases than anybody writes.
  }
  const splices: Splice[] = [];
  for (const { path, value, schema: at, names } of walkValues(schema, data)) {
    const node = document.getIn(path, true);
    if (!isScalar(node) || !node.range) continue;
    const [start, end] = node.range;
    const source = yaml.slice(start, end);
    // A block of lines ends with its line break, and of those only what is given is written anew.
    if (String(node.type).startsWith('BLOCK')) {
      const given = more(path, value);
      if (given !== undefined) splices.push({ start, end, text: `${JSON.stringify(given)}\n` });
      continue;
    }
    // A list that lacks a bracket is not one value.
    if (/^[[{]|[\]}]\|?$/.test(source)) continue;
    const element = elementOf(at);
    if (element && (typeof value === 'string' || typeof value === 'number') && isPlainList(element)) {
      const list = listOf(element, value, source);
      if (list !== undefined) splices.push({ start, end, text: list });
      continue;
    }
    const letters = typeof value === 'number' ? node.source : value;
    const asked = typeof value === 'number' ? more(path, letters) : undefined;
    if (asked !== undefined) {
      splices.push({ start, end, text: printValue(asked) });
      continue;
    }
    // A number in the place of an id is one of those that are known, or none: no quotes make it one.
    const retyped = names === undefined ? retype(at, value, node.source) : undefined;
    if (retyped !== undefined) {
      splices.push({ start, end, text: retyped });
      continue;
    }
    const text =
      more(path, value) ??
      unmarked(at, path, value, names) ??
      (names !== undefined && typeof value === 'string' ? idOf(names, value) : undefined) ??
      optionFor(at, value) ??
      (at.safeParse(value).success
        ? undefined
        : (idOfWork(String(path.at(-1)), value, node.source) ?? addressFor(at, value)));
    if (text === undefined || text === value) continue;
    splices.push({ start, end, text: printValue(text) });
  }
  return applySplices(yaml, splices);
}

export function applySplices(text: string, splices: readonly Splice[]): string {
  return [...splices]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end, text: by }) => rest.slice(0, start) + by + rest.slice(end), text);
}

function printValue(text: string): string {
  return /^(?!\d+$)[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) ? text : JSON.stringify(text);
}

/** A list of ids or of lines: what people write as one value. */
function isPlainList(element: z.ZodType): boolean {
  return element._zod.def.type === 'string';
}

/**
 * The list that one value was meant as. Ids have no commas in them, so that these part them; a comma in a text can part two
 * names, or stand in one, and that is left to people.
 */
function listOf(element: z.ZodType, value: string | number, source: string): string | undefined {
  if (typeof value === 'number' || !/[,;&]|\sand\s|\bet al\b/.test(value)) return `[ ${source} ]`;
  if (element.safeParse('a b').success) return undefined;
  const parts = value.split(',').map((part) => part.trim());
  return parts.every((part) => element.safeParse(part).success) ? `[ ${parts.join(', ')} ]` : undefined;
}

/** A value without typographic quotation marks around it, where no text has them: in a list of names, or where they make it wrong. */
function unmarked(
  schema: z.ZodType,
  path: readonly (string | number)[],
  value: unknown,
  names: NamedKind | undefined,
): string | undefined {
  const bare = typeof value === 'string' ? withoutTypographicMarks(value) : undefined;
  if (bare === undefined || names !== undefined || !schema.safeParse(bare).success) return undefined;
  return typeof path.at(-1) === 'number' || !schema.safeParse(value).success ? bare : undefined;
}

/** `Reviewed` for `reviewed`. */
function optionFor(schema: z.ZodType, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const options = optionsOf(schema);
  if (options.includes(value)) return undefined;
  const word = value.trim().toLowerCase();
  return options.find((option) => option === word);
}

/** A number without its quotes, or a text in quotes that it lacked, as YAML, where the schema wants the other of the two. */
function retype(schema: z.ZodType, value: unknown, source: string | undefined): string | undefined {
  if (source === undefined || schema.safeParse(value).success) return undefined;
  const digits = typeof value === 'string' ? (withoutTypographicMarks(value) ?? value) : '';
  if (/^\s*[1-9]\d*\s*$/.test(digits))
    return schema.safeParse(Number(digits)).success ? String(Number(digits)) : undefined;
  if (typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  return schema.safeParse(source).success ? JSON.stringify(source) : undefined;
}

/** An address without its scheme or in signs of Markdown, where the schema wants one. */
function addressFor(schema: z.ZodType, value: unknown): string | undefined {
  const address = typeof value === 'string' ? addressIn(value) : undefined;
  return address !== undefined && schema.safeParse(address).success && !schema.safeParse('a b').success
    ? address
    : undefined;
}

/** The bare id of a work: without version, prefix or address; from its letters where YAML took it for a number. */
function idOfWork(key: string, value: unknown, source: string | undefined): string | undefined {
  if (key !== 'arxiv' && key !== 'doi') return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const letters = typeof value === 'number' ? (source ?? '') : value;
  const id = parsePaperId(letters.trim());
  return id?.kind === key ? id.id : undefined;
}
