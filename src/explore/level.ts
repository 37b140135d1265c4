/** How strongly a cell with a count is shaded: 0 for none, then a step for each doubling, up to 5. */
export function levelOf(count: number): number {
  return count === 0 ? 0 : Math.min(5, 1 + Math.floor(Math.log2(count)));
}
