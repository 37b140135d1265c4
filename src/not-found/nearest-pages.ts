import { foldPlainWords } from '../survey/fold-plain.ts';
import { editDistance } from '../survey/nearest.ts';

/** A page of the site: its path from the root of the site, and what it is called. */
export type KnownPage = readonly [path: string, name: string];

const atMost = 5;

/**
 * The pages that somebody probably meant who asked for a path that isn't there, nearest first.
 *
 * Compared are the last parts of the paths, as folded letters: by the letters to change, and by whether the one stands in
 * the other as whole words. What is near in neither way is left out, so that the answer can be empty.
 *
 * @param asked Path from the root of the site, decoded as far as it can be.
 */
export function nearestPages(asked: string, pages: readonly KnownPage[]): KnownPage[] {
  const wanted = partsOf(asked);
  const last = wanted.at(-1) ?? '';
  if (last === '') return [];
  const most = Math.max(2, Math.floor(last.length / 3));
  const near = pages.flatMap((page, place) => {
    const parts = partsOf(page[0]);
    const own = parts.at(-1) ?? '';
    if (own === '') return [];
    const sameFolder = parts.length > 1 && parts[0] === wanted[0] && wanted.length > 1;
    // Lengths that differ by more letters than may change need no closer look, which keeps ten thousand pages quick.
    const distance = Math.abs(own.length - last.length) > most ? most + 1 : editDistance(last, own);
    const isWithin = ` ${own} `.includes(` ${last} `) || ` ${last} `.includes(` ${own} `);
    if (distance > most && !isWithin) return [];
    const far = Math.min(distance, isWithin ? 1 + Math.abs(own.length - last.length) / 100 : distance);
    return [{ page, place, far: far - (sameFolder ? 0.5 : 0) }];
  });
  return near
    .sort((a, b) => a.far - b.far || a.place - b.place)
    .slice(0, atMost)
    .map(({ page }) => page);
}

function partsOf(path: string): string[] {
  return path
    .replace(/[?#].*$/s, '')
    .replace(/\/index\.html?$|\.html?$/i, '')
    .split('/')
    .map((part) => foldPlainWords(part).join(' '))
    .filter((part) => part !== '');
}
