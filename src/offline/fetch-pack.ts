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
  if (!response.ok || !response.body) throw new Error(`${pack.path} could not be loaded: ${response.status}`);
  const unzipped = response.body.pipeThrough(new DecompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(unzipped).arrayBuffer());
  if ((await fingerprintOf(bytes)) !== pack.revision) throw new Error(`${pack.path} is of another version`);
  return parsePack(bytes);
}
