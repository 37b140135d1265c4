/** Words of invented papers; none of them says anything. */
const words =
  'wren robin thrush finch sparrow heron swift song call alarm mate nest hedge dawn dusk flight feather wing beak winter summer river forest city field record measure compare model predict learn signal noise pattern phrase syllable rhythm pitch'.split(
    ' ',
  );

/**
 * Papers as a page's dump has them, title and abstract line by line: invented, and the same for the same numbers.
 *
 * @param first Number of the first paper, from 0; papers of different numbers have different titles.
 * @returns Lines joined and ended by line breaks; about 900 bytes a paper.
 */
export function inventPapers(first: number, count: number): string {
  const lines: string[] = [];
  for (let number = first; number < first + count; number += 1) {
    const next = createRandom(number);
    const some = (length: number) => Array.from({ length }, () => words[next() % words.length]).join(' ');
    lines.push(`The ${some(6)} of Region ${number}`);
    const sentences = Array.from({ length: 8 }, () => `We ${some(14)}.`);
    lines.push(`In survey ${number} of ${some(4)}, birds sing. ${sentences.join(' ')}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Numbers that look random and are always the same for one seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
