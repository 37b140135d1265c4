import { parseDocument } from 'yaml';
import { z } from 'zod';
import { splitFrontMatter } from '../../src/survey/front-matter.ts';
import { elementOf, keysOf } from '../../src/survey/schema-walk.ts';
import { fixLayout, trimLines } from './fix-layout.ts';
import { fixSyntax } from './fix-syntax.ts';
import { fixValues, type IdOf } from './fix-values.ts';

/** Gives further mends of values, once the data are known; see `fixValues`. */
export type MoreFixes = (
  data: Record<string, unknown>,
) => (path: (string | number)[], value: unknown) => string | undefined;

/**
 * Mend the front matter of a file: syntax whose meaning is plain, values, order of the keys, blanks at the ends of lines.
 * The body stays, byte by byte, but for a line break at the very end.
 */
export function fixFrontMatter(text: string, schema: z.ZodType, idOf: IdOf, more?: MoreFixes): string {
  const split = splitFrontMatter(text);
  if (!split) return text;
  const yaml = fixMapping(split.yaml, schema, idOf, more);
  const whole = split.open + yaml + split.close + split.body;
  return yaml === split.yaml && whole.endsWith('\n') ? text : endWithBreak(whole);
}

/** The same for a file that is YAML as a whole: a list of terms, or `survey.yaml`. The order of keys is people's. */
export function fixYamlFile(text: string, schema: z.ZodType, idOf: IdOf): string {
  const repaired = fixSyntax(text, () => allKeys(schema));
  const fixed = trimLines(fixValues(repaired, schema, idOf));
  return fixed === '' ? fixed : endWithBreak(fixed);
}

function fixMapping(yaml: string, schema: z.ZodType, idOf: IdOf, more: MoreFixes | undefined): string {
  const repaired = fixSyntax(yaml, () => allKeys(schema));
  return fixLayout(fixValues(repaired, schema, idOf, more?.(dataOf(repaired))), keysOf(schema));
}

function endWithBreak(text: string): string {
  if (text.endsWith('\n')) return text;
  return text + (/\r\n/.test(text) ? '\r\n' : '\n');
}

/** The mapping as plain data; empty when there is none, or more aliases than anybody writes. */
function dataOf(yaml: string): Record<string, unknown> {
  const document = parseDocument(yaml);
  if (document.errors.length > 0) return {};
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Keys at any depth. */
function allKeys(schema: z.ZodType): ReadonlySet<string> {
  const keys = new Set<string>();
  const visit = (properties: unknown): void => {
    if (typeof properties !== 'object' || properties === null) return;
    for (const [key, value] of Object.entries(properties)) {
      if (key === 'properties') for (const name of Object.keys(value as object)) keys.add(name);
      visit(value);
    }
  };
  visit(z.toJSONSchema(elementOf(schema) ?? schema, { io: 'input', unrepresentable: 'any' }));
  return keys;
}
