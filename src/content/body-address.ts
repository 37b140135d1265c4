/**
 * Turn the address of a link in a body into the `href` of the page.
 *
 * Allowed are `http:` and `https:` addresses, `mailto:`, places on this site (`/papers/x/`, which gets the base path),
 * and addresses relative to the page (`#note`, `../x/`, `?q=1`), which stay.
 *
 * @param base Path that the site is published under, with or without slashes at its ends.
 * @returns `undefined` for everything else, however it is disguised.
 * @example bodyAddress('/papers/x/', '/survey/') // '/survey/papers/x/'
 */
export function bodyAddress(address: string, base: string): string | undefined {
  // Browsers take a backslash for a slash and skip control characters: nobody needs either in an address.
  if (address === '' || /[\s\\\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u.test(address) || address.startsWith('//'))
    return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') {
    return /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(address) && URL.canParse(address) ? address : undefined;
  }
  if (scheme === 'mailto') return /^mailto:[^@/]+@[^@/]+$/i.test(address) ? address : undefined;
  // A colon before the first slash is a scheme even where its letters are none that we know.
  if (/^[^/?#]*:/.test(address)) return undefined;
  if (!address.startsWith('/')) return address;
  if (climbs(address)) return undefined;
  const path = base.replace(/^\/+|\/+$/g, '');
  return path === '' ? address : `/${path}${address}`;
}

/** Whether a path has a segment `..`, as written or as a browser or a server would read it. */
export function climbs(path: string): boolean {
  return path
    .split(/[?#]/, 1)
    .join('')
    .replace(/%2e/gi, '.')
    .split(/[/\\]|%2f|%5c/i)
    .includes('..');
}
