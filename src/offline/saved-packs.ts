import { fetchPack } from './fetch-pack.ts';
import { mediaType } from './media-type.ts';
import { type Pack, packKey } from './saved-version.ts';

const cachedAtOnce = 32;

/** Stands in the cache once all of a pack's files do. */
const packMark = (pack: Pack, scope: string) => packKey(new URL(pack.path, scope).href, pack);
/** Stands in the cache once the reader has saved everything; it outlives versions. */
const allMark = (scope: string) => `${scope}?everything`;

/** Download a pack and put its files into the cache. Half a pack counts as none and is fetched again. */
export async function savePack(cache: Cache, pack: Pack, scope: string): Promise<void> {
  const files = await fetchPack(pack, scope);
  for (let at = 0; at < files.length; at += cachedAtOnce) {
    await Promise.all(
      files.slice(at, at + cachedAtOnce).map(({ path, bytes }) => {
        const address = scope + encodeURI(path).replace(/[?#]/g, encodeURIComponent);
        return cache.put(
          packKey(address, pack),
          new Response(bytes, { headers: { 'content-type': mediaType(path) } }),
        );
      }),
    );
  }
  await cache.put(packMark(pack, scope), new Response());
}

/** Which of the packs are saved as a whole. */
export async function savedPacks(cache: Cache, packs: readonly Pack[], scope: string): Promise<Pack[]> {
  const marks = await Promise.all(packs.map((pack) => cache.match(packMark(pack, scope))));
  return packs.filter((_, at) => marks[at] !== undefined);
}

/** Whether the reader has saved everything, of this version or of one before. */
export async function allSaved(cache: Cache, scope: string): Promise<boolean> {
  return (await cache.match(allMark(scope))) !== undefined;
}

/** Remember that the reader has saved everything. */
export async function markAllSaved(cache: Cache, scope: string): Promise<void> {
  await cache.put(allMark(scope), new Response());
}
