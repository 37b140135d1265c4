import { isAscii, isUtf8 } from 'node:buffer';

/** How the bytes of an input stand for letters. */
export interface Encoding {
  name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** Bytes of the byte order mark at the beginning: 0 where there is none. */
  markLength: number;
}

/** What a look at all bytes of an input tells. */
export type ByteSurvey =
  | { kind: 'empty' }
  /** `what` is a noun: "PDF file". */
  | { kind: 'binary'; what: string }
  | { kind: 'text'; encoding: Encoding };

const sampleSize = 256 * 1024;

const magics: readonly [bytes: string, what: string][] = [
  ['%PDF-', 'PDF file'],
  ['PK\x03\x04', 'zip archive or office document'],
  ['PK\x05\x06', 'empty zip archive'],
  ['\x89PNG\r\n\x1a\n', 'PNG picture'],
  ['\xff\xd8\xff', 'JPEG picture'],
  ['GIF87a', 'GIF picture'],
  ['GIF89a', 'GIF picture'],
  ['7z\xbc\xaf\x27\x1c', '7z archive'],
  ['Rar!\x1a\x07', 'RAR archive'],
  ['\xfd7zXZ\x00', 'xz archive'],
  ['\x28\xb5\x2f\xfd', 'Zstandard archive'],
  ['\x7fELF', 'program'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'old office document'],
  ['SQLite format 3\x00', 'database'],
];
const bzip2 = /^BZh[1-9]1AY&SY/;

/**
 * Looks at all bytes of an input, unpacked and in order, and tells whether and how they are text.
 *
 * Memory does not grow with the input. Most bytes are looked at by the runtime's own validation only, which is as
 * fast as the disk.
 */
export class ByteSurveyor {
  #sample: Buffer = Buffer.alloc(0);
  #length = 0;
  #utf8 = new Utf8Census();

  push(chunk: Uint8Array): void {
    this.#length += chunk.length;
    if (this.#sample.length < sampleSize) {
      this.#sample = Buffer.concat([this.#sample, chunk.subarray(0, sampleSize - this.#sample.length)]);
    }
    this.#utf8.push(chunk);
  }

