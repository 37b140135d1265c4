const hasVowel = /[aeiouy]/;

/**
 * What forms of one word have in common: plural and singular, -ing and -ed, British and American spelling.
 *
 * Light on purpose: two words with different meanings must not become one, so that `universal` and `university` stay
 * apart, and so do `attention` and `attend`.
 *
 * @param word As `readWords` gives it.
 * @example stem('pruning') === stem('pruned') && stem('behaviours') === stem('behavior')
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word))
    return /^[a-z]{2,}\ds$/.test(word) ? word.slice(0, -1) : word;
  let rest = singular(word);
  const ending = /(?:ing|ed)$/.exec(rest);
  if (ending && !/(?:eed|thing|embed|hundred)$/.test(rest)) {
    const root = rest.slice(0, ending.index);
    if (root.length > 2 && hasVowel.test(root))
      rest = root.endsWith('i') ? `${root.slice(0, -1)}y` : undouble(root);
  }
  return rest
    .replace(/isation$/, 'ization')
    .replace(/is(e?)$/, (whole, e: string) => (rest.length > 5 ? `iz${e}` : whole))
    .replace(/yse?$/, 'yz')
    .replace(/([a-z]{3})our$/, '$1or')
    .replace(/iser$/, 'izer')
    .replace(/(\w{2}[^aeiou])e$/, '$1');
}

function singular(word: string): string {
  if (/(?:ss|us)$/.test(word)) return word;
  if (word.endsWith('sis')) return word.slice(0, -2);
  if (word.endsWith('yses') || word.endsWith('theses')) return word.slice(0, -2);
  if (word.endsWith('is')) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** `runn` is `run`, `modell` is `model`; `fall`, `pass` and `buzz` stay. */
function undouble(root: string): string {
  if (!/([^aeiou])\1$/.test(root)) return root;
  if (/[sz]$/.test(root) || (root.endsWith('l') && root.length < 5)) return root;
  return root.slice(0, -1);
}
