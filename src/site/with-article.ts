/** @example withArticle('Induction Head') // 'the Induction Head' @example withArticle('The last step') // 'The last step' */
export function withArticle(name: string): string {
  return /^(?:the|a|an)\s/i.test(name) ? name : `the ${name}`;
}

/**
 * What stands before a name that may be no plain noun: "the " if it ends in what such things are called, else nothing, since
 * nobody can tell "Sharing the sugar" from "Sugar relay" by its letters.
 *
 * @example articleBefore('Sugar relay circuit', 'circuit') // 'the ' @example articleBefore('Sharing the sugar', 'circuit') // ''
 */
export function articleBefore(name: string, noun: string): string {
  const isNoun = name.toLowerCase().endsWith(noun.toLowerCase());
  return isNoun && withArticle(name) !== name ? 'the ' : '';
}
