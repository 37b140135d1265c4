import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { type PreviewLimits, whyTooLarge } from './budget.ts';
import { isSitePath } from './site-path.ts';

interface Entry {
  path: string;
  method: number;
  packed: number;
  bytes: number;
  /** Where its own header begins. */
  offset: number;
}

/**
 * Unpack an artifact that a run without rights made. A hundred packed megabytes can hold a hundred gigabytes, so nothing is
 * written before the sizes that the archive names were looked at, and no file becomes larger than it says. Whatever an entry
 * claims to be, it comes as a plain file.
 *
 * The package that packs for us, fflate, cuts a file that is longer than its archive says, and takes broken records for empty
 * ones; here both are refused.
 *
 * @param out Folder to write to.
 */
export function unpackArtifact(
  zip: Buffer,
  out: string,
  limits: PreviewLimits,
): { refused: string } | { files: number } {
  const entries = readEntries(zip, limits.files);
  if ('refused' in entries) return entries;
  const { list } = entries;
  const bytes = list.reduce((sum, entry) => sum + entry.bytes, 0);
  const tooLarge = whyTooLarge({ files: list.length, bytes }, limits);
  if (tooLarge !== undefined) return { refused: tooLarge };
  const paths = new Set<string>();
  for (const { path } of list) {
    if (!isSitePath(path))
      return { refused: `a file name that no site of ours has: ${JSON.stringify(path.slice(0, 200))}` };
    if (paths.has(path)) return { refused: `a file that stands twice: ${path}` };
    paths.add(path);
  }
  for (const entry of list) {
    const data = unpack(zip, entry);
    if (data === undefined) return { refused: `a file that can not be unpacked: ${entry.path}` };
    mkdirSync(dirname(join(out, entry.path)), { recursive: true });
    writeFileSync(join(out, entry.path), data);
  }
  return { files: list.length };
}

/** The files that the directory at the end of the archive names. */
function readEntries(zip: Buffer, most: number): { refused: string } | { list: Entry[] } {
  const broken = { refused: 'no archive that can be read' };
  // The last record has 22 bytes, and a comment of at most 65,535 behind it.
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end < zip.length - 22 - 0xffff || end + 22 > zip.length) return broken;
  const count = zip.readUInt16LE(end + 10);
  // Files and their folders; the larger form of the format, for more than 65,534 of them, says 65,535 here.
  if (count > 2 * most) return { refused: `more than ${most.toLocaleString('en-GB')} files` };
  let at = zip.readUInt32LE(end + 16);
  const list: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || zip.toString('latin1', at, at + 4) !== 'PK\x01\x02') return broken;
    const length = zip.readUInt16LE(at + 28);
    const path = zip.toString('utf8', at + 46, at + 46 + length);
    if (!path.endsWith('/'))
      list.push({
        path,
        method: zip.readUInt16LE(at + 10),
        packed: zip.readUInt32LE(at + 20),
        bytes: zip.readUInt32LE(at + 24),
        offset: zip.readUInt32LE(at + 42),
      });
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return { list };
}

/** The bytes of a file; undefined when they are others than the directory says. */
function unpack(zip: Buffer, { method, packed, bytes, offset }: Entry): Buffer | undefined {
  if (offset + 30 > zip.length || zip.toString('latin1', offset, offset + 4) !== 'PK\x03\x04')
    return undefined;
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  if (start + packed > zip.length) return undefined;
  const data = zip.subarray(start, start + packed);
  if (method === 0) return packed === bytes ? data : undefined;
  if (method !== 8) return undefined;
  try {
    // The least that may be asked for is one byte.
    const unpacked = inflateRawSync(data, { maxOutputLength: Math.max(1, bytes) });
    return unpacked.length === bytes ? unpacked : undefined;
  } catch {
    return undefined;
  }
}
