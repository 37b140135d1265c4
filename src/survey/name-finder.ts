/**
 * How a name may be written in running text:
 * - `benchmark`: names of fewer than four letters must have the same capitals, longer ones may differ in them;
 * - `family`: capitals matter always ("Phi" is a family of models, "phi" a letter), and a plural's `s` or a version may
 *   follow, with or without a hyphen: "GPTs", "GPT-2", "Llama 3.1", "Qwen2.5".
 */
export type NameStyle = 'benchmark' | 'family';

/** Gives the first place where a name stands in a text, as it stands there; undefined where it doesn't. */
export type NameFinder = (text: string) => string | undefined;

/**
 * A finder of names as whole words, hyphens or blanks alike.
 *
 * To be made once for many texts: the patterns are compiled here.
 *
 * @param names Ways to write one name; of two that begin at one place the longer is found.
 */
export function createNameFinder(names: readonly string[], style: NameStyle): NameFinder {
  const variants = [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '');
  if (style === 'benchmark') {
    const patterns = variants.map((name) => wholeWord(patternOf(name), name.length < 4 ? 'u' : 'iu'));
    return (text) => {
      for (const pattern of patterns) {
        const found = pattern.exec(text);
        if (found) return found[0];
      }
      return undefined;
    };
  }
  if (variants.length === 0) return () => undefined;
  const longestFirst = variants.sort((a, b) => b.length - a.length).map(patternOf);
  const pattern = wholeWord(`(?:${longestFirst.join('|')})(?:s|${version})?`, 'u');
  return (text) => pattern.exec(text)?.[0];
}

/** A size, as in "Mistral-7B" or "Llama 70B", is no version: what follows the digits must be no capital. */
const version = '[-\\u2010-\\u2013]?v?\\d+(?:\\.\\d+)*[a-z]?| \\d(?:\\.\\d+)?';

function patternOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s-]');
}

function wholeWord(pattern: string, flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?!\\.?[\\p{N}]|\\p{L})`, flags);
}
