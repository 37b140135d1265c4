import { toFile } from '../../src/offline/edition.ts';

/** Where a site is published. */
export interface Published {
  /** Path that the site is published under: begins and ends with a slash. */
  base: string;
  /** Address of its host, such as `https://example.org`; unknown when left out. */
  site?: string | undefined;
}

/** Stands for the host, which an address within the site doesn't name. */
const host = 'http://site.invalid';

/**
 * The path that an address of a page leads to: from the root of the site, decoded, without `?…` and `#…`, and with
 * `index.html` for a folder.
 *
 * @param from Path of the page's own file from the root of the site.
 * @returns undefined when it leads out of the site, or is no address at all.
 */
export function toSitePath(address: string, from: string, { base }: Published): string | undefined {
  const url = resolveWithin(address, from, base);
  if (!url?.pathname.startsWith(base)) return undefined;
  try {
    return decodeURIComponent(toFile(url.pathname.slice(base.length)));
  } catch {
    return undefined; // A stray % is no file's name.
  }
}

/**
 * Make an address work from a folder: relative, and to a file.
 *
 * What leads out of the site keeps its place: another host, `mailto:` and the like are left as they are to the letter. Two
 * kinds would mean something else in a folder and are completed: `//host/x` (it would open a share of the local network)
 * and a path of the same host outside the base path (when the host is known).
 *
 * @param from Path of the page's own file from the root of the site.
 */
export function rewriteAddress(address: string, from: string, published: Published): string {
  const { base, site } = published;
  if (isOtherHost(address)) return `https:${withoutSpace(address)}`;
  const url = resolveWithin(address, from, base);
  if (!url || withoutSpace(address) === '' || withoutSpace(address).startsWith('#')) return address;
  const path = url.pathname + url.search + url.hash;
  if (!url.pathname.startsWith(base)) return site === undefined ? address : new URL(path, site).href;
  return relativeTo(toFile(path.slice(base.length)), from);
}

/** As the URL standard reads an address: without line breaks and tabs, and without space or controls around it. */
function withoutSpace(address: string): string {
  return address.replace(/[\t\n\r]/g, '').replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');
}

/** An address that names a host, and not how to speak to it. */
function isOtherHost(address: string): boolean {
  return /^[\\/]{2}/.test(withoutSpace(address));
}

/** Resolve an address that names neither scheme nor host; undefined for any other. */
function resolveWithin(address: string, from: string, base: string): URL | undefined {
  if (isOtherHost(address) || /^[a-z][a-z\d+.-]*:/i.test(withoutSpace(address))) return undefined;
  return URL.parse(address, host + base + from) ?? undefined;
}

/** The way from one file to another, both from the same root. @example relativeTo('a/c.html', 'a/b/index.html') // '../c.html' */
function relativeTo(target: string, from: string): string {
  const [, place = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
  const to = place.split('/');
  const start = from.split('/').slice(0, -1);
  let common = 0;
  while (common < start.length && common < to.length - 1 && start[common] === to[common]) common += 1;
  const way = '../'.repeat(start.length - common) + to.slice(common).join('/');
  // In front, `a:b` would be read as a scheme, `a|` as a drive, and an empty segment as a host.
  const safe = /^[^/]*[:|]|^\//.test(way) ? `./${way}` : way;
  return safe + rest;
}
