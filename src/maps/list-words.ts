/**
 * Names as a sentence lists them.
 *
 * @param most So many are named; of the others, how many there are.
 * @example listWords(['a', 'b', 'c']) // 'a, b and c' @example listWords(['a', 'b', 'c'], 2) // 'a and 2 more'
 */
export function listWords(names: readonly string[], most = names.length): string {
  const shown =
    names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : [...names];
  const last = shown.pop();
  if (last === undefined) return '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
