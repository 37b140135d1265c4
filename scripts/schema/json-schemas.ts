import { z } from 'zod';
import { idsOfTerms } from '../../src/content/term-ids.ts';
import { listSchemas, proseSchemas, type Terms } from '../../src/content/terms-folder.ts';
import { judgedQuerySchema } from '../../src/search/judged-query.ts';
import { decisionSchema } from '../../src/survey/decision.ts';
import { evaluationSchema, type NamedKind, paperSchema, surveySchema } from '../../src/survey/schema.ts';

/**
 * A JSON Schema for each kind of file of a content folder, for editors: the shape from the schema that the check uses, and
 * the survey's ids wherever a field names a term.
 *
 * Slugs of papers and keys of references are not listed: each new paper would change the schemas.
 *
 * @returns File name to text, by name; the same terms give the same bytes.
 */
export function buildJsonSchemas(terms: Terms): Map<string, string> {
  const ids = idsOfTerms(terms);
  const kinds: [string, string, z.ZodType][] = [
    ['survey', 'survey.yaml', surveySchema],
    ['paper', 'Front matter of papers/<folder>/<slug>.mdx', paperSchema],
    ['stage', 'Front matter of stages/<id>.mdx', proseSchemas.stages],
    ['head', 'Front matter of heads/<id>.mdx', proseSchemas.heads],
    ['circuit', 'Front matter of circuits/<id>.mdx', proseSchemas.circuits],
    ['essay', 'Front matter of essays/<id>.mdx', proseSchemas.essays],
    ['decisions', 'decisions.yaml', decisionSchema.array()],
    ['evaluations', 'evaluation/evaluations.yaml', evaluationSchema.array()],
    ['queries', 'evaluation/queries.yaml', judgedQuerySchema.array()],
    ...Object.entries(listSchemas).map(([kind, schema]): [string, string, z.ZodType] => [
      kind,
      `taxonomy/${kind}.yaml`,
      schema.array(),
    ]),
  ];
  return new Map(
    kinds
      .map(([name, title, schema]): [string, string] => [
        `${name}.schema.json`,
        `${JSON.stringify({ title, ...toJsonSchema(schema, ids) }, undefined, 2)}\n`,
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Draft 7, which every editor's YAML extension knows; of what people write, not of what reading makes of it. */
function toJsonSchema(schema: z.ZodType, ids: Record<NamedKind, readonly string[]>): object {
  return z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override({ jsonSchema }) {
      const { names } = jsonSchema as { names?: NamedKind };
      if (names === undefined) return;
      delete jsonSchema.names;
      const known = ids[names];
      if (known.length === 0) return; // No ids yet: any well-formed one.
      delete jsonSchema.pattern;
      jsonSchema.enum = [...known];
    },
  });
}
