/**
 * How a sentence names a work.
 *
 * @returns undefined when authors or year are unknown.
 * @example 'Ås and Berg (2023)', 'Ås et al. (2024)'
 */
export function nameOfWork({
  authors,
  year,
  etAl = false,
}: {
  authors: readonly string[];
  year?: number | undefined;
  etAl?: boolean;
}): string | undefined {
  const [first, second, ...others] = authors.map(familyName);
  if (first === undefined || year === undefined) return undefined;
  const names =
    others.length > 0 || etAl ? `${first} et al.` : second === undefined ? first : `${first} and ${second}`;
  return `${names} (${year})`;
}

/** Particles that belong to the family name behind them. */
const particles = new Set([
  'von',
  'van',
  'de',
  'der',
  'den',
  'del',
  'della',
  'di',
  'da',
  'dos',
  'la',
  'le',
  'ter',
  'ten',
]);

/** @example familyName('Miryam de Lhoneux') // 'de Lhoneux' */
function familyName(author: string): string {
  const words = author.split(' ');
  let from = words.length - 1;
  while (from > 1 && particles.has(words[from - 1] ?? '')) from -= 1;
  const name = words.slice(from).join(' ');
  // Some registries hold a whole name in capitals; within a sentence that shouts. Initials alone stay.
  return /\p{Lu}{3}/u.test(author) && !/\p{Ll}/u.test(author) ? inLowerCase(name) : name;
}

/** @example inLowerCase('SMITH-JONES') // 'Smith-Jones' */
function inLowerCase(name: string): string {
  return name.replace(/\p{Lu}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}
