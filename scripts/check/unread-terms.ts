import { join } from 'node:path';
import type { Content } from '../../src/content/read-content.ts';
import { listSchemas, type Term, type TermKind } from '../../src/content/terms-folder.ts';
import { foldWords } from '../../src/survey/fold.ts';
import { moveCommand } from '../../src/survey/move-command.ts';
import { nearestId } from '../../src/survey/nearest.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { titleToSlug } from '../../src/survey/slug.ts';

/** A term that is named so often and isn't there is lost rather than misspelt. */
const oftenNamed = 5;
/** The same, where nothing is there that comes near: by so many files. */
const fewestFiles = 2;
/** More names of files help nobody; a search for the id finds the others. */
const mostShown = 5;

/**
 * Terms, groups and papers that several files name and that aren't there: one problem for each, or for their whole list where
 * it is empty, instead of one for each name. They then count as unread.
 */
export function missingTerms(content: string, whole: Content): Problem[] {
  const { papers, terms, unread } = whole;
  const problems: Problem[] = lostGroups(whole);
  const slugs = [...papers.map(({ slug }) => slug), ...unread.papers];
  for (const [kind, names] of namesInUse(whole)) {
    if (unread.lists[kind] !== undefined) continue;
    const own: readonly Term<unknown>[] = [...terms[kind], ...unread.terms[kind]];
    const known = new Set([...own.map(({ id }) => id), ...(kind === 'references' ? slugs : [])]);
    const isList = Object.hasOwn(listSchemas, kind);
    const count = [...names.values()].reduce((sum, { times }) => sum + times, 0);
    if (own.length === 0 && count > 2 && kind !== 'references') {
      const path = isList ? `taxonomy/${kind}.yaml` : `${kind}/`;
      const some = [...names.keys()].slice(0, 3).join(', ');
      const problem = missing(
        { file: join(content, path), line: 1, column: 1 },
        `Unexpected absence of any ${kind}, expected those that are named ${count.toLocaleString('en-GB')} times, such as ${some}`,
        `Write ${isList ? path : `a file for each below ${path}`}, or take them back from git or a copy.`,
      );
      unread.lists[kind] = problem;
      problems.push(problem);
      continue;
    }
    for (const [id, { times, files }] of names) {
      if (known.has(id)) continue;
      const near = nearestId(id, known);
      if (times < oftenNamed && (near !== undefined || files.size < fewestFiles)) continue;
      const isPaper = kind === 'references' && /^[a-z0-9]+(?:-[a-z0-9]+){2,}$/.test(id);
      const path = isPaper ? `papers/*/${id}.mdx` : isList ? `taxonomy/${kind}.yaml` : `${kind}/${id}.mdx`;
      // A line of a list that was changed stands where the other id is.
      const renamed = isList
        ? (own.find((term) => term.id === near || isCalledLike(term, id)) ??
          own.find((term, index) => own.findIndex((other) => other.id === term.id) < index))
        : undefined;
      const moved = isPaper ? movedFile(id, papersAsTerms(papers)) : isList ? undefined : movedFile(id, own);
      const problem = missing(
        renamed
          ? { file: renamed.file, ...renamed.place(['id']) }
          : { file: join(content, isPaper ? 'papers/' : path), line: 1, column: 1 },
        `Unexpected absence of "${id}" among the ${isPaper ? 'papers' : kind}, expected it, since it is named ${times.toLocaleString('en-GB')} times${(renamed ?? moved) ? `; perhaps it is "${(renamed ?? moved)?.id}" now` : near ? `; perhaps it is "${near}" now` : ''}`,
        moved
          ? `${moveCommand(moved.file, moved.file.replace(/[^/\\]*$/, `${id}.mdx`))}; if it is to be called otherwise from now on, mend what names it: ${someOf(files)}.`
          : isPaper
            ? `Take back its file ${join(content, path)} from git or a copy; or take away what names it: ${someOf(files)}.`
            : isList
              ? `${renamed ? `Write id: ${id} again` : `Add it to ${path}`}; if it is called otherwise now, or is to be gone, mend what names it: ${someOf(files)}.`
              : `Take back its file ${join(content, path)} from git or a copy; if it is called otherwise now, or is to be gone, mend what names it: ${someOf(files)}.`,
      );
      problems.push(problem);
      if (isPaper) {
        unread.papers.push(id);
        continue;
      }
      const place = () => ({ line: 1, column: 1 });
      const term = { id, data: {}, file: problem.file, place, body: '', bodyLine: 1, cause: problem };
      unread.terms[kind].push(term as never);
    }
  }
  return problems;
}

/** @example someOf(new Set(['a', 'b', 'c', 'd', 'e'])) // 'a, b, c, and 2 other files' */
function someOf(files: ReadonlySet<string>): string {
  const shown = [...files].slice(0, mostShown);
  const others = files.size - shown.length;
  return shown.join(', ') + (others > 0 ? `, and ${others} other file${others > 1 ? 's' : ''}` : '');
}

/** A file by another name whose name or title is what the id is made of. */
function movedFile(id: string, files: readonly Term<unknown>[]): Term<unknown> | undefined {
  return files.find(
    (term) => isCalledLike(term, id) || titleToSlug((term.data as { name?: string }).name ?? '') === id,
  );
}

function papersAsTerms(papers: Content['papers']): Term<unknown>[] {
  return papers.map(({ slug, file, place, readable }) => ({
    id: slug,
    file,
    place,
    data: { name: readable.title },
  }));
}

