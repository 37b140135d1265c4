/** GitHub takes comments of 65,536 characters; some are left for the mark that a comment is known by. */
const longestComment = 65_000;

/**
 * A text that GitHub takes as a comment: of one that is too long, the lines that fit, and how many more there are.
 *
 * @param more A sentence on how to see the rest.
 */
export function capComment(text: string, more = ''): string {
  if (text.length <= longestComment) return text;
  const lines = text.trimEnd().split('\n');
  let length = 0;
  // A paragraph of its own says what is missing; a hundred characters and that sentence are enough for it.
  const fitting = lines.findIndex((line) => {
    length += line.length + 1;
    return length > longestComment - 100 - more.length;
  });
  const kept = lines.slice(0, fitting);
  const left = lines.length - fitting;
  return `${kept.join('\n')}\n\n${left.toLocaleString('en-GB')} more ${left === 1 ? 'line' : 'lines'} did not fit into a comment.${more === '' ? '' : ` ${more}`}\n`;
}
