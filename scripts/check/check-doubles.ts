import type { Content } from '../../src/content/read-content.ts';
import type { Decision } from '../../src/survey/decision.ts';
import { foldTitle } from '../../src/survey/fold.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { titleToSlug } from '../../src/survey/slug.ts';
import { areNear, nearKeys } from '../ingest/likeness.ts';
import { isYearOfArxiv } from './note-paper.ts';

/**
 * Papers that are in the survey twice: with one arXiv id or one DOI. Two of one title can be two papers, so that these are
 * only worth a look.
 *
 * @param decisions Those of `decisions.yaml`: two papers of one title that a person has told apart are two.
 * @returns Also the paths of files that are copies of others: nothing more needs to be said of what they repeat.
 */
export function checkDoubles(
  papers: Content['papers'],
  decisions: readonly Decision[],
): { problems: Problem[]; notes: Problem[]; copies: ReadonlySet<string> } {
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  const copies = new Set<string>();
  const told = new Set<string>();
  const isSettled = (a: Content['papers'][number], b: Content['papers'][number]) =>
    decisions.some(({ papers: [one, other], are }) => {
      const names = ({ slug, readable }: typeof a) => [slug, readable.title];
      return (
        are === 'different' &&
        ((names(a).includes(one) && names(b).includes(other)) ||
          (names(a).includes(other) && names(b).includes(one)))
      );
    });
  // The second is told of: that is rather the one that a person has added than one that came with a dump, the one whose year
  // its id contradicts, or whose name is not made from its title.
  const lateness = ({ slug, readable: { source, title, arxiv, year } }: Content['papers'][number]) =>
    (source === undefined ? 4 : 0) +
    (isYearOfArxiv(year, arxiv) ? 0 : 2) +
    (title === undefined || titleToSlug(title) === slug ? 0 : 1);
  const inOrder = [...papers].sort((a, b) => lateness(a) - lateness(b));
  for (const key of ['arxiv', 'doi', 'title', 'abstract'] as const) {
    const first = new Map<string, Content['papers'][number]>();
    for (const paper of inOrder) {
      const value = paper.readable[key];
      if (value === undefined) continue;
      const isText = key === 'title' || key === 'abstract';
      const folded = isText ? foldTitle(value) : value.toLowerCase();
      const before = first.get(folded);
      first.set(folded, before ?? paper);
      // Two files with one slug are told of anyway.
      if (!before || before.slug === paper.slug || told.has(paper.file)) continue;
      if (isText && isSettled(before, paper)) continue;
      told.add(paper.file);
      if (isCopyOf(paper, before)) {
        copies.add(paper.file);
        problems.push({
          file: paper.file,
          line: 1,
          column: 1,
          rule: 'repeated-paper',
          message: `Unexpected copy of ${before.file}, expected a paper of its own`,
          mend: 'Delete it; or, if another paper is to be made of it, write its title, its abstract, its ids and its quotes, and delete the line "source: …".',
        });
        continue;
      }
      (isText ? notes : problems).push({
        file: paper.file,
        ...paper.place([key]),
        rule: 'repeated-paper',
        message: `Unexpected ${isText ? key : `${key} "${value}"`}, expected each paper once: ${before.file} has it, too`,
        mend: isText
          ? mendDouble(before, paper)
          : areNear(before.readable, paper.readable)
            ? 'Delete one of the two files, or mend what is wrong in one of them.'
            : `Mend the ${key === 'doi' ? 'DOI' : 'arXiv id'} of the one that it isn't of: their titles and abstracts differ.`,
      });
    }
  }
  const near = new Map<string, Content['papers'][number][]>();
  for (const paper of inOrder) {
    const { title, abstract } = paper.readable;
    if (title === undefined || abstract === undefined) continue;
    const candidates = new Set<Content['papers'][number]>();
    for (const key of nearKeys(title, abstract)) {
      const before = near.get(key) ?? [];
      for (const other of before) candidates.add(other);
      near.set(key, [...before, paper]);
    }
    if (told.has(paper.file)) continue;
    const other = [...candidates].find(
      (each) => each.slug !== paper.slug && areNear(each.readable, paper.readable) && !isSettled(each, paper),
    );
    if (!other) continue;
    notes.push({
      file: paper.file,
      ...paper.place(['title']),
      rule: 'near-duplicate',
      message: `Unexpected likeness to ${other.file} (${JSON.stringify(other.readable.title)}), expected either one paper or two that differ`,
      mend: mendDouble(other, paper),
    });
  }
  return { problems, notes, copies };
}

/** Whether nothing tells two papers apart but the name of their files. */
function isCopyOf(paper: Content['papers'][number], first: Content['papers'][number]): boolean {
  const told = ({ readable: { title, abstract, arxiv, doi } }: typeof paper) =>
    JSON.stringify([title, abstract, arxiv, doi]);
  return paper.readable.abstract !== undefined && told(paper) === told(first);
}

function mendDouble(first: Content['papers'][number], second: Content['papers'][number]): string {
  return `Delete one of the two files; or, if they are two papers, say so in decisions.yaml: - { papers: [ ${first.slug}, ${second.slug} ], are: different }`;
}
