import type { z } from 'zod';
import type { NamedKind } from './schema.ts';

/** A value beside the schema that it has to fit. */
export interface SchemaValue {
  /** Keys and indexes from the root. */
  path: (string | number)[];
  value: unknown;
  /** Without what allows it to be absent. */
  schema: z.ZodType;
  /** Kind of the terms that it names by id, if it names one. */
  names: NamedKind | undefined;
}

/** All values of plain data that a schema speaks of, from the root inwards; whether they fit it or not. */
export function* walkValues(
  schema: z.ZodType,
  value: unknown,
  path: (string | number)[] = [],
): Generator<SchemaValue> {
  const inner = withoutWrapping(schema);
  yield { path, value, schema: inner, names: namesOf(inner) };
  const { element, shape } = partsOf(inner);
  if (element && Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walkValues(element, item, [...path, index]);
  }
  if (shape && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (Object.hasOwn(shape, key)) yield* walkValues(shape[key] as z.ZodType, item, [...path, key]);
    }
  }
}

/** The schema of the value at a path; undefined where the schema knows none. */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  const inner = withoutWrapping(schema);
  const [key, ...rest] = path;
  if (key === undefined) return inner;
  const { element, shape } = partsOf(inner);
  if (element) return schemaAt(element, rest);
  if (shape && typeof key === 'string' && Object.hasOwn(shape, key))
    return schemaAt(shape[key] as z.ZodType, rest);
  return undefined;
}

/** The fields of a mapping, each with what allows it to be absent; undefined when the schema is of no mapping. */
export function shapeOf(schema: z.ZodType): Record<string, z.ZodType> | undefined {
  return partsOf(withoutWrapping(schema)).shape;
}

/** Keys that a mapping may have, in the order of the schema; none when it is no mapping. */
export function keysOf(schema: z.ZodType | undefined): string[] {
  return schema ? Object.keys(partsOf(withoutWrapping(schema)).shape ?? {}) : [];
}

/** What a list holds; undefined when the schema is of no list. */
export function elementOf(schema: z.ZodType): z.ZodType | undefined {
  return partsOf(withoutWrapping(schema)).element;
}

/** The words that an enumeration knows; none when the schema is no enumeration. */
export function optionsOf(schema: z.ZodType): string[] {
  const { options } = schema as { options?: unknown };
  return schema._zod.def.type === 'enum' && Array.isArray(options) ? options.map(String) : [];
}

/** Kind of the terms that a text names by id, if it names one. */
export function namesOf(schema: z.ZodType): NamedKind | undefined {
  return (schema.meta() as { names?: NamedKind } | undefined)?.names;
}

interface Def {
  type: string;
  innerType?: z.ZodType;
  in?: z.ZodType;
  element?: z.ZodType;
  shape?: Record<string, z.ZodType>;
}

function partsOf(schema: z.ZodType): { element?: z.ZodType; shape?: Record<string, z.ZodType> } {
  const { type, element, shape } = schema._zod.def as unknown as Def;
  return { ...(type === 'array' && { element }), ...(type === 'object' && { shape }) };
}

/** What stands in an optional, nullable, defaulted or transformed schema. */
function withoutWrapping(schema: z.ZodType): z.ZodType {
  const { innerType, in: input } = schema._zod.def as unknown as Def;
  const inner = innerType ?? input;
  return inner ? withoutWrapping(inner) : schema;
}
