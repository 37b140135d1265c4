import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** The input could not be read to its end: what came before this was yielded. */
export class BrokenInputError extends Error {
  readonly reason: 'gzip' | 'disk';

  constructor(reason: 'gzip' | 'disk', cause: Error) {
    super(cause.message, { cause });
    this.name = 'BrokenInputError';
    this.reason = reason;
  }
}

const chunkSize = 256 * 1024;

/** Whether a file begins as gzip does, by its first bytes (3 are enough). */
export function isGzip(head: Uint8Array): boolean {
  return head.length > 2 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08;
}

/**
 * The bytes of a file in chunks of any size, unpacked if it is gzip.
 *
 * @param onRead Told the bytes read so far, of the file as it lies on the disk.
 * @throws {BrokenInputError} Where the file or its packing breaks, after all bytes before that place.
 */
export async function* readBytes(
  path: string,
  onRead?: (bytesRead: number) => void,
): AsyncGenerator<Uint8Array> {
  const chunks = readFileChunks(path, onRead);
  const first = await chunks.next();
  if (first.done) return;
  const whole = prepend(first.value, chunks);
  yield* isGzip(first.value) ? unpack(whole) : whole;
}

async function* readFileChunks(
  path: string,
  onRead?: (bytesRead: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytesRead = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: chunkSize })) {
      bytesRead += chunk.length;
      onRead?.(bytesRead);
      yield chunk;
    }
  } catch (error) {
    throw new BrokenInputError('disk', error as Error);
  }
}

async function* prepend<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}

/**
 * Unpack gzip as it comes.
 *
 * Node's stream loses what one write unpacked when the same write hits an error. Writes therefore begin small and grow
 * with what has been read: of a broken file at most about one in a hundred of the good bytes is lost, and a file of
 * a gigabyte is still read in large pieces.
 */
async function* unpack(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  let failure: Error | undefined;
  let unpacked: Uint8Array[] = [];
  gunzip.on('data', (chunk: Uint8Array) => unpacked.push(chunk));
  let wake = () => {};
  gunzip.on('error', (error) => {
    failure ??= error;
    wake();
  });
  gunzip.on('end', () => wake());
  const settle = (act: () => void) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      act();
    });

  let offset = 0;
  try {
    for await (const chunk of packed) {
      for (let at = 0; at < chunk.length && failure === undefined; ) {
        const size = Math.min(Math.max(64, Math.floor(offset / 128)), chunkSize);
        const piece = chunk.subarray(at, at + size);
        at += piece.length;
        offset += piece.length;
        await settle(() => gunzip.write(piece, () => wake()));
        const ready = unpacked;
        unpacked = [];
        yield* ready;
      }
      if (failure !== undefined) break;
    }
    if (failure === undefined) {
      await settle(() => gunzip.end());
      yield* unpacked;
    }
  } finally {
    gunzip.removeAllListeners('data');
    gunzip.destroy();
  }
  if (failure !== undefined) throw new BrokenInputError('gzip', failure);
}