  end(): ByteSurvey {
    if (this.#length === 0) return { kind: 'empty' };
    const head = this.#sample.subarray(0, 64).toString('latin1');
    const magic = magics.find(([bytes]) => head.startsWith(bytes));
    if (magic !== undefined) return { kind: 'binary', what: magic[1] };
    if (bzip2.test(head)) return { kind: 'binary', what: 'bzip2 archive' };

    if (head.startsWith('\xef\xbb\xbf')) return text('utf-8', 3);
    if (head.startsWith('\xff\xfe')) return text('utf-16le', 2);
    if (head.startsWith('\xfe\xff')) return text('utf-16be', 2);

    const utf16 = guessUtf16(this.#sample);
    if (utf16 !== undefined) return text(utf16, 0);
    if (looksBinary(this.#sample)) return { kind: 'binary', what: 'binary file' };
    return text(this.#utf8.isWindows1252() ? 'windows-1252' : 'utf-8', 0);
  }
}

function text(name: Encoding['name'], markLength: number): ByteSurvey {
  return { kind: 'text', encoding: { name, markLength } };
}

/** Control characters are what tells binary from text: random bytes have 10 % of them, and many bytes above 127. */
function looksBinary(sample: Uint8Array): boolean {
  if (sample.length < 4) return false; // Too little to tell; what is left of it after decoding tells more.
  let controls = 0;
  let high = 0;
  for (const byte of sample) {
    if (byte >= 0x80) high += 1;
    else if ((byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b) || byte === 0x7f)
      controls += 1;
  }
  const share = controls / sample.length;
  return share > 0.15 || (share > 0.03 && high / sample.length > 0.2 && !isUtf8(cutToWhole(sample)));
}

/** Without the up to three last bytes, which may be half a letter. */
function cutToWhole(sample: Uint8Array): Uint8Array {
  let end = sample.length;
  while (end > sample.length - 4 && end > 0 && ((sample[end - 1] as number) & 0xc0) === 0x80) end -= 1;
  return sample.subarray(0, Math.max(0, end - 1));
}

/**
 * UTF-16 without a byte order mark.
 *
 * In Latin text every other byte is NUL. In other scripts at least the line breaks and blanks are two bytes with one
 * NUL, always on the same side, and what one gets by decoding are assigned letters.
 */
function guessUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const units = sample.length >> 1;
  if (units < 2) return undefined;
  const zeros = [0, 0];
  let plain = 0;
  for (let index = 0; index < units * 2; index += 1) {
    const byte = sample[index] as number;
    if (byte === 0) zeros[index & 1] = (zeros[index & 1] as number) + 1;
    else if (byte >= 0x20 && byte < 0x7f) plain += 1;
  }
  const [even = 0, odd = 0] = zeros;
  const [name, here, there] =
    odd > even ? (['utf-16le', odd, even] as const) : (['utf-16be', even, odd] as const);
  if (here < 2 || there > here * 0.05) return undefined;
  if (here < units * 0.3) {
    // Few NULs: not Latin. ASCII with NULs strewn in is no UTF-16.
    if (here < units * 0.005 || plain > sample.length * 0.75) return undefined;
  }
  const decoded = new TextDecoder(name).decode(sample.subarray(0, units * 2));
  const odd16 = decoded.slice(0, -1).match(/[\p{Cn}\p{Co}\p{Cs}\uFFFD]|(?![\t\n\r\0])\p{Cc}/gu)?.length ?? 0;
  const hasBlank = /[\n\r \u3000]/.test(decoded);
  return hasBlank && odd16 <= units * 0.01 ? name : undefined;
}

/** Tells an input in windows-1252 (of which Latin-1 is a part) from one in UTF-8, broken or not. */
class Utf8Census {
  /** A whole letter of several bytes was seen: that is UTF-8, whatever else is broken. */
  #isUtf8 = false;
  /** Bytes above 127 that belong to no such letter, and how many of them make sense as windows-1252. */
  #strays = 0;
  #plausible = 0;
  /** The byte before those still to look at, and the last three, of which a letter may be half here. */
  #carry: Uint8Array = Uint8Array.of(0x20);

  push(chunk: Uint8Array): void {
    if (this.#isUtf8) return;
    if (isAscii(chunk) && isAscii(this.#carry)) {
      this.#carry = chunk.slice(-1);
      return;
    }
    const bytes = Buffer.concat([this.#carry, chunk]);
    const next = this.#count(bytes, bytes.length - 3);
    this.#carry = bytes.subarray(next - 1);
  }

  isWindows1252(): boolean {
    const bytes = Buffer.concat([this.#carry, Buffer.from('   ')]);
    if (!this.#isUtf8) this.#count(bytes, bytes.length - 3);
    return !this.#isUtf8 && this.#strays > 0 && this.#plausible / this.#strays >= 0.8;
  }

  /** Count from the second byte to `end`; gives the index of the first byte not looked at. */
  #count(bytes: Uint8Array, end: number): number {
    let index = 1;
    while (index < end) {
      if ((bytes[index] as number) < 0x80) index += 1;
      else if (letterLength(bytes, index) > 0) {
        this.#isUtf8 = true;
        return bytes.length;
      } else {
        this.#strays += 1;
        if (isPlausible1252(bytes[index - 1] as number, bytes[index] as number, bytes[index + 1] as number)) {
          this.#plausible += 1;
        }
        index += 1;
      }
    }
    return index;
  }
}

/** Bytes of the UTF-8 letter of several bytes that begins here: 2 to 4, or 0 if none does. */
function letterLength(bytes: Uint8Array, index: number): number {
  const first = bytes[index] as number;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  return isUtf8(bytes.subarray(index, index + length)) ? length : 0;
}

/** Quotation marks, dashes and other signs that windows-1252 texts use, and which Latin-1 lacks or has. */
const signs1252 = new Set([
  0x80, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa1, 0xa3, 0xa7, 0xa9, 0xab, 0xae,
  0xb0, 0xb1, 0xb2, 0xb3, 0xb5, 0xb7, 0xbb, 0xbd, 0xbf, 0xd7,
]);

/** Whether a byte above 127 makes sense as windows-1252: a sign, or a letter in or beside a word. */
function isPlausible1252(before: number, byte: number, after: number): boolean {
  if (signs1252.has(byte)) return true;
  if (byte < 0xc0 || byte === 0xf7 || byte >= 0xfe)
    return byte === 0x8a || byte === 0x9a || byte === 0x8c || byte === 0x9c;
  return isLetter1252(before) || isLetter1252(after);
}

function isLetter1252(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || (byte >= 0xc0 && byte < 0xfe);
}
