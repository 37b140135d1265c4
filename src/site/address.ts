const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/**
 * Address of a page of this site, with the base path that it is published under.
 *
 * @param path Begins with a slash, as if the site lay at the root of its host.
 */
export function addressOf(path: `/${string}`): string {
  return `${base}${path}`;
}
