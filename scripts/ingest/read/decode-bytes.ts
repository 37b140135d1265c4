import { isUtf8 } from 'node:buffer';
import type { Encoding } from './encoding.ts';

/** A place where bytes could not be read as they should be. */
export interface Fault {
  /** Where the replacement stands in the text of the same piece, in UTF-16 units from 0. */
  index: number;
  /** Offset of the first of the bytes in the (unpacked) input, from 0. */
  offset: number;
  /** `invalid`: replaced by U+FFFD. `windows-1252`: the input is not UTF-8; only its first such byte is told. */
  kind: 'invalid' | 'windows-1252';
  /** The bytes in hexadecimal: `c3 28`. */
  bytes: string;
}

export interface DecodedPiece {
  /** Well-formed. */
  text: string;
  /** In the order of the text. */
  faults: Fault[];
}

/**
 * Turns the bytes of an input into text, piece by piece.
 *
 * No letter is lost where pieces meet, and the text doesn't depend on where they do.
 */
export class ByteDecoder {
  readonly #encoding: Encoding;
  #offset = 0;
  #carry: Buffer = Buffer.alloc(0);
  #toldLegacy = false;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
  }

  push(chunk: Uint8Array): DecodedPiece {
    let bytes: Buffer =
      this.#carry.length > 0
        ? Buffer.concat([this.#carry, chunk])
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const start = this.#offset - this.#carry.length;
    this.#offset += chunk.length;
    if (this.#encoding.markLength > start) {
      // The byte order mark is not a letter. It may come in pieces, too.
      const mark = this.#encoding.markLength - start;
      if (bytes.length < mark) {
        this.#carry = Buffer.from(bytes);
        return { text: '', faults: [] };
      }
      bytes = bytes.subarray(mark);
    }
    const whole = bytes.length - this.#unfinished(bytes);
    this.#carry = Buffer.from(bytes.subarray(whole)); // A copy: the chunk's memory may be used again.
    return this.#decode(bytes.subarray(0, whole), this.#offset - bytes.length);
  }

  /** The input ended: what is left is half a letter, or nothing. */
  end(): DecodedPiece {
    const rest = this.#carry;
    this.#carry = Buffer.alloc(0);
    if (rest.length === 0 || this.#offset <= this.#encoding.markLength) return { text: '', faults: [] };
    return this.#decode(rest, this.#offset - rest.length);
  }

  /** How many bytes at the end may belong to a letter that goes on in the next chunk. */
  #unfinished(bytes: Buffer): number {
    switch (this.#encoding.name) {
      case 'windows-1252':
        return 0;
      case 'utf-8':
        return unfinishedUtf8(bytes);
      default: {
        const odd = bytes.length % 2;
        if (bytes.length - odd < 2) return odd;
        const last = this.#encoding.name === 'utf-16le' ? bytes.length - odd - 1 : bytes.length - odd - 2;
        return ((bytes[last] as number) & 0xfc) === 0xd8 ? 2 + odd : odd; // The first half of a surrogate pair.
      }
    }
  }

  #decode(bytes: Buffer, offset: number): DecodedPiece {
    switch (this.#encoding.name) {
      case 'utf-8':
        return decodeUtf8(bytes, offset);
      case 'windows-1252': {
        const piece = decodeWindows1252(bytes, offset);
        if (this.#toldLegacy) piece.faults = [];
        else if (piece.faults.length > 0) this.#toldLegacy = true;
        return piece;
      }
      default:
        return decodeUtf16(bytes, offset, this.#encoding.name === 'utf-16be');
    }
  }
}

function decodeUtf8(bytes: Buffer, offset: number): DecodedPiece {
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), faults: [] };
  const parts: string[] = [];
  const faults: Fault[] = [];
  let length = 0;
  let good = 0; // Where the bytes begin that are right but not yet in `parts`.
  let index = 0;
  const keep = (end: number) => {
    const part = bytes.toString('utf8', good, end);
    parts.push(part);
    length += part.length;
  };
  while (index < bytes.length) {
    const { size, valid } = utf8Sequence(bytes, index);
    if (!valid) {
      keep(index);
      faults.push({
        index: length,
        offset: offset + index,
        kind: 'invalid',
        bytes: hex(bytes.subarray(index, index + size)),
      });
      parts.push('\uFFFD');
      length += 1;
      good = index + size;
    }
    index += size;
  }
  keep(bytes.length);
  return { text: parts.join(''), faults };
}

/**
 * The letter at an index, or what is broken there: as many bytes as could have begun a letter, at least one. That is how
 * the Encoding Standard cuts, so that each such group becomes one U+FFFD.
 */
function utf8Sequence(bytes: Uint8Array, index: number): { size: number; valid: boolean } {
  const first = bytes[index] as number;
  if (first < 0x80) return { size: 1, valid: true };
  const needed =
    first >= 0xc2 && first <= 0xdf
      ? 1
      : first >= 0xe0 && first <= 0xef
        ? 2
        : first >= 0xf0 && first <= 0xf4
          ? 3
          : 0;
  let size = 1;
  while (size <= needed && index + size < bytes.length) {
    const byte = bytes[index + size] as number;
    const low = size > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const high = size > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) break;
    size += 1;
  }
  return { size, valid: needed > 0 && size === needed + 1 };
}

/** Bytes at the end that are right so far but not a whole letter: 0 to 3. */
function unfinishedUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const { size, valid } = utf8Sequence(bytes, bytes.length - back);
      return !valid && size === back ? back : 0;
    }
  }
  return 0;
}

/** What the bytes 80 to 9f mean in windows-1252; the five that mean nothing stay control characters. */
const signs1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function decodeWindows1252(bytes: Buffer, offset: number): DecodedPiece {
  const latin1 = bytes.toString('latin1');
  const index = latin1.search(/[\x80-\xff]/);
  if (index < 0) return { text: latin1, faults: [] };
  return {
    text: latin1.replace(/[\x80-\x9f]/g, (sign) => signs1252[sign.charCodeAt(0) - 0x80] as string),
    faults: [
      { index, offset: offset + index, kind: 'windows-1252', bytes: hex(bytes.subarray(index, index + 1)) },
    ],
  };
}

function decodeUtf16(bytes: Buffer, offset: number, bigEndian: boolean): DecodedPiece {
  const even = bytes.length - (bytes.length % 2);
  const units = bigEndian ? Buffer.from(bytes.subarray(0, even)).swap16() : bytes.subarray(0, even);
  const text = units.toString('utf16le');
  const faults: Fault[] = [];
  if (!text.isWellFormed()) {
    for (const { index } of text.matchAll(/\p{Surrogate}/gu)) {
      const at = index * 2;
      faults.push({ index, offset: offset + at, kind: 'invalid', bytes: hex(bytes.subarray(at, at + 2)) });
    }
  }
  if (even === bytes.length) return { text: text.toWellFormed(), faults };
  faults.push({
    index: text.length,
    offset: offset + even,
    kind: 'invalid',
    bytes: hex(bytes.subarray(even)),
  });
  return { text: `${text.toWellFormed()}\uFFFD`, faults };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/..(?=.)/g, '$& ');
}
