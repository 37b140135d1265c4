import { fingerprint } from '../../src/survey/fingerprint.ts';
import type { PaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';

/** A sign that a text was not meant as it stands: what was found and expected, and how to mend it. */
interface Sign {
  pattern: RegExp;
  found: string;
  expected: string;
  mend: string;
}

const markup: Sign[] = [
  {
    pattern: /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?>/i,
    found: 'tag of HTML',
    expected: 'plain text: it is printed as it stands',
    mend: 'Delete the tag.',
  },
  {
    pattern: /&(?:[a-z]{2,8}|#\d+|#x[\da-f]+);/i,
    found: 'letter written as in HTML',
    expected: 'the letter itself',
    mend: 'Write the letter itself, such as & for &amp; and é for &eacute;.',
  },
  {
    pattern: /Ã[^\sA-Za-zÀ-ÿ]|â€|Â[«»°\u00A0]/,
    found: 'letters of a text that was read in the wrong encoding',
    expected: 'the letters as printed',
    mend: 'Copy it anew from the paper, or write the letters that were lost.',
  },
];

/** A text that says nothing at all, in any script. */
export const emptyWords =
  /^[^\p{L}\p{N}]*(?:todo|tbd|tba|xxx+|fixme|n\/a|none|unknown|abstract|)[^\p{L}\p{N}]*$/iu;

const placeholder: Sign = {
  pattern: new RegExp(
    `${emptyWords.source}|^[^\\p{L}\\p{N}]*(?:todo|tbd|fixme|lorem ipsum)(?![\\p{L}\\p{N}])`,
    'iu',
  ),
  found: 'text that stands for another',
  expected: 'the text itself',
  mend: 'Write what the paper has.',
};

const ligatures: Sign = {
  pattern: /[ﬀ-ﬆ]/,
  found: 'ligature of a PDF',
  expected: 'letters of their own, which a search finds',
  mend: 'Write fi for ﬁ, fl for ﬂ, and so on.',
};

/** Words that were parted at the end of a line; not "pre- and post-". */
export const partedWords = /\p{L}*\p{Ll}-\s+(?!(?:and|or|to|und|oder|et|ou|y|o)\b)\p{Ll}+/u;

const partedWord: Sign = {
  pattern: partedWords,
  found: 'word that was parted at the end of a line',
  expected: 'the word whole',
  mend: 'Join the two parts; a quote from there has to be joined, too.',
};

const titleSigns: Sign[] = [
  ...markup,
  placeholder,
  ligatures,
  partedWord,
  {
    pattern: /[*†‡§¶]\s*$/,
    found: 'sign of a footnote at its end',
    expected: 'the title alone',
    mend: 'Delete the sign.',
  },
  {
    pattern: /(?<![\\$\w^_{])\{\p{L}+\}(?![^$]*\$(?:[^$]*\$[^$]*\$)*[^$]*$)/u,
    found: 'braces of BibTeX',
    expected: 'the letters alone',
    mend: 'Delete the braces.',
  },
  {
    pattern: /^\[?(?:arxiv:\s*)?\d{4}\.\d{4,5}/i,
    found: 'arXiv id at its beginning',
    expected: 'the title alone',
    mend: 'Move the id to "arxiv:".',
  },
  {
    pattern: /^[\p{Lu}&]{2,10}['’]?\s*(?:19|20)\d\d$/u,
    found: 'venue in its place',
    expected: 'the title as printed',
    mend: 'Move it to "venue:" and write the title.',
  },
  {
    pattern: /[^.]\.$/,
    found: 'full stop at its end',
    expected: 'none, unless it is printed so',
    mend: 'Delete the full stop.',
  },
  {
    pattern: /^(?=(?:.*\p{Lu}){12})[^\p{Ll}]+$/u,
    found: 'capitals throughout',
    expected: 'capitals as in the paper’s running heads or in its citation',
    mend: 'Write it as the bibliography of another paper has it.',
  },
  {
    pattern: /^(.{8,}?)\s*\1$/,
    found: 'second time of the same words',
    expected: 'the title once',
    mend: 'Delete one of the two.',
  },
];

const abstractSigns: Sign[] = [
  ...markup,
  placeholder,
  ligatures,
  {
    pattern:
      /^\s*(?:[Aa]bstract|ABSTRACT)(?:\s*[:.—–-]|\s+(?=(?:An?|As|For|How|In|Large|Our|Recent|The|This|To|We|While|With)\b))/,
    found: 'word "Abstract" at its beginning',
    expected: 'the abstract alone',
    mend: 'Delete the word.',
  },
  {
    pattern: /\\(?:emph|text[a-z]+|cite[a-z]*|ref|label|url|footnote)\{/,
    found: 'command of TeX outside of a formula',
    expected: 'plain text',
    mend: 'Write what is printed, without the command.',
  },
  {
    pattern: /\\n(?![a-z])/i,
    found: 'line break written as \\n',
    expected: 'a blank or a new line',
    mend: 'Write a blank there.',
  },
  {
    pattern: /(?:\.\.\.|…)\s*$/,
    found: 'end that is cut off',
    expected: 'the whole abstract',
    mend: 'Copy the whole abstract from the paper’s page.',
  },
  {
    pattern: /[△▽▲▼]\s*(?:Less|More)\b/,
    found: 'button of a list of results',
    expected: 'the abstract alone',
    mend: 'Delete it.',
  },
  {
    pattern: /\bkey\s?words?\s*[:—–]/i,
    found: 'keywords',
    expected: 'the abstract alone',
    mend: 'Delete them.',
  },
  {
    pattern: /\b(?:published as a conference paper|under review as a|accepted (?:at|to|by) \p{Lu}{3,})/iu,
    found: 'line about where it came out',
    expected: 'the abstract alone',
    mend: 'Move it to "venue:", or delete it.',
  },
  partedWord,
];

const authorSigns: Sign[] = [
  ...markup,
  placeholder,
  {
    pattern: /\\[a-z"'`^~=.]|\{.*\}/i,
    found: 'letter written as in TeX',
    expected: 'the letter itself',
    mend: 'Write the letter itself, such as ö for {\\"o}.',
  },
  {
    pattern: /[\d*†‡§¶¹²³]|[(@)]/u,
    found: 'sign that leads to an affiliation or an address',
    expected: 'the name alone',
    mend: 'Delete what does not belong to the name.',
  },
  {
    pattern: /\b(?:university|universität|université|institute|department|laboratory|inc\.|ltd\.?|gmbh)\b/i,
    found: 'name of an institution',
    expected: 'the names of people',
    mend: 'Delete it, or leave it if the institution is the author.',
  },
];

const venueSigns: Sign[] = [
  placeholder,
  {
    pattern: /^arxiv\b.*\d{4}\.\d{4}/i,
    found: 'arXiv id',
    expected: 'the name of a conference or a journal, or none',
    mend: 'Move the id to "arxiv:", and leave the venue out.',
  },
  {
    pattern: /:\/\//,
    found: 'address',
    expected: 'the name of a conference or a journal',
    mend: 'Move it to "url:".',
  },
];

/** Hosts that nobody else can open. */
const ownHost =
  /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|192\.168\.|10\.|[^/]*\.(?:local|test)\b|(?:www\.)?example\.)/i;

/**
 * Signs that a text of a paper was copied from the wrong place, or with what stands around it. Of texts that came with a dump
 * and that nobody has changed nothing is said: people needn't answer for them.
 */
export function noteTexts(
  { readable, place, text: whole = '' }: PaperFile & { text?: string },
  file: string,
): Problem[] {
  const { source, title, abstract, authors, venue, url, code, note } = readable;
  const notes: Problem[] = [];
  const lines = whole.split('\n');
  /** A text of several lines begins on the one below its key: where in it the letters stand. */
  const placeOf = (path: PropertyKey[], letters: string | undefined) => {
    const start = place(path);
    const [word = ''] = letters?.trim().split(/\s/) ?? [];
    const ahead = word === '' ? -1 : lines.slice(start.line - 1).findIndex((line) => line.includes(word));
    if (ahead < 1) return start;
    const line = start.line + ahead;
    return { line, column: (lines[line - 1] ?? '').indexOf(word) + 1 };
  };
  const add = (
    path: PropertyKey[],
    what: string,
    { found, expected, mend }: Omit<Sign, 'pattern'>,
    letters?: string,
  ) =>
    notes.push({
      file,
      ...placeOf(path, letters),
      rule: `doubtful-${what}`,
      message: `Unexpected ${found} in the ${what}, expected ${expected}`,
      mend,
    });
  const look = (path: PropertyKey[], what: string, text: string | undefined, signs: readonly Sign[]) => {
    for (const sign of signs) {
      const letters = text === undefined ? undefined : sign.pattern.exec(text)?.[0];
      if (letters === undefined) continue;
      const shown = letters.trim().replace(/\s+/g, ' ');
      const isTelling =
        shown !== '' && shown.length <= 40 && shown !== text?.trim() && !sign.found.includes(shown);
      add(path, what, { ...sign, found: isTelling ? `${sign.found} (${shown})` : sign.found }, letters);
    }
  };
  const isGiven = (key: 'title' | 'abstract') =>
    source !== undefined && (source[key] === undefined || source[key] === fingerprint(readable[key] ?? ''));
  if (!isGiven('title')) look(['title'], 'title', title, titleSigns);
  // Of an abstract that says nothing the check has told.
  if (!isGiven('abstract') && !emptyWords.test(abstract ?? ''))
    look(['abstract'], 'abstract', abstract, abstractSigns);
  if (
    !isGiven('title') &&
    title !== undefined &&
    abstract !== undefined &&
    title.length > 160 + abstract.length
  )
    add(['title'], 'title', {
      found: 'text that is longer than the abstract',
      expected: 'the title',
      mend: 'Exchange the two.',
    });
  look(['venue'], 'venue', venue, venueSigns);
  look(['note'], 'note', note, [placeholder]);
  for (const [key, address] of Object.entries({ url, code })) {
    if (address !== undefined && ownHost.test(address))
      add([key], key, {
        found: 'host that nobody else can open',
        expected: 'an address on the web',
        mend: 'Write the public address, or delete the line.',
      });
  }
  const names = authors ?? [];
  for (const [index, author] of names.entries()) {
    look(['authors', index], 'author', author, authorSigns);
    if (author !== undefined && names.indexOf(author) < index)
      add(['authors', index], 'author', {
        found: `second "${author}"`,
        expected: 'each author once',
        mend: 'Delete one of the two, unless two people have that name.',
      });
  }
  const single = names.filter((author) => author !== undefined && /^\p{Script=Latin}+$/u.test(author));
  if (single.length >= 4 && single.length === names.length && single.length % 2 === 0)
    add(['authors'], 'author', {
      found: 'row of single words',
      expected: 'whole names, first names first: each comma begins another author',
      mend: 'Put each whole name in double quotes: [ "Ada Alder", "Ben Birch" ].',
    });
  return notes;
}
