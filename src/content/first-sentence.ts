/** Longer ones don't fit a card. */
const longest = 260;

/**
 * The sentence that a body opens with, as plain text.
 *
 * @param body MDX.
 * @returns '' when there is none, when it is long, or when it holds what plain text can't show: maths, code, components.
 */
export function firstSentence(body: string): string {
  const paragraph =
    body
      .split(/\n\s*\n/)
      .find((part) => part.trim() !== '' && !/^\s*(?:#|\{\/\*)/.test(part))
      ?.trim() ?? '';
  const text = paragraph.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\s+/g, ' ');
  const end = /(?<![\s.(]\p{Lu}|\bal|e\.g|i\.e|\bcf|\bvs)[.!?](?= \p{Lu}|$)/u.exec(text);
  const sentence = end ? text.slice(0, end.index + 1) : '';
  return sentence.length > longest || /[<>{}`$\\|]/.test(sentence) ? '' : sentence.replace(/[*_]{1,2}/g, '');
}
