import type { Clock } from '../../scripts/add/clock.ts';
import type { RequestTimes } from '../../scripts/add/request-times.ts';

/** A clock on which time passes only while somebody sleeps, so that no test waits. */
export function createStillClock(): Clock & { slept: number[] } {
  let time = Date.parse('2026-01-05T12:00:00Z');
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    async sleep(milliseconds) {
      slept.push(milliseconds);
      time += milliseconds;
    },
  };
}

export function createTimesInMemory(): RequestTimes {
  const times = new Map<string, number>();
  return {
    get: async (host) => times.get(host),
    set: async (host, time) => {
      times.set(host, time);
    },
  };
}
