/**
 * Any text as a code span of Markdown: nothing in it is markup, a mention, a link or HTML, wherever the Markdown is shown.
 *
 * @returns One line; an empty text gives a dash.
 */
export function codeSpan(text: string): string {
  const line = text.replace(/\p{C}/gu, ' ').replace(/\s+/g, ' ').trim();
  if (line === '') return '–';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const gap = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${gap}${line}${gap}${fence}`;
}

/** A code span of the beginning of a long text. */
export function shortCodeSpan(text: string, most = 100): string {
  return codeSpan(text.length > most ? `${text.slice(0, most - 1)}…`.toWellFormed() : text);
}
