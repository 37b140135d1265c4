import { createHash } from 'node:crypto';
import anyAscii from 'any-ascii';
import { toPlainText } from '../text/abstract-to-html.ts';

/** File names that Windows keeps for devices, and names that our own addresses need below `/papers/`. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|conin|conout|clock|index|page)$/;

/** Whether no paper can go by a slug: its file could not be there on every system, or its address is another page's. */
export function isReservedSlug(slug: string): boolean {
  return reserved.test(slug);
}

/** Long enough to tell titles apart, short enough for any file system below a deep folder. */
const longest = 80;

/**
 * Turn a title into the last part of its address, which is also its file's name.
 *
 * @returns 1 to 80 lower-case ASCII letters, digits and single dashes, safe on every file system. Other scripts are
 *   transliterated; a title of signs alone gives `paper-` and a short hash. Two titles can have one slug.
 * @example titleToSlug('Où sont les têtes ?') // 'ou-sont-les-tetes'
 * @example titleToSlug('…') // 'paper-' and 8 hexadecimal digits
 */
export function titleToSlug(title: string): string {
  const plain = anyAscii(toPlainText(title).normalize('NFKC'));
  const words = plain
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const slug = shorten(words.join('-'));
  if (slug === '') return `paper-${shortHash(title)}`;
  return reserved.test(slug) ? `${slug}-${shortHash(title)}` : slug;
}

/** Cut at the last dash that leaves not too little; without one, in the middle of a word. */
function shorten(slug: string): string {
  if (slug.length <= longest) return slug;
  const cut = slug.slice(0, longest + 1).lastIndexOf('-');
  return slug.slice(0, cut >= longest / 2 ? cut : longest);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 8);
}

/**
 * A slug that is still free: the title's own, or with `-2`, `-3`… behind it.
 *
 * @param isTaken Whether a paper has the slug already.
 */
export function freeSlug(title: string, isTaken: (slug: string) => boolean): string {
  const slug = titleToSlug(title);
  if (!isTaken(slug)) return slug;
  for (let count = 2; ; count += 1) {
    const next = `${slug.slice(0, longest - 8)}-${count}`;
    if (!isTaken(next)) return next;
  }
}
