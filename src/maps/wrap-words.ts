/**
 * Break a text into lines of about the same length.
 *
 * @param most Letters of a line; a longer word stands alone on its line, whole.
 * @returns At least one line; joined by blanks they are the text.
 */
export function wrapWords(text: string, most: number): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  for (let lines = 1; ; lines += 1) {
    // So many lines are enough when each can be as long as the longest has to be.
    const width = Math.max(Math.ceil(text.length / lines), ...words.map((word) => word.length));
    const filled = fill(words, lines === 1 ? most : Math.min(most, width + 2));
    if (filled.length <= lines || lines >= words.length) return filled.length === 0 ? [''] : filled;
  }
}

function fill(words: readonly string[], most: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
