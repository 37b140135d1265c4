/** @example withArticle('Induction Head') // 'the Induction Head' @example withArticle('The last step') // 'The last step' */
export function withArticle(name: string): string {
  return /^(?:the|a|an)\s/i.test(name) ? name : `the ${name}`;
}

/**
 * What stands before a name that may be no plain noun: an article, and what such things are called unless the name says so,
 * since nobody can tell "Sharing the sugar" from "Sugar relay" by its letters.
 *
 * @example articleBefore('Sugar relay circuit', 'circuit') // 'the '
 * @example articleBefore('Sharing the sugar', 'circuit') // 'the circuit '
 */
export function articleBefore(name: string, noun: string): string {
  if (!name.toLowerCase().endsWith(noun.toLowerCase())) return `the ${noun} `;
  return withArticle(name) === name ? '' : 'the ';
}
