import { join } from 'node:path';
import type { z } from 'zod';
import type { AcceptedLabels, Evaluation } from '../survey/evaluation/agreement.ts';
import { evaluateContent } from '../survey/evaluation/evaluate-content.ts';
import { readLabels } from '../survey/evaluation/read-labels.ts';
import { parsePlacedYaml } from '../survey/front-matter.ts';
import { formatProblem, type Problem } from '../survey/problem.ts';
import { evaluationSchema } from '../survey/schema.ts';
import { readIfThere, readYaml } from './content-folder.ts';
import { readContent } from './read-content.ts';

/** How the labels of the papers agree with one labelled file. */
export interface NamedEvaluation {
  name: string;
  note: string;
  evaluation: Evaluation;
}

/** A file that `evaluation/evaluations.yaml` lists, as it was read. */
export interface LabelledFile extends z.output<typeof evaluationSchema> {
  /** Path for messages. */
  path: string;
  /** With the line of each in the file, from 1. */
  rows: (AcceptedLabels & { line: number })[];
}

/**
 * Read the labelled files that a content folder lists; one without `evaluation/evaluations.yaml` has none.
 *
 * @param content Path of the content folder.
 */
export async function readLabelledFiles(
  content: string,
): Promise<{ files: LabelledFile[]; problems: Problem[] }> {
  const list = join(content, 'evaluation', 'evaluations.yaml');
  const text = await readIfThere(list);
  if (text === undefined) return { files: [], problems: [] };
  const { data = [], problems } = readYaml(evaluationSchema.array(), text, list, 1);
  const { place } = parsePlacedYaml(text, list, 1);
  const files: LabelledFile[] = [];
  for (const [index, about] of data.entries()) {
    const path = join(content, 'evaluation', about.file);
    const labels = await readIfThere(path);
    if (labels === undefined) {
      problems.push({
        file: list,
        ...place([index, 'file']),
        rule: 'labels-missing',
        message: `Unexpected absence of ${about.file}, expected the labelled file beside evaluations.yaml`,
        mend: 'Write the name of a file that is there, put the file there, or delete the entry.',
      });
      continue;
    }
    const read = readLabels(labels, path);
    problems.push(...read.problems);
    if (read.rows.length === 0 && read.problems.length === 0) {
      problems.push({
        file: path,
        line: 1,
        column: 1,
        rule: 'labels-missing',
        message: 'Unexpected emptiness of the file, expected a JSON object on each line',
        mend: 'Write the labels of a paper on each line, or delete the entry in evaluations.yaml.',
      });
    }
    files.push({ ...about, path, rows: read.rows });
  }
  return { files, problems };
}

/**
 * Compare the papers of a content folder with each labelled file that it lists.
 *
 * @throws when a listed file isn't there or can't be read: a figure that is silently missing would be no figure. The check
 *   finds the same.
 */
export async function readEvaluations(content: string): Promise<NamedEvaluation[]> {
  const { files, problems } = await readLabelledFiles(content);
  if (problems.length > 0) throw new Error(`\n${problems.map(formatProblem).join('\n')}`);
  if (files.length === 0) return [];
  const { papers, terms } = await readContent(content);
  return files.map(({ name, note, rows }) => ({
    name,
    note,
    evaluation: evaluateContent(papers, terms, rows, false).evaluation,
  }));
}
