import type { z } from 'zod';
import { nearestId } from './nearest.ts';
import { elementOf, shapeOf } from './schema-walk.ts';

/** Data of which some parts may not fit their schema: those are undefined. The entries of a list keep their places. */
export type Readable<T> = T extends readonly (infer Item)[]
  ? readonly (Readable<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Readable<T[Key]> | undefined }
    : T;

/**
 * What can be read of data that a schema refuses as a whole: each part that fits its own schema. So one mistake in a file
 * doesn't hide the others.
 */
export function readableParts<T extends z.ZodType>(
  schema: T,
  value: unknown,
): Readable<z.output<T>> | undefined {
  return partsOf(schema, value) as Readable<z.output<T>> | undefined;
}

function partsOf(schema: z.ZodType, value: unknown): unknown {
  const whole = schema.safeParse(value);
  if (whole.success) return whole.data;
  const element = elementOf(schema);
  if (element) return Array.isArray(value) ? value.map((item) => partsOf(element, item)) : undefined;
  const shape = shapeOf(schema);
  if (!shape || typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields = value as Record<string, unknown>;
  const known = Object.keys(shape);
  // What stands behind a misspelt key is not absent, though nobody can read it.
  const misspelt = new Set(
    Object.keys(fields).map((key) => (known.includes(key) ? undefined : nearestId(key.toLowerCase(), known))),
  );
  return Object.fromEntries(
    Object.entries(shape).map(([key, part]) => [
      key,
      Object.hasOwn(fields, key)
        ? partsOf(part, fields[key])
        : misspelt.has(key)
          ? undefined
          : partsOf(part, undefined),
    ]),
  );
}
