import type { Decision } from '../../src/survey/decision.ts';
import { foldTitle } from '../../src/survey/fold.ts';
import { parsePlacedYaml } from '../../src/survey/front-matter.ts';
import { nearestId } from '../../src/survey/nearest.ts';
import type { PaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';

/**
 * Decisions that decide nothing: of a paper and itself, or of papers that nobody knows. The latter is only noted, since one of
 * two that are the same is no paper of the survey any more.
 *
 * @param text Of `decisions.yaml`, for the places in it.
 */
export function checkDecisions(
  decisions: readonly Decision[],
  text: string,
  file: string,
  papers: readonly PaperFile[],
): { problems: Problem[]; notes: Problem[] } {
  const { place } = parsePlacedYaml(text, file, 1);
  const slugs = papers.map(({ slug }) => slug);
  const bySlugOrTitle = new Map(
    papers.flatMap(({ slug, readable: { title } }) => [
      ...(title === undefined ? [] : [[foldTitle(title), slug] as const]),
      [slug, slug] as const,
    ]),
  );
  const slugOf = (name: string) => bySlugOrTitle.get(name) ?? bySlugOrTitle.get(foldTitle(name));
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  const decided = new Map<string, { are: Decision['are']; index: number }>();
  for (const [index, { papers: pair, are }] of decisions.entries()) {
    const [one, other] = pair;
    if ((slugOf(one) ?? foldTitle(one)) === (slugOf(other) ?? foldTitle(other))) {
      problems.push({
        file,
        ...place([index, 'papers', 1]),
        rule: 'decision-of-one',
        message: `Unexpected second paper "${other}", expected another than the first`,
        mend: 'Name the other paper by its slug or its title, or delete the entry.',
      });
      continue;
    }
    const both = [slugOf(one) ?? foldTitle(one), slugOf(other) ?? foldTitle(other)].sort().join('\n');
    const before = decided.get(both);
    decided.set(both, before ?? { are, index });
    if (before) {
      const line = place([before.index]).line;
      problems.push({
        file,
        ...place([index, before.are === are ? 'papers' : 'are']),
        rule: 'repeated-decision',
        message:
          before.are === are
            ? `Unexpected second decision about "${one}" and "${other}", expected one (the first is at line ${line})`
            : `Unexpected decision that these two are ${say(are)}, expected the one at line ${line}, that they are ${say(before.are)}, or this one alone`,
        mend: 'Delete one of the two entries.',
      });
      continue;
    }
    if (are === 'same' && slugs.includes(one) && slugs.includes(other))
      notes.push({
        file,
        ...place([index, 'are']),
        rule: 'decision-undone',
        message: `Unexpected files of both papers that are the same, ${one} and ${other}, expected one of the two`,
        mend: 'Put what both have into one file and delete the other; or write "are: different".',
      });
    const unknown = pair.flatMap((name, number) => (slugOf(name) === undefined ? [{ name, number }] : []));
    if (unknown.length === 0) continue;
    // Of two that are the same, one may be known by the title alone that it came with.
    if (are === 'same' && unknown.length === 1 && /\s/.test(unknown[0]?.name ?? '')) continue;
    for (const { name, number } of unknown) {
      const near = nearSlug(name, slugs);
      notes.push({
        file,
        ...place([index, 'papers', number]),
        rule: 'unknown-paper',
        message: `Unexpected paper "${name}", expected the slug or the title of one of the survey's${near ? `, perhaps "${near}"` : ''}`,
        mend: near
          ? `Write ${near}, if that is meant.`
          : 'Write its slug, or delete the entry if it is gone.',
      });
    }
  }
  return { problems, notes };
}

function say(are: Decision['are']): string {
  return are === 'same' ? 'the same' : are;
}

function nearSlug(name: string | undefined, slugs: readonly string[]): string | undefined {
  return name === undefined || /\s/.test(name) ? undefined : nearestId(name, slugs);
}
