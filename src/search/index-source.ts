/**
 * Where the files of the index come from: a web server, a folder, scripts that hold them.
 *
 * Paths are relative to the root of the site, such as `search/index/root.bin`. What it gives may be packed by gzip.
 */
export interface IndexSource {
  /** @throws when the file can't be had. */
  read(path: string): Promise<Uint8Array>;
}

/** The file that is read first: it says what the others are called. */
export const rootFile = 'search/index/root.bin';

/** Undo gzip where there is any: some web servers do so by themselves. */
export async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  return new Uint8Array(
    await new Response(packed.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer(),
  );
}
