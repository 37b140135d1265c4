/** What a service worker knows of the version of the site that it stands for; made by scripts/offline/plan-saving.ts. */
export interface SavedVersion {
  /** Fingerprint of all files of the version, whether saved or not. */
  version: string;
  /** Saved on the first visit: path from the root of the site, and fingerprint of the bytes. In order of path. */
  files: [path: string, revision: string][];
  /** All of `files` in one download, so that a first visit costs one request. */
  seed: Pack;
  /** Saved on the first visit as well, where a list of the files would be too long; mostly empty. */
  packed: Pack[];
  /** What is saved only on demand. A file lies in the pack that `packOf` says. Empty when everything is saved at once. */
  packs: Pack[];
  /** What that is, in words. */
  onDemand: string[];
  /** Bytes that are saved on the first visit, as they lie on the disk. */
  bytes: number;
}

/** Many files in one download; see src/offline/pack.ts. */
export interface Pack {
  /** From the root of the site. */
  path: string;
  /** Fingerprint of what the pack holds, uncompressed. */
  revision: string;
  /** How many files it holds. */
  files: number;
  /** Size of the download. */
  bytes: number;
}

/**
 * Which of so many packs a file lies in: the same one whatever other files there are, so that a change of one paper changes
 * one pack.
 *
 * @param path From the root of the site.
 * @returns 0 up to `count` - 1.
 */
export function packOf(path: string, count: number): number {
  let hash = 0x811c9dc5; // FNV-1a
  for (let at = 0; at < path.length; at += 1) hash = Math.imul(hash ^ path.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % count;
}

/** Name of the cache for what was saved on demand, which begins with that of the site's scope. */
export function packCacheName(scope: string): string {
  return `survey-packs-${scope}`;
}

/** Key of a file in that cache: it tells versions of the file's pack apart. */
export function packKey(address: string, pack: Pack): string {
  const url = new URL(address);
  url.search = `?pack=${pack.revision}`;
  url.hash = '';
  return url.href;
}
