import { nearestByWords, nearestId } from '../survey/nearest.ts';

/**
 * The page that a wrong address means: by the path of a file of the content, by the last part of an address alone, or by
 * letters.
 *
 * @param path From the root of the site, with or without a slash before it.
 * @param pages Addresses with slashes at both ends.
 */
export function nearestAddress(path: string, pages: readonly string[]): string | undefined {
  const plain = path
    .replace(/^(?!\/)/, '/')
    .replace(/\.mdx?$/, '')
    .replace(/\/*$/, '/');
  if (pages.includes(plain)) return plain;
  const parts = plain.split('/').filter((part) => part !== '' && part !== '..');
  const last = parts.at(-1);
  const inFolder = pages.find((page) => page === `/${parts.slice(-2).join('/')}/`);
  const alike = pages.filter((page) => page.endsWith(`/${last}/`));
  if (inFolder) return inFolder;
  if (alike.length === 1) return alike[0];
  const near = nearestId(plain, pages);
  if (near !== undefined) return near;
  // A page that was renamed keeps words of its name.
  const beside = pages.filter((page) => page.startsWith(`/${parts[0]}/`));
  const byWords = nearestByWords(
    last ?? '',
    beside.map((page) => page.split('/').at(-2) ?? ''),
    2,
  );
  return byWords.length === 1 ? beside.find((page) => page.endsWith(`/${byWords[0]}/`)) : undefined;
}
