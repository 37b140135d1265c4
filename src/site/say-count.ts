/** @example sayCount(1, 'paper') // '1 paper' @example sayCount(266, 'paper') // '266 papers' */
export function sayCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : plural}`;
}

/** A count with what it is out of, so that coverage is never left to guess. @example saySome(49, 266, 'paper') // '49 of 266 papers' */
export function saySome(count: number, all: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-GB')} of ${sayCount(all, noun, plural)}`;
}
