import { toLine } from './plain-text.ts';

/** What follows a comma in a name that isn't "Family, Given". */
const suffix = /^(?:Jr|Sr|II|III|IV|Ph\.? ?D|M\.? ?D|Inc|Ltd|LLC|GmbH|Co)\.?$/i;

/**
 * "Given Family" from "Family, Given"; what has no comma, or isn't surely a name in that order, stays as it is.
 *
 * @example turnName('van der Berg, Anna') // 'Anna van der Berg'
 * @example turnName('Doe, Jr., John') // 'John Doe Jr.'
 */
export function turnName(name: string): string {
  const parts = toLine(name).split(/\s*,\s*/);
  const [family = '', second = '', third = ''] = parts;
  if (parts.length === 2 && second !== '' && !suffix.test(second)) return `${second} ${family}`;
  if (parts.length === 3 && suffix.test(second)) return `${third} ${family} ${second}`;
  if (parts.length === 3 && suffix.test(third)) return `${second} ${family} ${third}`;
  return toLine(name);
}

/**
 * Authors from whatever a JSON file or a table gives: a list of names, a list of objects that hold names (as in CSL-JSON),
 * or names in one text, parted by ";", "；", "、", "and" or line breaks.
 *
 * Commas alone part names only where that can't be "Family, Given": at three names or more, of two words or more each.
 *
 * @returns Names in the order of the input, or undefined where they can't be told apart for certain.
 */
export function parseAuthors(value: unknown): string[] | undefined {
  if (typeof value === 'string') return parseAuthorText(value);
  if (!Array.isArray(value)) return undefined;
  const names = value.map((item) => (typeof item === 'string' ? turnName(item) : nameOfObject(item)));
  // A list with a hole would be a wrong list.
  return names.length > 0 && names.every((name) => name !== undefined && name !== '')
    ? (names as string[])
    : undefined;
}

function parseAuthorText(text: string): string[] | undefined {
  const parted = text
    .replace(/[^\S\n]+/g, ' ')
    .split(/[;；、]|\n| (?:and|&) /)
    .map(toLine)
    .filter((name) => name !== '');
  if (parted.length > 1) return splitFirst(parted).map(turnName);
  const [only] = parted;
  if (only === undefined) return undefined;
  const pieces = only.split(/\s*,\s*/);
  if (pieces.length === 1) return [only];
  return pieces.length > 2 && pieces.every((piece) => /\S\s+\S/.test(piece)) ? pieces : undefined;
}

/** In "Ann Lee, Bob Ray, and Cy Young" the commas part names, too: were they turned, the last name had one. */
function splitFirst(names: readonly string[]): string[] {
  const trimmed = names.map((name) => name.replace(/,$/, '').trim());
  const [first = '', last = ''] = trimmed;
  const pieces = first.split(/\s*,\s*/);
  const isList =
    trimmed.length === 2 && !last.includes(',') && pieces.every((piece) => /\S\s+\S/.test(piece));
  return isList ? [...pieces, last] : trimmed;
}

function nameOfObject(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const text = (key: string): string => {
    const value: unknown = Object.hasOwn(item, key) ? (item as Record<string, unknown>)[key] : undefined;
    return typeof value === 'string' ? toLine(value) : '';
  };
  const particle = [text('dropping-particle'), text('non-dropping-particle'), text('prefix')]
    .filter(Boolean)
    .join(' ');
  const family = text('family') || text('lastName') || text('last_name') || text('last');
  const given = text('given') || text('firstName') || text('first_name') || text('first');
  if (family !== '') return [given, particle, family, text('suffix')].filter(Boolean).join(' ');
  return text('literal') || text('name') || text('fullName') || text('full_name') || undefined;
}
