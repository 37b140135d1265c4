import { join } from 'node:path';
import type { Content } from '../../src/content/read-content.ts';
import { listSchemas, type TermKind, type Unread } from '../../src/content/terms-folder.ts';
import { nearestId } from '../../src/survey/nearest.ts';
import type { Problem } from '../../src/survey/problem.ts';

/** A term that is named so often and isn't there is lost rather than misspelt. */
const oftenNamed = 5;

/**
 * Terms that many things name and that aren't there: one problem for each, or for their whole list where it is empty, instead
 * of one for each name. They then count as unread.
 */
export function missingTerms(content: string, whole: Content): Problem[] {
  const { terms, unread } = whole;
  const problems: Problem[] = [];
  for (const [kind, names] of namesInUse(whole)) {
    if (unread.lists[kind] !== undefined) continue;
    const known = new Set([...terms[kind], ...unread.terms[kind]].map(({ id }) => id));
    const isList = Object.hasOwn(listSchemas, kind);
    const count = [...names.values()].reduce((sum, each) => sum + each, 0);
    if (known.size === 0 && count > 2) {
      const path = isList ? `taxonomy/${kind}.yaml` : `${kind}/`;
      const some = [...names.keys()].slice(0, 3).join(', ');
      const problem = missing(
        join(content, path),
        `Unexpected absence of any ${kind}, expected those that are named ${count.toLocaleString('en-GB')} times, such as ${some}`,
        `Write ${isList ? path : `a file for each below ${path}`}, or take them back from git: git checkout HEAD -- ${join(content, path)}`,
      );
      unread.lists[kind] = problem;
      problems.push(problem);
      continue;
    }
    for (const [id, times] of names) {
      if (known.has(id) || times < oftenNamed) continue;
      const path = isList ? `taxonomy/${kind}.yaml` : `${kind}/${id}.mdx`;
      const near = nearestId(id, known);
      const problem = missing(
        join(content, path),
        `Unexpected absence of "${id}" among the ${kind}, expected it, since it is named ${times.toLocaleString('en-GB')} times${near ? `; perhaps it is "${near}" now` : ''}`,
        isList
          ? `Add it to ${path}; if it is called otherwise now, npm run impact -- --rename shows all that names it.`
          : `Take it back from git: git checkout HEAD -- ${join(content, path)}; if it is called otherwise now, npm run impact -- --rename shows all that names it.`,
      );
      const place = () => ({ line: 1, column: 1 });
      const term = { id, data: {}, file: problem.file, place, body: '', bodyLine: 1, cause: problem };
      unread.terms[kind].push(term as never);
      problems.push(problem);
    }
  }
  return problems;
}

function missing(file: string, message: string, mend: string): Problem {
  return { file, line: 1, column: 1, rule: 'terms-missing', message, mend };
}

/** How often each id is named by the papers, and by the heads and circuits. */
function namesInUse({ papers, terms }: Content): Map<TermKind, Map<string, number>> {
  const names = new Map<TermKind, Map<string, number>>();
  const count = (kind: TermKind, id: string | undefined) => {
    // A name in the place of an id is told as such.
    if (id === undefined || !/^[a-z0-9-]+$/.test(id)) return;
    const own = names.get(kind) ?? new Map<string, number>();
    names.set(kind, own.set(id, (own.get(id) ?? 0) + 1));
  };
  for (const { readable } of papers) {
    count('scopes', readable.scope);
    count('topics', readable.topic);
    for (const label of readable.stages ?? []) count('stages', label?.id);
    for (const label of readable.heads ?? []) count('heads', label?.id);
    for (const id of readable.methods ?? []) count('methods', id);
  }
  for (const { data } of terms.heads) {
    count('stages', data.stage);
    count('tasks', data.task);
    for (const id of data.layers) count('layers', id);
    for (const id of data.models) count('model-families', id);
  }
  for (const { data } of terms.circuits) {
    for (const { from, to } of data.edges) {
      count('heads', from);
      count('heads', to);
    }
  }
  return names;
}

/** What wasn't checked because terms couldn't be read: told in a line for each, so that nobody takes silence for rightness. */
export function noteUnchecked({ terms, lists }: Unread): Problem[] {
  const ofLists = Object.entries(lists).map(
    ([kind, cause]): Problem => ({
      ...placeOf(cause),
      rule: 'not-checked',
      message: `Unexpected ${kind} that can't all be read, expected them all: whatever names ${kind} was not checked`,
      mend: 'Mend them first, then run the check again.',
    }),
  );
  const ofFiles = Object.entries(terms).flatMap(([kind, list]) =>
    lists[kind as TermKind] !== undefined
      ? []
      : list.map(
          ({ id, cause }): Problem => ({
            ...placeOf(cause),
            rule: 'not-checked',
            message: `Unexpected loss of "${id}" (${kind}), expected it to be there and to be read: whatever names it was not checked further`,
            mend: 'Mend it first, then run the check again.',
          }),
        ),
  );
  return [...ofLists, ...ofFiles];
}

function placeOf({ file, line, column }: Problem): { file: string; line: number; column: number } {
  return { file, line, column };
}
