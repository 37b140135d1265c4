import { isUtf8 } from 'node:buffer';
import { fingerprint } from '../../src/survey/fingerprint.ts';
import type { PaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';

/** A file of the content with what is known of the values in it. */
export interface LetteredFile {
  /** Path for messages. */
  file: string;
  text: string;
  /** The data of its YAML, for letters that are written as an escape. */
  data?: unknown;
  place?: (path: readonly PropertyKey[]) => { line: number; column: number };
}

/** A text with more is no text, and one message does for all. */
const mostTold = 5;

/**
 * Controls, letters that nobody sees, letters that turn the direction of what follows, and tags. Marks and isolates of direction are left out: texts from right to left need them.
 */
const unseen =
  /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u00AD\u115F\u1160\u180E\u200B-\u200D\u2028-\u202E\u2060-\u2064\u206A-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFC\u{E0000}-\u{E0FFF}]/u;
/** Whether a text has letters that nobody sees. */
export function hasUnseen(text: string): boolean {
  return unseen.test(text);
}
const allUnseen = new RegExp(unseen.source, 'gu');

/**
 * Letters of a file that nobody sees, each with its code and column, and what a merge has left in it.
 *
 * @param isAsGiven Whether a line holds text of a dump as it came, which people needn't answer for.
 * @returns What is in text that came so is only noted.
 */
export function checkLetters(
  { file, text, data, place }: LetteredFile,
  isAsGiven: (line: number) => boolean = () => false,
): { problems: Problem[]; notes: Problem[] } {
  const problems = conflictsOf(file, text);
  const notes: Problem[] = [];
  const found = findUnseen(text);
  let told = 0;
  for (const { line, column, code } of found) {
    const level = isAsGiven(line) ? notes : problems;
    told += 1;
    if (told > mostTold) break;
    const others = found.length - mostTold;
    const more = told === mostTold && others > 0 ? ` (and ${others} more in this file)` : '';
    level.push(unseenLetter({ file, line, column }, code, more));
  }
  if (!place) return { problems, notes };
  for (const [path, value] of textsOf(data)) {
    const [letter] = found.length === 0 && unseen.test(value) ? allMatches(value) : [];
    if (letter) problems.push(unseenLetter({ file, ...place(path) }, codeOf(letter[0]), ', by an escape'));
  }
  if (text !== '') problems.push(...checkQuoteSigns({ file, text, data, place }));
  return { problems, notes };
}

/** Quotation marks of texts where those of YAML were meant, which would be printed with the value. */
export function checkQuoteSigns({
  file,
  text,
  data,
  place,
}: Omit<LetteredFile, 'place'> & Required<Pick<LetteredFile, 'place'>>): Problem[] {
  const rows = text.split('\n');
  return [...textsOf(data)].flatMap(([path, value]): Problem[] => {
    // A quote is compared with the abstract, and told of there.
    if (!/^[“„‘"]|["”]$/.test(value) || path.at(-1) === 'quote') return [];
    const at = place(path);
    const start = rows[at.line - 1]?.[at.column - 1];
    const fault = quotesOf(value, start);
    return fault ? [{ file, ...at, rule: 'quote-signs', ...fault }] : [];
  });
}

/** Whether a line of a paper's file is of a title or an abstract that nobody has changed since it came from a dump. */
export function linesAsGiven({ readable, place }: PaperFile, text: string): (line: number) => boolean {
  const { source } = readable;
  const lines = text.split('\n');
  const ranges = (['title', 'abstract'] as const).flatMap((key) => {
    const value = readable[key];
    if (!source || value === undefined) return [];
    if (source[key] !== undefined && source[key] !== fingerprint(value)) return [];
    const first = place([key]).line;
    let last = first;
    while (last < lines.length && /^(?:[ \t]|\r?$)/.test(lines[last] ?? '')) last += 1;
    return [{ first, last }];
  });
  return (line) => ranges.some(({ first, last }) => line >= first && line <= last);
}

/**
 * Bytes of a file that are no UTF-8: read as such they are lost.
 *
 * @param bytes Of the file; asked for only if a sign of loss is in the text, which can be there by right.
 */
export async function checkEncoding(
  { file, text }: LetteredFile,
  bytes: () => Promise<Uint8Array>,
): Promise<Problem[]> {
  const at = text.indexOf('\uFFFD');
  if (at < 0) return [];
  const found = await bytes();
  if (isUtf8(found)) return [];
  const isUtf16 = (found[0] === 0xff && found[1] === 0xfe) || (found[0] === 0xfe && found[1] === 0xff);
  const before = text.slice(0, at).split('\n');
  return [
    {
      file,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      rule: 'not-utf8',
      message: `Unexpected ${isUtf16 ? 'text in UTF-16' : 'bytes that are no text in UTF-8'}, expected UTF-8`,
      mend: 'Save the file as UTF-8 in your editor; if the letter there is lost, write it again.',
    },
  ];
}

