/**
 * A pack is many files in one download, which the service worker takes apart: a few hundred small requests would be slower
 * by far, and pages compress better together than each alone.
 *
 * Its form, before gzip: a line of JSON, `[["papers/x/index.html", 1234], …]` with the sizes in bytes, and then the files' bytes
 * one after the other.
 */
export interface PackedFile {
  /** From the root of the site. */
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Put files together, in the order given. */
export function buildPack(files: readonly PackedFile[]): Uint8Array<ArrayBuffer> {
  const list = files.map(({ path, bytes }) => [path, bytes.length]);
  const head = new TextEncoder().encode(`${JSON.stringify(list)}\n`);
  const pack = new Uint8Array(head.length + files.reduce((sum, { bytes }) => sum + bytes.length, 0));
  pack.set(head);
  let at = head.length;
  for (const { bytes } of files) {
    pack.set(bytes, at);
    at += bytes.length;
  }
  return pack;
}

/** Take a pack apart again. @throws when the bytes are none, or were cut off. */
export function parsePack(pack: Uint8Array<ArrayBuffer>): PackedFile[] {
  const end = pack.indexOf(10);
  const list: unknown = JSON.parse(new TextDecoder().decode(pack.subarray(0, Math.max(end, 0))));
  if (!Array.isArray(list)) throw new Error('Unexpected head of a pack, expected a list of files');
  let at = end + 1;
  const files = list.map(([path, size]: [string, number]) => {
    const bytes = pack.subarray(at, at + size);
    at += size;
    return { path, bytes };
  });
  if (at !== pack.length) throw new Error(`Unexpected ${pack.length} bytes of a pack, expected ${at}`);
  return files;
}
