import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Zip, ZipDeflate } from 'fflate';

/** A file to be put into an archive. */
export interface ArchiveFile {
  /** With forward slashes. */
  path: string;
  bytes: Uint8Array;
}

export interface WrittenArchive {
  bytes: number;
  /** 64 hexadecimal digits. */
  sha256: string;
}

/**
 * Write a zip archive, one file after the other, in the order given: what is in memory is one file.
 *
 * The same files give the same bytes on every machine, for which the compression is done in JavaScript: that of the
 * system differs between processors.
 */
export async function zipFiles(
  files: AsyncIterable<ArchiveFile> | Iterable<ArchiveFile>,
  to: string,
): Promise<WrittenArchive> {
  // The first day that the format knows, which it takes as local time: the archive says nothing about when it was made.
  const firstDay = new Date(1980, 0, 1);
  const hash = createHash('sha256');
  const stream = createWriteStream(to);
  let bytes = 0;
  let failure: Error | undefined;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else {
      hash.update(chunk);
      stream.write(chunk);
      bytes += chunk.length;
    }
  });
  for await (const file of files) {
    const entry = new ZipDeflate(file.path, { level: 9 });
    entry.mtime = firstDay;
    zip.add(entry);
    entry.push(file.bytes, true);
    if (stream.writableNeedDrain) await once(stream, 'drain');
  }
  zip.end();
  if (failure) throw failure;
  stream.end();
  await finished(stream);
  return { bytes, sha256: hash.digest('hex') };
}
