/** Letters, digits and marks that mean nothing to Mermaid wherever they stand in a quoted label. */
const harmless = /[\p{L}\p{N}\p{M} ,()'’“”…·–—!?]/u;

/** Signs that mean something only at the beginning of a word, where they would make a list, an emphasis or a comment. */
const harmlessWithin = /[-.:+]/;

/**
 * Write plain text as the inside of a quoted Mermaid label: whatever it holds, it is drawn letter by letter.
 *
 * Line breaks become blanks.
 */
export function escapeLabel(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters
    .map((character, index) => {
      if (harmless.test(character)) return character;
      const before = characters[index - 1];
      const isWithin = before !== undefined && /[\p{L}\p{M}]/u.test(before);
      if (harmlessWithin.test(character) && isWithin) return character;
      return `#${character.codePointAt(0)};`;
    })
    .join('');
}
