import { nearestId } from '../survey/nearest.ts';

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
  return inFolder ?? (alike.length === 1 ? alike[0] : nearestId(plain, pages));
}
