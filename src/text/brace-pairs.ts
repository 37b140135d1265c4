/**
 * Pair the braces of a text.
 *
 * @returns Place of the closing brace for the place of each opening one. A brace without partner isn't in it, nor is one
 *   behind a backslash.
 */
export function bracePairs(text: string): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at];
    if (unit === '\\') at += 1;
    else if (unit === '{') open.push(at);
    else if (unit === '}') {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, at);
    }
  }
  return pairs;
}