function unseenLetter(
  place: { file: string; line: number; column: number },
  code: string,
  more: string,
): Problem {
  return {
    ...place,
    rule: 'invisible-letter',
    message: `Unexpected letter ${code} that nobody sees${more}, expected text as it is read`,
    mend:
      more === ', by an escape'
        ? 'Delete it. Inside of double quotes a backslash is written \\\\; single quotes take it as it is.'
        : 'Delete it: put the cursor behind it and press the key for that once, or write the word again.',
  };
}

/** Quotation marks that were meant as those of YAML and belong to the text instead. */
function quotesOf(value: string, start: string | undefined): { message: string; mend: string } | undefined {
  if (start === value[0] && inTypographicMarks.test(value)) {
    return {
      message: `Unexpected typographic quotation marks around the value ${value.length > 60 ? `${value.slice(0, 59)}…` : value}, expected straight ones, or none`,
      mend: 'Write " in the place of both. If they belong to the text, put straight ones around them.',
    };
  }
  // A comma within the marks parts the value, since they are none of YAML.
  if (start === value[0] && (/^[“„][^“”„]*$/u.test(value) || /^[^“”„"]*”$/u.test(value))) {
    return {
      message: `Unexpected single typographic quotation mark in the value ${value.length > 60 ? `${value.slice(0, 59)}…` : value}, expected straight ones around it, or none`,
      mend: 'Write " in the place of the mark, and at the other end of what belongs together.',
    };
  }
  if (start === value[0] && start !== '"' && /^[^"]*"$/.test(value)) {
    return {
      message: 'Unexpected quotation mark at the end of the value, expected one at its beginning, too',
      mend: 'Write " before the value as well, or delete the one behind it.',
    };
  }
  return undefined;
}

/** A value within typographic quotation marks, the first of which is no straight one. */
const inTypographicMarks = /^(?:[“„]([^“”„]*)[”“]|‘([^‘’]*)’)$/u;

/** What stands within typographic quotation marks that begin and end a text; undefined where none do. */
export function withoutTypographicMarks(text: string): string | undefined {
  const [, double, single] = inTypographicMarks.exec(text) ?? [];
  return double ?? single;
}

function findUnseen(text: string): { line: number; column: number; code: string }[] {
  if (!unseen.test(text)) return [];
  return text.split('\n').flatMap((row, index) =>
    allMatches(index === 0 ? row.replace(/^\uFEFF/, ' ') : row).map(({ 0: letter, index: at }) => ({
      line: index + 1,
      column: at + 1,
      code: codeOf(letter),
    })),
  );
}

/** Without those that belong to a picture, a flag, or a script that joins its letters with them. */
function allMatches(row: string): RegExpExecArray[] {
  return [...row.matchAll(allUnseen)].filter(({ 0: letter, index }) => {
    if (letter === '\u200C' || letter === '\u200D') {
      const before = [...row.slice(Math.max(0, index - 2), index)].at(-1) ?? ' ';
      return /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}\s]/u.test(before);
    }
    const isTag = (letter.codePointAt(0) ?? 0) >= 0xe0000;
    return !(isTag && /\u{1F3F4}[\u{E0020}-\u{E007F}]*$/u.test(row.slice(0, index)));
  });
}

function codeOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** All texts of plain data, with the keys and indexes that lead to them. */
function* textsOf(value: unknown, path: PropertyKey[] = []): Generator<[PropertyKey[], string]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* textsOf(item, [...path, index]);
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) yield* textsOf(item, [...path, key]);
}

/** What git leaves where two changes meet; told once for each place. */
function conflictsOf(file: string, text: string): Problem[] {
  if (!/<{7}|>{7}/.test(text)) return [];
  const rows = text.split(/\r?\n/);
  const starts = rows.flatMap((row, index) => (/^\s*<{7}(?:\s|$)/.test(row) ? [index + 1] : []));
  const ends = rows.flatMap((row, index) => (/^\s*>{7}(?:\s|$)/.test(row) ? [index + 1] : []));
  return (starts.length > 0 ? starts : ends).map((line) => {
    const end = ends.find((each) => each > line);
    return {
      file,
      line,
      column: 1,
      rule: 'merge-conflict',
      message: `Unexpected mark of a merge${end === undefined ? '' : `, which reaches to line ${end}`}, expected one text`,
      mend: 'Keep one of the two texts, or make one of them, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.',
    };
  });
}
