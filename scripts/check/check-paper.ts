import type { Terms } from '../../src/content/terms-folder.ts';
import type { PaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';
import type { PaperFrontMatter } from '../../src/survey/schema.ts';
import { findPassage } from './find-passage.ts';
import { unknownId } from './unknown-id.ts';

/** The terms that papers are labelled with. */
export type PaperTerms = Pick<Terms, 'scopes' | 'topics' | 'stages' | 'heads' | 'methods'>;

/**
 * Problems of one paper's labels, against the terms of the survey: unknown ids, quotes that the abstract doesn't hold, a
 * file in the wrong folder. A file whose front matter can't be read has problems of its own and none here.
 *
 * @param file Path for messages.
 */
export function checkPaper(paper: PaperFile, terms: PaperTerms, file: string): Problem[] {
  const { data } = paper;
  if (!data) return [];
  const at = (path: readonly PropertyKey[]) => ({ file, ...paper.place(path) });
  const problems: Problem[] = [];

  const checkId = (
    kind: string,
    id: string | undefined,
    known: readonly { id: string }[],
    path: PropertyKey[],
  ) => {
    if (id === undefined || known.some((term) => term.id === id)) return;
    const ids = known.map((term) => term.id);
    problems.push(unknownId(kind, id, ids, at(path)));
  };
  checkId('scope', data.scope, terms.scopes, ['scope']);
  checkId('topic', data.topic, terms.topics, ['topic']);
  for (const [index, { id }] of data.stages.entries())
    checkId('stage', id, terms.stages, ['stages', index, 'id']);
  for (const [index, { id }] of data.heads.entries())
    checkId('head', id, terms.heads, ['heads', index, 'id']);
  const methods = terms.methods.filter((method) => method.data.kind === 'method');
  for (const [index, id] of data.methods.entries()) checkId('method', id, methods, ['methods', index]);
  problems.push(...headsBeyondStages(data, terms, at));

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

/**
 * A paper that says something of a head says something of the head's stage, too: a head outside of the paper's stages is
 * a label forgotten. Papers that only use a head, or can't bear on a stage, are free.
 */
function headsBeyondStages(
  { heads, stages, scope }: PaperFrontMatter,
  terms: PaperTerms,
  at: (path: PropertyKey[]) => { file: string; line: number; column: number },
): Problem[] {
  const isCore = terms.scopes[0]?.id === scope;
  return heads.flatMap(({ id, relation }, index): Problem[] => {
    const stage = terms.heads.find((head) => head.id === id)?.data.stage;
    if (!isCore || relation === 'uses' || stage === undefined || stages.some((label) => label.id === stage))
      return [];
    return [
      {
        ...at(['heads', index, 'id']),
        rule: 'head-beyond-stages',
        message: `Unexpected head "${id}" of the stage ${stage}, expected that stage among the paper's (${stages.map((label) => label.id).join(', ') || 'none'})`,
        mend: `Add the stage with a quote, or take the head away, or write "relation: uses" if the paper only uses it.`,
      },
    ];
  });
}

/** The folder that a paper belongs in: its primary stage, or its topic where it has none; undefined when it has neither. */
export function folderOf({ stages, topic }: Pick<PaperFrontMatter, 'stages' | 'topic'>): string | undefined {
  return stages[0]?.id ?? topic;
}

function mendQuote(quote: string, { abstract }: PaperFrontMatter): string {
  return findPassage(abstract, quote) === undefined
    ? 'Copy a passage of the abstract that bears the label out, or take the label away.'
    : 'It differs in capitals, blanks or typography only: npm run check -- --fix writes it as the abstract has it.';
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
