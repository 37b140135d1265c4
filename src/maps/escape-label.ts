/**
 * What Mermaid would take for its own, and how it is written instead; all other characters mean nothing within the quotes
 * of a label. A semicolon ends a line only in a sequence, where there are no quotes.
 */
const written: Readonly<Record<string, string>> = {
  '"': '#quot;',
  '<': '#lt;',
  '>': '#gt;',
  '&': '#amp;',
  '#': '#35;',
  '`': '#96;',
  ';': '#59;',
  $: '#36;',
  '\\': '#92;',
  '%': '#37;',
};

/**
 * Write plain text as the inside of a Mermaid label: whatever it holds, it is drawn letter by letter.
 *
 * Line breaks become blanks; characters of control, which no label can hold, go.
 */
export function escapeLabel(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim()
    .replace(/["<>&#`;$%\\]/g, (character) => written[character] ?? '');
}

/**
 * Read what `escapeLabel` wrote: Mermaid draws some of it as it stands.
 *
 * @example unescapeLabel('5 &quot;names&quot;') // '5 "names"'
 */
export function unescapeLabel(drawn: string): string {
  return drawn.replace(/&(quot|lt|gt|amp|#35|#36|#37|#92|#96|#59);/g, (_, name: string) => {
    const found = Object.entries(written).find(([, code]) => code === `#${name.replace('#', '')};`);
    return found?.[0] ?? '';
  });
}
