/** A line that ends a sentence, or announces a list. */
const sentenceEnd = /[.!?…:;]["'”’)\]}$]*$/u;

/**
 * A text that was broken at a fixed width, with its lines joined by single blanks.
 *
 * Paragraphs are parted by a blank line. arXiv marks them by two blanks before their first line; that counts only where
 * each line so indented follows the end of a sentence, since other texts are indented as a whole.
 *
 * @example unwrapLines('  We show\nthat.\n  Then we stop.') // 'We show that.\n\nThen we stop.'
 */
export function unwrapLines(text: string): string {
  return text
    .split(/\n[^\S\n]*\n/)
    .flatMap(splitIndented)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function splitIndented(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const begins = (index: number) => index > 0 && /^(?: {2}|\t)/.test(lines[index] ?? '');
  const clear = lines.every(
    (_, index) => !begins(index) || sentenceEnd.test(lines[index - 1]?.trimEnd() ?? ''),
  );
  if (!clear) return [text];
  const paragraphs: string[][] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || begins(index)) paragraphs.push([]);
    paragraphs.at(-1)?.push(line);
  }
  return paragraphs.map((paragraph) => paragraph.join('\n'));
}
