import type { PaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { titleToSlug } from '../../src/survey/slug.ts';
import type { PaperTerms } from './check-paper.ts';

/** What of a paper is worth a look, and is no reason to keep it out: it can be right as it stands. */
export function notePaper(paper: PaperFile, terms: PaperTerms, file: string): Problem[] {
  return [
    ...noteBlanks(paper, terms, file),
    ...noteAuthors(paper, file),
    ...noteYear(paper, file),
    ...noteSlug(paper, file),
  ];
}

/** Papers without a scope or a topic. */
function noteBlanks(paper: PaperFile, terms: PaperTerms, file: string): Problem[] {
  const { data } = paper;
  if (!data) return [];
  const kinds = { scope: terms.scopes, topic: terms.topics };
  return Object.entries(kinds).flatMap(([key, known]): Problem[] => {
    if (data[key as keyof typeof kinds] !== undefined || known.length === 0) return [];
    return [
      {
        file,
        ...paper.place([key]),
        rule: 'unlabelled-paper',
        message: `Unexpected paper without a ${key}, expected one`,
        mend: `Add the line "${key}: …" with one of ${known
          .slice(0, 20)
          .map(({ id }) => id)
          .join(', ')}, or leave it to the reviewer.`,
      },
    ];
  });
}

/** What parts two names, or turns one round: no name that stands for itself has it, but for that of a group of people. */
const severalNames = /[;&]|,(?!\s*(?:Jr|Sr|[IVX]+)\b)|\sand\s|\bet al\b/i;

function noteAuthors({ readable, place }: PaperFile, file: string): Problem[] {
  return (readable.authors ?? []).flatMap((author, index): Problem[] => {
    if (author === undefined || !severalNames.test(author)) return [];
    return [
      {
        file,
        ...place(['authors', index]),
        rule: 'several-authors',
        message: `Unexpected author ${JSON.stringify(author)}, expected one name as it is printed, first names first`,
        mend: 'Write each name in double quotes of its own, with a comma behind it: [ "Ada Alder", "Ben Birch" ]; leave it if it is the name of a group.',
      },
    ];
  });
}

/** A year that the arXiv id contradicts: its first four digits are year and month of the first version. */
function noteYear({ readable, place }: PaperFile, file: string): Problem[] {
  const { year, arxiv } = readable;
  const digits = /^(\d{2})\d{2}\./.exec(arxiv ?? '')?.[1];
  if (year === undefined || digits === undefined) return [];
  const first = 2000 + Number(digits);
  // What came out at the end of a year can be on arXiv in the next one.
  if (year === first || year === first - 1) return [];
  return [
    {
      file,
      ...place(['year']),
      rule: 'year-of-arxiv',
      message: `Unexpected year ${year} beside the arXiv id ${arxiv}, which is of ${first}, expected the year of the first version`,
      mend: `Write ${first}, or mend the arXiv id; leave both if the paper came out long before it was put on arXiv.`,
    },
  ];
}

/** A slug that has no word of the title. Ingest never changes a slug, so that a dump's paper may have got another title since. */
function noteSlug({ path, folder, slug, readable, place }: PaperFile, file: string): Problem[] {
  const { title, source } = readable;
  if (title === undefined || source !== undefined) return [];
  const right = titleToSlug(title);
  const words = right.split('-');
  if (slug.split('-').some((word) => words.includes(word) && (word.length > 2 || words.length < 3)))
    return [];
  const root = file.slice(0, Math.max(0, file.length - path.length));
  return [
    {
      file,
      ...place(['title']),
      rule: 'slug-unlike-title',
      message: `Unexpected file name ${slug}.mdx, expected words of the title: it becomes the paper's address, for good`,
      mend: `git mv ${file} ${root}papers/${folder === '' ? '' : `${folder}/`}${right}.mdx`,
    },
  ];
}
