/** @example withArticle('Induction Head') // 'the Induction Head' @example withArticle('The last step') // 'The last step' */
export function withArticle(name: string): string {
  return /^(?:the|a|an)\s/i.test(name) ? name : `the ${name}`;
}
