import type { Taxonomy } from '../../src/content/content-folder.ts';
import { nearestId } from '../../src/survey/nearest.ts';
import type { PaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';
import type { PaperFrontMatter } from '../../src/survey/schema.ts';

/**
 * Problems of one paper's labels, against the terms of the survey: unknown ids, quotes that the abstract doesn't hold, a
 * file in the wrong folder. A file whose front matter can't be read has problems of its own and none here.
 *
 * @param file Path for messages.
 */
export function checkPaper(paper: PaperFile, taxonomy: Taxonomy, file: string): Problem[] {
  const { data } = paper;
  if (!data) return [];
  const at = (path: readonly PropertyKey[]) => ({ file, ...paper.place(path) });
  const problems: Problem[] = [];

  const checkId = (
    kind: string,
    id: string | undefined,
    known: readonly { id: string }[],
    path: readonly PropertyKey[],
  ) => {
    if (id === undefined || known.some((term) => term.id === id)) return;
    const near = nearestId(
      id,
      known.map((term) => term.id),
    );
    problems.push({
      ...at(path),
      rule: `unknown-${kind}`,
      message: `Unexpected ${kind} "${id}", expected one of the survey's${near ? `, perhaps "${near}"` : ''}`,
      mend: near
        ? `Write ${near}, if that is meant.`
        : `Known are: ${known.map((term) => term.id).join(', ') || 'none'}.`,
    });
  };
  checkId('scope', data.scope, taxonomy.scopes, ['scope']);
  checkId('topic', data.topic, taxonomy.topics, ['topic']);
  for (const [index, { id }] of data.stages.entries())
    checkId('stage', id, taxonomy.stages, ['stages', index, 'id']);

  for (const key of ['stages', 'heads'] as const) {
    const seen = new Set<string>();
    for (const [index, { id, quote }] of data[key].entries()) {
      if (seen.has(id)) {
        problems.push({
          ...at([key, index, 'id']),
          rule: 'repeated-label',
          message: `Unexpected second label "${id}" among the ${key}, expected each once`,
          mend: 'Keep the label with the better quote.',
        });
      }
      seen.add(id);
      if (data.abstract.includes(quote)) continue;
      problems.push({
        ...at([key, index, 'quote']),
        rule: 'quote-not-in-abstract',
        message: `Unexpected quote for "${id}", expected words of the abstract, letter by letter: "${shorten(quote)}"`,
        mend: mendQuote(quote, data),
      });
    }
  }

  const folder = folderOf(data);
  if (folder !== undefined && paper.folder !== folder) {
    problems.push({
      file,
      line: 1,
      column: 1,
      rule: 'wrong-folder',
      message: `Unexpected folder papers/${paper.folder}, expected papers/${folder}, the paper's ${data.stages.length > 0 ? 'primary stage' : 'topic'}`,
      mend: `git mv ${file} ${file.replace(/[^/\\]+(?=[/\\][^/\\]+$)/, folder)}`,
    });
  }
  return problems;
}

/** The folder that a paper belongs in: its primary stage, or its topic where it has none; undefined when it has neither. */
export function folderOf({ stages, topic }: Pick<PaperFrontMatter, 'stages' | 'topic'>): string | undefined {
  return stages[0]?.id ?? topic;
}

function mendQuote(quote: string, { abstract }: PaperFrontMatter): string {
  const plain = (text: string) => text.replace(/\s+/g, ' ').toLowerCase();
  return plain(abstract).includes(plain(quote))
    ? 'It differs in capitals or blanks only: copy the passage from the abstract once more.'
    : 'Copy a passage of the abstract that bears the label out, or take the label away.';
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
