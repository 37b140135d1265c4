import { z } from 'zod';
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
export function readLabels(text: string, file: string): { rows: AcceptedLabels[]; problems: Problem[] } {
  const rows: AcceptedLabels[] = [];
  const problems: Problem[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const row = parseRow(line);
    if (row) rows.push(acceptedOf(row));
    else {
      problems.push({
        file,
        line: index + 1,
        column: 1,
        rule: 'labels-shape',
        message: 'Unexpected line, expected a JSON object with title, scope, topic and stages',
        mend: 'Write each paper as one JSON object a line.',
      });
    }
  }
  return { rows, problems };
}

function parseRow(line: string): Row | undefined {
  try {
    return rowSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
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
