import type { Terms } from '../../content/terms-folder.ts';
import { foldTitle, foldWords } from '../fold.ts';
import type { PaperFile } from '../paper-file.ts';
import { suggestLabels } from '../suggest-labels.ts';
import { type AcceptedLabels, type Evaluation, evaluate, type PaperLabels } from './agreement.ts';

/**
 * Compare the labels of a content folder with a labelled file; papers are matched by title.
 *
 * @param suggested Compare what the classifier would suggest instead.
 * @returns The evaluation, and the titles that no paper of the content has.
 */
export function evaluateContent(
  papers: readonly PaperFile[],
  terms: Terms,
  rows: readonly AcceptedLabels[],
  suggested: boolean,
): { evaluation: Evaluation; unmatched: string[] } {
  const byTitle = new Map(
    papers.flatMap((paper) => (paper.data ? [[foldTitle(paper.data.title), paper.data] as const] : [])),
  );
  const headIds = idsByName(terms);
  const unmatched: string[] = [];
  const pairs = rows.flatMap((row) => {
    const data = byTitle.get(foldTitle(row.title));
    if (!data) {
      unmatched.push(row.title);
      return [];
    }
    const known = (ids: readonly string[]) => ids.map((id) => headIds.get(nameKey(id)) ?? id);
    const { heads } = row;
    const accepted = {
      ...row,
      ...(heads && { heads: { required: known(heads.required), allowed: known(heads.allowed) } }),
    };
    const own = {
      scope: data.scope,
      topic: data.topic,
      stages: data.stages.map(({ id }) => id),
      heads: data.heads.map(({ id }) => id),
      methods: data.methods,
    };
    return [{ labels: suggested ? suggestionFor(data, terms) : own, accepted }];
  });
  return { evaluation: evaluate(pairs), unmatched };
}

function suggestionFor({ title, abstract }: { title: string; abstract: string }, terms: Terms): PaperLabels {
  const { scope, topic, stages, methods } = suggestLabels(title, abstract, {
    stages: terms.stages.map(({ id, data }) => ({ id, ...data })).sort((a, b) => a.order - b.order),
    topics: terms.topics.map(({ data }) => data),
    scopes: terms.scopes.map(({ data }) => data),
    methods: terms.methods.map(({ data }) => data),
  });
  return { scope, topic, stages: stages.map(({ id }) => id), heads: [], methods };
}

/** Ids of heads by all their names: a labelled file may call a head by one of its aliases. */
function idsByName({ heads }: Terms): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { id, data } of heads) {
    for (const name of [...data.aliases, data.name, id]) ids.set(nameKey(name), id);
  }
  return ids;
}

function nameKey(name: string): string {
  return foldWords(name).join('-');
}
