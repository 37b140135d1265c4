import { moveCommand } from '../../src/survey/move-command.ts';
import type { PaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { titleToSlug } from '../../src/survey/slug.ts';
import type { PaperTerms } from './check-paper.ts';
import { contradictionOfIds } from './contradiction-of-ids.ts';
import { noteTexts } from './note-texts.ts';
import { templateTexts } from './template-texts.ts';

/**
 * What of a paper is worth a look, and is no reason to keep it out: it can be right as it stands.
 *
 * @param thisYear No paper is of one much later.
 */
export function notePaper(paper: PaperFile, terms: PaperTerms, file: string, thisYear: number): Problem[] {
  return [
    ...noteBlanks(paper, terms, file),
    ...noteAuthors(paper, file),
    ...noteYear(paper, file, thisYear),
    ...noteSlug(paper, file),
    ...noteQuotes(paper, file),
    ...noteFacts(paper, file),
    ...noteTexts(paper, file),
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
export const severalNames = /(?:^|\s)&\s|;(?<!&\S*;)|,(?!\s*(?:(?:Jr|Sr|[IVX]+)\b|\d))|\sand\s|\bet al\b/i;

function noteAuthors({ readable, place }: PaperFile, file: string): Problem[] {
  return (readable.authors ?? []).flatMap((author, index): Problem[] => {
    // Letters written as in TeX or HTML are told of as such.
    if (author === undefined || /[\\{]|&\S+;/.test(author) || !severalNames.test(author)) return [];
    return [
      {
        file,
        ...place(['authors', index]),
        rule: 'several-authors',
        message: `Unexpected author ${JSON.stringify(author)}, expected one name as it is printed, first names first`,
        mend: mendAuthor(author),
      },
    ];
  });
}

function mendAuthor(author: string): string {
  const turned = /^([^\s,;&]+(?:\s[^\s,;&]+)?),\s*([^\s,;&]+(?:\s[^\s,;&]+)?)$/.exec(author);
  if (/^\W*(?:et al\.?|and others)\W*$/i.test(author)) return 'Name the others, or delete it.';
  if (/\bet al\b/i.test(author))
    return 'Name the others, each in double quotes of its own, or delete "et al.".';
  // "Alder, Ada" and "Alder, Birch" look alike.
  if (turned && !/^[^\s]+\s/.test(turned[2] ?? '') && !/\s/.test(turned[1] ?? ''))
    return `Write "${turned[2]} ${turned[1]}", if that is one name; else each name in double quotes of its own.`;
  return 'Write each name in double quotes of its own, with a comma behind it: [ "Ada Alder", "Ben Birch" ]; leave it if it is the name of a group.';
}

function yearOfArxiv(arxiv: string | undefined): number | undefined {
  const digits = /^(\d{2})\d{2}\./.exec(arxiv ?? '')?.[1];
  return digits === undefined ? undefined : 2000 + Number(digits);
}

/** Whether a year goes with an arXiv id: what came out at the end of a year can be on arXiv in the next one. */
export function isYearOfArxiv(year: number | undefined, arxiv: string | undefined): boolean {
  const first = yearOfArxiv(arxiv);
  return year === undefined || first === undefined || year === first || year === first - 1;
}

/** A year that the arXiv id contradicts: its first four digits are year and month of the first version. */
function noteYear({ readable, place }: PaperFile, file: string, thisYear: number): Problem[] {
  const { year, arxiv } = readable;
  const first = yearOfArxiv(arxiv);
  // What is announced for the next year can be cited already.
  if (year !== undefined && year > thisYear + 1)
    return [
      {
        file,
        ...place(['year']),
        rule: 'year-to-come',
        message: `Unexpected year ${year}, expected none later than ${thisYear + 1}`,
        mend:
          first === undefined ? 'Write the year of the paper.' : `Write ${first}, the year of its arXiv id.`,
      },
    ];
  if (year === undefined || first === undefined || isYearOfArxiv(year, arxiv)) return [];
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

/** A longer quote leaves the reader to find what bears the label out. */
const longestQuote = 300;

/** Quotes of a single word, in scripts that part their words: no word bears a label out by itself. And quotes of nearly all. */
function noteQuotes({ readable, place }: PaperFile, file: string): Problem[] {
  const { stages = [], heads = [], abstract = '' } = readable;
  return Object.entries({ stages, heads }).flatMap(([key, labels]) =>
    labels.flatMap((label, index): Problem[] => {
      const { quote } = label ?? {};
      const isMost = abstract.length > longestQuote && (quote ?? '').length > abstract.length / 2;
      if (quote !== undefined && (quote.length > longestQuote || isMost))
        return [
          {
            file,
            ...place([key, index, 'quote']),
            rule: 'long-quote',
            message: `Unexpected quote of ${quote.length} letters${isMost ? ', most of the abstract' : ''}, expected the one sentence that bears the label out`,
            mend: 'Keep the sentence, or the part of it, that says so.',
          },
        ];
      if (quote === undefined || !/^[\p{Script=Latin}\p{N}\p{P}]{3,}$/u.test(quote.trim())) return [];
      return [
        {
          file,
          ...place([key, index, 'quote']),
          rule: 'short-quote',
          message: `Unexpected quote of one word, "${quote}", expected a passage that bears the label out`,
          mend: 'Copy the words around it, too.',
        },
      ];
    }),
  );
}

/** Facts that contradict each other. */
function noteFacts({ readable, place }: PaperFile, file: string): Problem[] {
  const { arxiv, doi, url, year, venue, venueChecked } = readable;
  const notes: Problem[] = [];
  const add = (key: string, message: string, mend: string) =>
    notes.push({ file, ...place([key]), rule: 'doubtful-fact', message, mend });
  const contradiction = contradictionOfIds({ arxiv, doi, url });
  if (contradiction) add(contradiction.key, contradiction.message, contradiction.mend);
  if (/[.,;]$/.test(doi ?? ''))
    add(
      'doi',
      `Unexpected sign at the end of the DOI ${doi}, expected a letter or a digit`,
      'Delete it, if it belongs to the sentence that the DOI was copied from.',
    );
  const published = Number(/\b(?:19|20)\d\d\b/.exec(venue ?? '')?.[0] ?? Number.NaN);
  if (year !== undefined && published < year - 1)
    add(
      'venue',
      `Unexpected venue of ${published} beside the year ${year}, expected one that is no earlier`,
      'Mend the year, or the venue.',
    );
  if (venueChecked === true && venue === undefined)
    add(
      'venueChecked',
      'Unexpected "venueChecked: true" without a venue, expected a venue',
      'Add the venue, or delete the line.',
    );
  return notes;
}

/** A slug that has no word of the title. Ingest never changes a slug, so that a dump's paper may have got another title since. */
function noteSlug({ path, folder, slug, readable, place }: PaperFile, file: string): Problem[] {
  const { title, source } = readable;
  // A name that makes no address, and a title that is the template's, are told of.
  if (title === undefined || source !== undefined || templateTexts.has(title)) return [];
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) return [];
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
      mend: moveCommand(file, `${root}papers/${folder === '' ? '' : `${folder}/`}${right}.mdx`),
    },
  ];
}
