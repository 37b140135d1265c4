import type { Piece } from './excerpt.ts';

/** Make an element. Texts become text nodes, whatever they hold; properties are set as they are. */
export function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** Text and marks, and nothing else whatever the text holds. */
export function nodesOf(pieces: readonly Piece[]): (Node | string)[] {
  return pieces.map(({ text, isMarked }) => (isMarked ? create('mark', {}, text) : text));
}
