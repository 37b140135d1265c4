import type { z } from 'zod';
import { moveCommand } from './move-command.ts';
import type { Problem } from './problem.ts';
import { circuitSchema, essaySchema, headSchema, paperSchema, stageSchema } from './schema.ts';
import { shapeOf } from './schema-walk.ts';

/** Kinds of files with front matter, by the folder of the content that they lie in. */
const fileSchemas = {
  papers: paperSchema,
  stages: stageSchema,
  heads: headSchema,
  circuits: circuitSchema,
  essays: essaySchema,
};
export type FileKind = keyof typeof fileSchemas;

const nameOf: Record<FileKind, string> = {
  papers: 'a paper',
  stages: 'a stage',
  heads: 'a head',
  circuits: 'a circuit',
  essays: 'an essay',
};

/** Fewer fields of another kind are fields that somebody made up. */
const fewestFields = 3;

/**
 * Say that a file lies among those of another kind, where its fields leave no doubt: as one cause in place of a message for
 * every field.
 *
 * @param kind Of the folder that it lies in.
 * @param data Its front matter.
 * @param file Path for messages.
 * @returns undefined where it may be of that kind.
 */
export function findWrongKind(
  kind: FileKind,
  data: unknown,
  file: string,
  placeOfKey: (path: readonly PropertyKey[]) => { line: number; column: number },
): { kind: FileKind; problem: Problem } | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const keys = Object.keys(data);
  const own = fieldsOf(kind);
  const strange = keys.filter((key) => !own.all.includes(key));
  const isLacking = own.required.filter((key) => keys.includes(key)).length * 2 < own.required.length;
  if (!isLacking || strange.length < fewestFields) return undefined;
  const other = (Object.keys(fileSchemas) as FileKind[]).find((each) => {
    const { all, required } = fieldsOf(each);
    return (
      each !== kind &&
      required.every((key) => keys.includes(key)) &&
      strange.filter((key) => all.includes(key)).length >= fewestFields
    );
  });
  if (other === undefined) return undefined;
  const name = file.split(/[\\/]/).at(-1) ?? '';
  const root = file.replace(new RegExp(`${kind}[\\\\/].*$`), '');
  const fields = strange.slice(0, 4).map((key) => `"${key}"`);
  return {
    kind: other,
    problem: {
      file,
      ...placeOfKey([strange[0] ?? '']),
      rule: 'wrong-kind',
      message: `Unexpected fields of ${nameOf[other]} (${fields.join(', ')}${strange.length > fields.length ? '…' : ''}), expected those of ${nameOf[kind]}, since the file lies among the ${kind}`,
      mend:
        other === 'papers'
          ? `Move it to ${root}papers/<topic>/${name} (npm run check -- --fix then finds the right folder).`
          : moveCommand(file, `${root}${other}/${name}`),
    },
  };
}

function fieldsOf(kind: FileKind): { all: string[]; required: string[] } {
  const shape: Record<string, z.ZodType> = shapeOf(fileSchemas[kind]) ?? {};
  const all = Object.keys(shape);
  return { all, required: all.filter((key) => !shape[key]?.safeParse(undefined).success) };
}
