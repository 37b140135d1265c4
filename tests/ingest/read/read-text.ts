import type { Encoding } from '../../../scripts/ingest/read/encoding.ts';
import { readEvents } from '../../../scripts/ingest/read/read-bytes.ts';
import type { Reader } from '../../../scripts/ingest/read/reader.ts';
import type { ReadEvent } from '../../../scripts/ingest/record.ts';
import { UnreadableInputError } from '../../../scripts/ingest/record.ts';

export type Pair = readonly [title: string, abstract: string];

/** Have one reader read a text, cut into pieces at the given places. */
export function readWith(reader: Reader, text: string, cuts: readonly number[] = []): ReadEvent[] {
  const places = [0, ...[...cuts].map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  const events = places.slice(1).flatMap((end, index) => [...reader.push(text.slice(places[index], end))]);
  return [...events, ...reader.end()];
}

/** Read bytes as a file of that name would be, without a disk. An input that is refused gives its problem as a string. */
export async function readBytes(
  bytes: Uint8Array,
  { file = 'birds.txt', encoding = { name: 'utf-8', markLength: 0 } as Encoding, chunk = 1 << 16 } = {},
): Promise<(ReadEvent | string)[]> {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const events: (ReadEvent | string)[] = [];
  try {
    for await (const event of readEvents(chunks(), {
      source: { file, dump: 'birds' },
      encoding,
      boilerplate: [],
    })) {
      events.push(event);
    }
  } catch (error) {
    if (!(error instanceof UnreadableInputError)) throw error;
    events.push(`${error.problem.rule}: ${error.message}`);
  }
  return events;
}

/**
 * Events as short lines, for comparing: `3 Title | Abstract` for a paper, `7:1 rule` for a problem.
 */
export function brief(events: Iterable<ReadEvent | string>): string[] {
  return [...events].map((event) => {
    if (typeof event === 'string') return event;
    if (event.kind === 'record')
      return `${event.record.line} ${event.record.title} | ${event.record.abstract}`;
    return `${event.problem.line}:${event.problem.column} ${event.problem.rule}`;
  });
}

export function pairsOf(events: Iterable<ReadEvent | string>): Pair[] {
  return [...events].flatMap((event) =>
    typeof event !== 'string' && event.kind === 'record'
      ? [[event.record.title, event.record.abstract] as const]
      : [],
  );
}
