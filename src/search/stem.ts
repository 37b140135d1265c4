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

/** Plurals as in Latin and Greek, each behind its singular. */
const irregular =
  'corpus corpora index indices matrix matrices vertex vertices axis axes criterion criteria phenomenon phenomena'.split(
    ' ',
  );

function singular(word: string): string {
  const place = irregular.indexOf(word);
  if (place >= 0) return irregular[place - (place % 2)] ?? word;
  if (/(?:ss|us)$|^(?:lens|bias|alias|atlas|canvas|always)$/.test(word)) return word;
  if (word.endsWith('sis')) return word.slice(0, -2);
  if (word.endsWith('yses') || word.endsWith('theses')) return word.slice(0, -2);
  if (word.endsWith('is')) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** `runn` is `run`, `modell` is `model`; `recall`, `pass` and `buzz` stay. */
function undouble(root: string): string {
  const isDoubled = /([^aeiouslz])\1$|(?:[bcdnv]e|ue|[nv]a|tro)ll$/.test(root);
  return isDoubled ? root.slice(0, -1) : root;
}
