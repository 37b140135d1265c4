import { stripMarks } from '../add/strip-marks.ts';
import { parseAuthors } from '../ingest/read/authors.ts';

/** Authors of an answer, and what was taken off them. */
export interface ReadAuthors {
  /** undefined where the names can't be told apart for certain. */
  names: string[] | undefined;
  /** Marks of affiliations, notes and addresses stood at names. */
  hadMarks: boolean;
  /** The answer says that there are more. */
  hasMore: boolean;
}

/** Numbers and signs that lead to a note or an affiliation; digits only where a letter stands before. */
const marks =
  /(?:(?<=[\p{L}.])\d{1,2}|[¹²³⁰⁴-⁹₀-₉*∗†‡§¶#✉])(?:[\s,]{0,2}(?:[¹²³⁰⁴-⁹₀-₉*∗†‡§¶#✉]|(?<=[\d,])\d{1,2}(?![\p{L}\d])))*/gu;

/** "(MIT)" and "<ada@birds.example>": no part of a name that a list has. */
const asides = /\s{0,4}(?:\([^()\n]{1,200}\)|<[^<>\n]{1,200}>)/g;

const more = /[\s,;]{0,4}\b(?:et\s+al\b\.?|and others|u\.\s?a\.)\s*$/i;

/**
 * Read the names that a person wrote or pasted: parted as `parseAuthors` parts them, in a list, or with the marks that a first
 * page has at its names.
 *
 * @example readAuthors('Ada Alder¹, Bo Birch²*, Cy Cedar (MIT) et al.').names // ['Ada Alder', 'Bo Birch', 'Cy Cedar']
 */
export function readAuthors(answer: string): ReadAuthors {
  const lines = answer
    .split('\n')
    .map((line) => line.trim().replace(/^(?:[-*+•–]|\d{1,3}[.)])\s+/, ''))
    .join('\n');
  const whole = lines.replace(more, '');
  const plain = whole
    .replace(asides, '')
    .replace(marks, '')
    .replace(/[^\S\n]+(?=[,;\n]|$)/g, '');
  const names = parseAuthors(plain)?.map(stripDot);
  const areNames = names?.every((name) => /\p{L}/u.test(name)) ?? false;
  return { names: areNames ? names : undefined, hadMarks: plain !== whole, hasMore: whole !== lines };
}

/** A list may end in a full stop; a name only after a single letter or a short word: "Jr.", "B." */
function stripDot(name: string): string {
  return /\p{L}{4,}\.$/u.test(name) ? stripMarks(name) : name;
}
