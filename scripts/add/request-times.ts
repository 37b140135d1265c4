import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Remembers when each host was last asked. */
export interface RequestTimes {
  /** Milliseconds since 1970; undefined when the host was never asked. */
  get(host: string): Promise<number | undefined>;
  set(host: string, time: number): Promise<void>;
}

/**
 * Request times kept in a folder, so that the commands of a loop (`for id in …; do npm run add -- $id; done`) are polite
 * together. Two commands at one moment can still miss each other.
 *
 * A folder that can't be written to is no reason not to add a paper: then the times last as long as the process.
 */
export function createRequestTimes(folder: string): RequestTimes {
  const own = new Map<string, number>();
  // The name of a host can be anything; its hash is a safe file name.
  const fileOf = (host: string) => join(folder, createHash('sha256').update(host).digest('hex').slice(0, 16));
  return {
    async get(host) {
      const kept = Number(await readFile(fileOf(host), 'utf8').catch(() => 'never asked'));
      const times = [own.get(host), Number.isFinite(kept) ? kept : undefined];
      return times.reduce(
        (last, time) => (time !== undefined && time > (last ?? 0) ? time : last),
        undefined,
      );
    },
    async set(host, time) {
      own.set(host, time);
      await mkdir(folder, { recursive: true, mode: 0o700 })
        .then(() => writeFile(fileOf(host), String(time)))
        .catch(() => undefined);
    },
  };
}
