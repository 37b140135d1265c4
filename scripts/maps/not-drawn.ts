import { npmCommand } from '../terminal/npm-command.ts';
import type { MissingPictures } from './missing-pictures.ts';

/** How every command says that a picture is missing. @param name Id of the map. */
export function sayNotDrawn(name: string, content: string): string {
  return `not rendered: ${name}; run: ${npmCommand('maps', content)}`;
}

/** So many are named where their pages do well without; the others are counted. */
const mostNamed = 5;

/** What a build says of missing pictures that don't stop it; nothing where there are none. */
export function sayListed({ listed }: Pick<MissingPictures, 'listed'>, content: string): string[] {
  if (listed.length === 0) return [];
  const named = listed.slice(0, mostNamed).map((name) => sayNotDrawn(name, content));
  const others = listed.length - named.length;
  return [
    ...named,
    ...(others > 0 ? [sayNotDrawn(`${others} more`, content)] : []),
    'Until then the pages show these maps as lists.',
  ];
}