/** Whether the name of a term is the one that an id is made of. */
function isCalledLike({ data }: Term<unknown>, id: string): boolean {
  const { name } = data as { name?: unknown };
  return typeof name === 'string' && foldWords(name).join('-') === foldWords(id.replace(/-/g, ' ')).join('-');
}

/** Groups that several heads of a stage name and that it hasn't: the line in the stage was changed, and not all these heads. */
function lostGroups({ terms, unread }: Content): Problem[] {
  return terms.stages.flatMap((stage) => {
    const { groups } = stage.data;
    const known = groups.map(({ id }) => id);
    const own = terms.heads.filter(({ data }) => data.stage === stage.id);
    const lost = new Set(
      own.flatMap(({ data: { group } }) => (group && !known.includes(group) ? [group] : [])),
    );
    return [...lost].flatMap((id): Problem[] => {
      const times = own.filter(({ data }) => data.group === id).length;
      const isElsewhere = terms.stages.some((other) => other.data.groups.some((group) => group.id === id));
      if (times < fewestFiles || isElsewhere || nearestId(id, known) !== undefined) return [];
      // The one that no head is in is probably the same by its new name.
      const empty = groups.findIndex((group) => !own.some(({ data }) => data.group === group.id));
      unread.groups.push(id);
      return [
        missing(
          { file: stage.file, ...stage.place(empty < 0 ? ['groups'] : ['groups', empty, 'id']) },
          `Unexpected absence of the group "${id}", expected it, since ${times} heads of the stage name it${empty < 0 ? '' : `; perhaps it is "${known[empty]}" now`}`,
          `Write id: ${id} again; if it is called otherwise now, mend the heads that name it: ${someOf(new Set(own.flatMap(({ file, data }) => (data.group === id ? [file] : []))))}.`,
        ),
      ];
    });
  });
}

function missing(
  place: { file: string; line: number; column: number },
  message: string,
  mend: string,
): Problem {
  return { ...place, rule: 'terms-missing', message, mend };
}

/** How often an id is named, and in which files. */
interface Naming {
  times: number;
  files: Set<string>;
}

/** How often each id is named: by papers, terms, citations and links. */
function namesInUse({ papers, terms }: Content): Map<TermKind, Map<string, Naming>> {
  const names = new Map<TermKind, Map<string, Naming>>();
  const count = (file: string, kind: TermKind, id: string | undefined) => {
    // A name in the place of an id is told as such.
    if (id === undefined || !(kind === 'references' ? /^[\w.-]+$/ : /^[a-z0-9-]+$/).test(id)) return;
    const own = names.get(kind) ?? new Map<string, Naming>();
    const { times, files } = own.get(id) ?? { times: 0, files: new Set() };
    names.set(kind, own.set(id, { times: times + 1, files: files.add(file) }));
  };
  const countBody = (file: string, body: string) => {
    for (const [, id] of body.matchAll(/<Cite\s+id="([^"]+)"/g)) count(file, 'references', id);
    for (const [, kind, id] of body.matchAll(
      /\]\(\/(heads|stages|circuits|methods|topics)\/([a-z0-9-]+)\/?[)#]/g,
    ))
      count(file, kind as TermKind, id);
  };
  for (const { file, readable, body } of papers) {
    count(file, 'scopes', readable.scope);
    count(file, 'topics', readable.topic);
    for (const label of readable.stages ?? []) count(file, 'stages', label?.id);
    for (const label of readable.heads ?? []) count(file, 'heads', label?.id);
    for (const id of readable.methods ?? []) count(file, 'methods', id);
    countBody(file, body);
  }
  for (const { file, data } of terms.heads) {
    count(file, 'stages', data.stage);
    count(file, 'tasks', data.task);
    for (const id of data.layers) count(file, 'layers', id);
    for (const id of data.models) count(file, 'model-families', id);
    for (const id of data.proposedBy) count(file, 'references', id);
  }
  for (const { file, data } of terms.circuits) {
    for (const { from, to } of data.edges) {
      count(file, 'heads', from);
      count(file, 'heads', to);
    }
  }
  for (const kind of [
    'stages',
    'heads',
    'circuits',
    'methods',
    'benchmarks',
    'glossary',
    'background',
  ] as const)
    for (const { file, data } of terms[kind]) for (const id of data.references) count(file, 'references', id);
  for (const kind of ['stages', 'heads', 'circuits', 'essays'] as const)
    for (const { file, body } of terms[kind]) countBody(file, body);
  return names;
}

/** What wasn't checked because terms couldn't be read: told in a line for each, so that nobody takes silence for rightness. */
export function noteUnchecked(whole: Content): Problem[] {
  const { terms, lists } = whole.unread;
  const names = namesInUse(whole);
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
      : list.flatMap(({ id, cause }): Problem[] =>
          // That it is named and not there is said; what nobody names holds nothing up.
          cause.rule === 'terms-missing' || !names.get(kind as TermKind)?.has(id)
            ? []
            : [
                {
                  ...placeOf(cause),
                  rule: 'not-checked',
                  message: `Unexpected mistakes in "${id}" (${kind}), expected it to be read: what names it was not checked until then`,
                  mend: 'Mend what is said of it first, then run the check again.',
                },
              ],
        ),
  );
  return [...ofLists, ...ofFiles];
}

function placeOf({ file, line, column }: Problem): { file: string; line: number; column: number } {
  return { file, line, column };
}
