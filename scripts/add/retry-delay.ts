/** Between two requests to one host, in milliseconds. arXiv's terms of use ask for it. */
export const leastGap = 3_000;

/** However long a service asks us to wait, in milliseconds: a person sits there. */
export const longestRetryAfter = 60_000;

/**
 * How long to wait after a failed try: 3 s, 6 s, 12 s… or what the service asks for, if that is longer, up to 60 s.
 *
 * @param tries Tries so far, from 1.
 * @param retryAfter The header as it came: seconds, or a date.
 * @param now Milliseconds since 1970.
 * @returns Milliseconds. Without chance: one command asks once, there is no crowd to part.
 */
export function retryDelay(tries: number, retryAfter: string | null, now: number): number {
  const backOff = leastGap * 2 ** (tries - 1);
  return Math.max(backOff, Math.min(parseRetryAfter(retryAfter, now), longestRetryAfter));
}

function parseRetryAfter(header: string | null, now: number): number {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN; // "-1" would be a date, too.
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
