/** @example sayCount(1, 'paper') // '1 paper' @example sayCount(266, 'paper') // '266 papers' */
export function sayCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : plural}`;
}
