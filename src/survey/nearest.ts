/**
 * The known id that a person probably meant: the one with the fewest changed letters, if they are few enough; else the one
 * that goes on where two words or more of it end.
 *
 * Words that both have at their ends don't count for how many letters may differ: "memory-head" is not near to
 * "previous-head". Of ids of many words, one may differ as a whole.
 *
 * @returns undefined when none is near; of several equally near the first.
 * @example nearestId('induction-heads', ['retrieval-head', 'induction-head']) // 'induction-head'
 * @example nearestId('suppress-and', ['suppress-and-move']) // 'suppress-and-move'
 */
export function nearestId(found: string, known: Iterable<string>): string | undefined {
  let best: { id: string; distance: number } | undefined;
  const longer: string[] = [];
  const whole = found.replace(/\/$/, '');
  const isPart = /[^-_]+[-_][^-_]+/.test(whole);
  for (const id of known) {
    const [part, other, shared] = differingParts(found, id);
    const distance = editDistance(part, other);
    // Of a long slug one word may be another one.
    const isLong = shared >= manyWords && !/[-_\s]./.test(part + other);
    if (
      (distance <= mostChanges(part.length) || isLong) &&
      distance < (best?.distance ?? Number.POSITIVE_INFINITY)
    )
      best = { id, distance };
    if (isPart && /^[-_]/.test(id.slice(whole.length)) && id.startsWith(whole)) longer.push(id);
  }
  return best?.id ?? (longer.length === 1 ? longer[0] : undefined);
}

/** So many words in common leave no doubt of an id. */
const manyWords = 5;

/** In letters, of a text of so many. */
function mostChanges(length: number): number {
  return length <= 3 ? 1 : Math.max(2, Math.floor(length / 3));
}

/** Two texts without the words that both begin with, and both end with; and how many these are. */
function differingParts(a: string, b: string): [string, string, number] {
  const [one, other] = [a, b].map((text) => text.split(/(?<=[-_/.\s])/)) as [string[], string[]];
  const isAlike = (x: string | undefined, y: string | undefined) =>
    x !== undefined && x.replace(/[-_/.\s]$/, '') === y?.replace(/[-_/.\s]$/, '');
  let start = 0;
  while (start < one.length && isAlike(one[start], other[start])) start += 1;
  let end = 0;
  while (
    end < Math.min(one.length, other.length) - start &&
    isAlike(one[one.length - 1 - end], other[other.length - 1 - end])
  )
    end += 1;
  const join = (parts: string[]) => parts.slice(start, parts.length - end).join('');
  return [join(one), join(other), start + end];
}

/** Of so few ids chance may give a word to most. */
const fewIds = 5;

/** In letters: shorter words are in every id. */
const shortestWord = 3;

/**
 * The ids that have most words with a text in common, the nearest first: for ids of many words, of which nobody knows all.
 *
 * @param most How many to give. None when not a word is shared.
 * @example nearestByWords('wrens at dusk', ['wrens-duets-at-dawn', 'owls'], 3) // ['wrens-duets-at-dawn']
 */
export function nearestByWords(found: string, known: Iterable<string>, most: number): string[] {
  const wordsOf = (text: string) =>
    new Set(
      text
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word.length >= shortestWord),
    );
  const ids = [...known].map((id) => ({ id, words: wordsOf(id) }));
  // A word that most of them have tells of none.
  const isTelling = (word: string) =>
    ids.length < fewIds || ids.filter(({ words }) => words.has(word)).length <= ids.length / 2;
  const wanted = [...wordsOf(found)].filter(isTelling);
  return ids
    .map(({ id, words }) => ({
      id,
      shared: wanted.filter((word) => words.has(word)).length,
      all: words.size,
    }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || a.all - b.all || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id }) => id);
}

/** Letters to insert, delete, exchange or swap with their neighbour to turn one text into the other. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
