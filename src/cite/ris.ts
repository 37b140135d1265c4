import { addressOfPaper, type CitedPaper, toOneLine } from './cited-paper.ts';

/**
 * A paper in the RIS format, with a line break behind it. A value is one line, and so can't begin another tag.
 *
 * The type is GEN, "generic", since the kind of work isn't known.
 */
export function printRis(paper: CitedPaper): string {
  const { id, title, authors, year, venue, venueChecked, arxiv, doi } = paper;
  const isChecked = venueChecked !== false;
  const tags: [tag: string, value: string | undefined][] = [
    ['TY', 'GEN'],
    ['ID', id],
    ['TI', title],
    ...authors.map((author): [string, string] => ['AU', author]),
    ['PY', year?.toString()],
    ['T2', isChecked ? venue : undefined],
    ['DO', doi],
    ['AN', arxiv === undefined ? undefined : `arXiv:${arxiv}`],
    ['UR', addressOfPaper(paper)],
    ['N1', venue !== undefined && !isChecked ? `${venue} (unverified)` : undefined],
  ];
  const lines = tags.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${toOneLine(value)}`],
  );
  return `${lines.join('\n')}\nER  - \n`;
}
