/**
 * Where the root of the edition for a folder lies (`survey-offline.zip`, unzipped), as an address that ends with a slash;
 * undefined on the site, and at build time.
 *
 * Its pages say it with `<html data-root="../../">`, which the rewriting of scripts/offline/rewrite-page.ts puts there.
 */
export function editionRoot(): string | undefined {
  if (typeof document === 'undefined') return undefined;
  const { root } = document.documentElement.dataset;
  return root === undefined ? undefined : new URL(root, location.href).href;
}

/**
 * The file that a path of the site stands for: a folder has no index without a server.
 *
 * @param path From the root of the site, with or without `?…` and `#…`, which are kept.
 * @example toFile('/papers/x/?q=1#quote') // '/papers/x/index.html?q=1#quote'
 */
export function toFile(path: string): string {
  const [, place = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(path) ?? [];
  return place === '' || place.endsWith('/') ? `${place}index.html${rest}` : path;
}
