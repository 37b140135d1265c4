/** A line of an answer, as people write lists. */
export interface ListLine {
  /** Without the sign of a bullet. */
  text: string;
  /** Its words and addresses, without what Markdown puts around them. */
  words: string[];
}

/**
 * Read an answer that is a list: one a line or several, with bullets or numbers, as addresses, as links of Markdown or in
 * pointed brackets. What a word says is for the caller to look at.
 *
 * @example readList('- [Wren](https://x.example/papers/wren/)\n2. <robin>') // words: ['https://x.example/papers/wren/'], ['robin']
 */
export function readList(answer: string): ListLine[] {
  return answer.split('\n').flatMap((line): ListLine[] => {
    const text = line
      .trim()
      .replace(/^(?:[-*+•–]|\d{1,3}[.)])\s+/, '')
      .replace(/^\[[ xX]\]\s+/, '')
      .trim();
    const words = text
      .replace(/\[[^\]]*\]\(\s*<?([^)\s>]*)>?(?:\s+"[^"]*")?\s*\)/g, ' $1 ')
      .replace(/[<>`*]/g, ' ')
      .split(/[\s,;]+/)
      .map((word) => word.replace(/[.:]+$/, ''))
      .filter((word) => !/^(?:|and|&|-)$/.test(word));
    return words.length === 0 ? [] : [{ text, words }];
  });
}

/**
 * The last part of an address of the site or of a path, which is the id of what is there.
 *
 * @example idOfAddress('https://x.example/birds/heads/leader/#papers') // 'leader'
 */
export function idOfAddress(word: string): string {
  const path = word
    .replace(/[?#].*$/, '')
    .replace(/(?:\/index\.html)?\/*$/, '')
    .replace(/\.mdx$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}
