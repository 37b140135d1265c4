import {
  isUnread,
  nothingUnread,
  type ProseTerm,
  type Terms,
  type Unread,
} from '../../src/content/terms-folder.ts';
import { foldWords } from '../../src/survey/fold.ts';
import type { PaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';

/** A text this long claims something, and has to say on what ground. */
const claimingWords = 60;

/** Prose of heads, circuits, stages and essays that is long enough to claim something and cites nothing. */
export function checkProse(terms: Pick<Terms, 'stages' | 'heads' | 'circuits' | 'essays'>): Problem[] {
  const prose: ProseTerm<unknown>[] = [...terms.stages, ...terms.heads, ...terms.circuits, ...terms.essays];
  return prose
    .filter(({ body }) => citedIds(body).length === 0 && foldWords(body).length > claimingWords)
    .map(({ file, bodyLine }) => ({
      file,
      line: bodyLine,
      column: 1,
      rule: 'prose-cites-nothing',
      message: `Unexpected prose of more than ${claimingWords} words without a citation, expected at least one`,
      mend: 'Put <Cite id="…"/> behind a claim, with the slug of a paper or the key of a reference.',
    }));
}

/** Ids of all citations of a body, in their order. */
export function citedIds(body: string): string[] {
  return [...body.matchAll(/<Cite\s+id="([^"]*)"/g)].map(([, id]) => id ?? '');
}

/**
 * Terms that nothing in the survey leads to: references that nobody cites, and groups without a head.
 *
 * @param unread Whatever the files of terms that couldn't be read may name leads somewhere.
 */
export function checkOrphans(
  terms: Terms,
  papers: readonly PaperFile[],
  unread: Unread = nothingUnread(),
): Problem[] {
  const prose: ProseTerm<unknown>[] = [...terms.stages, ...terms.heads, ...terms.circuits, ...terms.essays];
  const used = new Set([
    ...prose.flatMap(({ body }) => citedIds(body)),
    ...papers.flatMap(({ body }) => citedIds(body)),
    ...unread.texts.flatMap((text) => text.match(/[\w.-]+/g) ?? []),
    ...[
      ...terms.stages,
      ...terms.heads,
      ...terms.circuits,
      ...terms.methods,
      ...terms.benchmarks,
      ...terms.glossary,
      ...terms.background,
    ].flatMap(({ data }) => data.references),
    ...terms.stages.flatMap(({ data }) =>
      data.groups.flatMap(({ subgroups }) => subgroups.flatMap(({ references }) => references)),
    ),
  ]);
  const problems: Problem[] = [];
  const orphan = (
    term: { id: string; file: string; place: ProseTerm<unknown>['place'] },
    path: PropertyKey[],
    what: string,
    mend: string,
  ) =>
    problems.push({
      file: term.file,
      ...term.place(path),
      rule: 'orphan',
      message: `Unexpected ${what}, expected something in the survey to lead to it`,
      mend,
    });
  // A list that is gone may have cited any of them.
  const causes = Object.values(unread.terms).flatMap((list) => list.map(({ cause }) => cause));
  const isGone = [...Object.values(unread.lists), ...causes].some(({ rule }) => rule === 'terms-missing');
  for (const reference of terms.references) {
    if (!used.has(reference.id) && !isGone) {
      orphan(reference, ['id'], `reference "${reference.id}" that nothing cites`, 'Cite it, or delete it.');
    }
  }
  if (terms.heads.length === 0) return problems;
  const hasLostStage = (group: string) =>
    terms.heads.some(
      ({ data }) =>
        data.group === group && data.stage !== undefined && isUnread(unread, 'stages', data.stage),
    );
  const mayBeIn = (stage: string, group: string) =>
    unread.lists.heads !== undefined ||
    unread.terms.heads.some(
      ({ data }) => (data.stage ?? stage) === stage && (data.group === undefined || data.group === group),
    );
  for (const stage of terms.stages) {
    // A head whose group or stage is mistaken may be the one that is missing here, and that is told of.
    const ids = stage.data.groups.map(({ id }) => id);
    const hasStrayHead = terms.heads.some(
      ({ data: { stage: own, group } }) => group !== undefined && (own === stage.id) !== ids.includes(group),
    );
    if (hasStrayHead) continue;
    for (const [index, { id }] of stage.data.groups.entries()) {
      if (terms.heads.some(({ data }) => data.stage === stage.id && data.group === id)) continue;
      if (mayBeIn(stage.id, id) || hasLostStage(id)) continue;
      // Its heads name it otherwise, and that is told of.
      if (terms.heads.some(({ data }) => data.stage === stage.id && unread.groups.includes(data.group ?? '')))
        continue;
      // Of two that go by one id, the other may have been the one with heads; that is told of.
      if (stage.data.groups.filter((group) => group.id === id).length > 1) continue;
      orphan(
        stage,
        ['groups', index, 'id'],
        `group "${id}" without a head`,
        'Put a head into it, or delete it.',
      );
    }
  }
  return problems;
}

/**
 * Proposed heads that no paper is labelled with. A note and no problem, so that a proposal is one file; the labels can come
 * with the review.
 */
export function noteUnlabelledHeads(
  { heads }: Pick<Terms, 'heads'>,
  papers: readonly PaperFile[],
): Problem[] {
  const labelled = new Set(papers.flatMap(({ readable }) => readable.heads?.map((label) => label?.id) ?? []));
  // Of a paper whose labels can't be read nobody knows what it has, and that is told of.
  const unread = new Set(
    papers.filter(({ readable }) => readable.heads === undefined).map(({ slug }) => slug),
  );
  return heads
    .filter(({ id, data }) => data.status === 'proposed' && !labelled.has(id))
    .filter(({ data }) => !data.proposedBy.some((slug) => unread.has(slug)))
    .map(({ id, data, file, place }) => ({
      file,
      ...place([]),
      rule: 'unlabelled-head',
      message: `Unexpected proposed head "${id}" that no paper is labelled with, expected its papers to be: ${data.proposedBy.join(', ')}`,
      mend: 'Add the head to these papers, each with a quote, or leave it to the reviewer.',
    }));
}
