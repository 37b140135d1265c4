import { type PackedFile, parsePack } from './pack.ts';
import type { Pack } from './saved-version.ts';

/** First 16 hexadecimal digits of the SHA-256 of bytes, as src/survey/fingerprint.ts gives them for text. */
export async function fingerprintOf(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Download a pack and take it apart.
 *
 * @param scope Address of the site's root.
 * @throws when it can't be had, or isn't of the version asked for.
 */
export async function fetchPack(pack: Pack, scope: string): Promise<PackedFile[]> {
  const response = await fetch(new URL(pack.path, scope), { priority: 'low' });
  if (!response.ok) throw new Error(`${pack.path} could not be loaded: ${response.status}`);
  const bytes = await unzip(new Uint8Array(await response.arrayBuffer()));
  if ((await fingerprintOf(bytes)) !== pack.revision) throw new Error(`${pack.path} is of another version`);
  return parsePack(bytes);
}

/** Undo gzip, unless the host has said that the file is compressed, and the browser has done so already. */
async function unzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
