import type { MissingPictures } from './missing-pictures.ts';

/** How every command says that a picture is missing. @param name Id of the map. */
export function sayNotDrawn(name: string): string {
  return `not rendered: ${name}; run: npm run maps`;
}

/** So many are named where their pages do well without; the others are counted. */
const mostNamed = 5;

/** What a build says of missing pictures that don't stop it; nothing where there are none. */
export function sayListed({ listed }: Pick<MissingPictures, 'listed'>): string[] {
  if (listed.length === 0) return [];
  const named = listed.slice(0, mostNamed).map(sayNotDrawn);
  const others = listed.length - named.length;
  return [
    ...named,
    ...(others > 0 ? [`not rendered: ${others} more; run: npm run maps`] : []),
    'Until then the pages show these maps as lists.',
  ];
}
