import { z } from 'zod';
import { nearestId } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { AcceptedLabels, AcceptedSet } from './agreement.ts';

const oneOrMore = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((value) => (typeof value === 'string' ? [value] : value));
const ids = z.array(z.string());

/**
 * A row of a labelled file, in one of two forms: what one reader said (`scope`, `stages`, `heads`…), or what is acceptable
 * where two readers differed (`scope` as a list, `stages_required`, `stages_allowed`…).
 */
const rowSchema = z.looseObject({
  title: z.string().min(1),
  scope: oneOrMore,
  topic: oneOrMore,
  primary: oneOrMore.optional(),
  stages: ids.optional(),
  stages_required: ids.optional(),
  stages_allowed: ids.optional(),
  heads: ids.optional(),
  heads_required: ids.optional(),
  heads_allowed: ids.optional(),
  methods: ids.optional(),
  methods_required: ids.optional(),
  methods_allowed: ids.optional(),
});
type Row = z.infer<typeof rowSchema>;

/**
 * Read a labelled file: JSON Lines.
 *
 * @param file Path for messages.
 */
export function readLabels(
  text: string,
  file: string,
): { rows: (AcceptedLabels & { line: number })[]; problems: Problem[] } {
  const rows: (AcceptedLabels & { line: number })[] = [];
  const problems: Problem[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    const { row, faults } = parseRow(line);
    for (const fault of faults) problems.push({ file, line: index + 1, column: 1, ...fault });
    if (row) rows.push({ ...acceptedOf(row), line: index + 1 });
  }
  return { rows, problems };
}

type Fault = Pick<Problem, 'rule' | 'message' | 'mend'>;

function parseRow(line: string): { row?: Row; faults: Fault[] } {
  const fault = (message: string, mend: string): Fault => ({ rule: 'labels-shape', message, mend });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return {
      faults: [
        fault(
          `Unexpected line, expected a JSON object with title, scope, topic and stages: ${(error as Error).message.slice(0, 120)}`,
          'Write each paper as one JSON object a line, keys and texts in double quotes.',
        ),
      ],
    };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return {
      faults: [
        fault(
          'Unexpected line, expected a JSON object with title, scope, topic and stages',
          'Write each paper as one JSON object a line.',
        ),
      ],
    };
  }
  const known = Object.keys(rowSchema.shape);
  const misspelt = Object.keys(value).flatMap((key): Fault[] => {
    // Whatever else people keep in such a file is theirs.
    const near = known.includes(key) ? undefined : nearestId(key.toLowerCase(), known);
    if (near === undefined || key.length < 4) return [];
    return [
      {
        rule: 'unknown-key',
        message: `Unexpected key "${key}", expected one of ${known.join(', ')}, perhaps "${near}"`,
        mend: `Write ${near}, if that is meant, or call the key something else.`,
      },
    ];
  });
  const result = rowSchema.safeParse(value);
  if (result.success) return { row: result.data, faults: misspelt };
  const wrong = [...new Set(result.error.issues.map(({ path }) => String(path[0] ?? 'the line')))];
  const parts = wrong.map((key) => `${Object.hasOwn(value, key) ? 'value' : 'absence'} of "${key}"`);
  return {
    faults: [
      ...misspelt,
      fault(
        `Unexpected ${parts.join(' and ')}, expected a title, and an id or a list of ids for each of the others`,
        `Write ${wrong.map((key) => `"${key}": ${key === 'title' ? '"…"' : '[ "…" ]'}`).join(', ')} into the object.`,
      ),
    ],
  };
}

function acceptedOf(row: Row): AcceptedLabels {
  const isSaid = (name: 'heads' | 'methods') =>
    (row[name] ?? row[`${name}_required`] ?? row[`${name}_allowed`]) !== undefined;
  const set = (name: 'stages' | 'heads' | 'methods'): AcceptedSet => {
    const required = row[`${name}_required`] ?? row[name] ?? [];
    return { required, allowed: [...new Set([...required, ...(row[`${name}_allowed`] ?? [])])] };
  };
  const stages = set('stages');
  const primary = row.primary ?? [stages.required[0] ?? 'none'];
  return {
    title: row.title,
    scope: row.scope,
    topic: row.topic,
    primary,
    stages,
    ...(isSaid('heads') && { heads: set('heads') }),
    ...(isSaid('methods') && { methods: set('methods') }),
  };
}
