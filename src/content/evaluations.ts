import { join } from 'node:path';
import type { Evaluation } from '../survey/evaluation/agreement.ts';
import { evaluateContent } from '../survey/evaluation/evaluate-content.ts';
import { readLabels } from '../survey/evaluation/read-labels.ts';
import { evaluationSchema } from '../survey/schema.ts';
import { readIfThere, readYaml } from './content-folder.ts';
import { readContent } from './read-content.ts';

/** How the labels of the papers agree with one labelled file. */
export interface NamedEvaluation {
  name: string;
  note: string;
  evaluation: Evaluation;
}

/**
 * Compare the papers of a content folder with each labelled file that it lists.
 *
 * @param content Path of the content folder; one without `evaluation/evaluations.yaml` gives `[]`.
 * @throws when a listed file isn't there or can't be read: a figure that is silently missing would be no figure.
 */
export async function readEvaluations(content: string): Promise<NamedEvaluation[]> {
  const file = join(content, 'evaluation', 'evaluations.yaml');
  const text = await readIfThere(file);
  if (text === undefined) return [];
  const { data, problems } = readYaml(evaluationSchema.array(), text, file, 1);
  if (!data) throw new Error(`${file}: ${problems.map(({ message }) => message).join('; ')}`);
  const { papers, terms } = await readContent(content);
  return Promise.all(
    data.map(async ({ file: name, ...about }) => {
      const path = join(content, 'evaluation', name);
      const { rows, problems } = readLabels((await readIfThere(path)) ?? '', path);
      if (rows.length === 0 || problems.length > 0)
        throw new Error(`${path} has no labels, or lines that are none`);
      return {
        name: about.name,
        note: about.note,
        evaluation: evaluateContent(papers, terms, rows, false).evaluation,
      };
    }),
  );
}
