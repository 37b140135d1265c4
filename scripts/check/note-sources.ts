import { parse } from 'node:path';
import type { Content } from '../../src/content/read-content.ts';
import type { Problem } from '../../src/survey/problem.ts';

/**
 * Papers that say they came from a dump that the survey has not, or from the place of another paper: their `source` was copied
 * with the file. A survey that lists no dumps is not asked.
 *
 * @param dumps Paths of the dumps, from the content folder.
 */
export function noteSources(papers: Content['papers'], dumps: readonly string[]): Problem[] {
  if (dumps.length === 0) return [];
  const known = dumps.map((path) => parse(path).name);
  const first = new Map<string, Content['papers'][number]>();
  const told = new Set<string>();
  return papers.flatMap((paper): Problem[] => {
    const { source } = paper.readable;
    if (source?.dump === undefined || source.line === undefined) return [];
    const note = (path: PropertyKey[], message: string, mend: string): Problem => ({
      file: paper.file,
      ...paper.place(path),
      rule: 'doubtful-source',
      message,
      mend,
    });
    if (!known.includes(source.dump)) {
      if (told.has(source.dump)) return [];
      told.add(source.dump);
      const times = papers.filter((other) => other.readable.source?.dump === source.dump).length;
      return [
        note(
          ['source', 'dump'],
          `Unexpected dump "${source.dump}"${times > 1 ? `, which ${times} papers name` : ''}, expected one that survey.yaml lists: ${known.join(', ')}`,
          times > 1
            ? 'List the dump in survey.yaml, under "sources:".'
            : 'Write its name without the ending, or delete the line "source: …" of a paper that was added by hand.',
        ),
      ];
    }
    const key = `${source.dump} ${source.line}`;
    const before = first.get(key);
    first.set(key, before ?? paper);
    if (!before || before.slug === paper.slug) return [];
    return [
      note(
        ['source', 'line'],
        `Unexpected line ${source.line} of the dump ${source.dump}, expected one that no other paper came from: ${before.file} did`,
        'Delete the line "source: …" of the paper that was added by hand.',
      ),
    ];
  });
}
