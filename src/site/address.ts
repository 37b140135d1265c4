import { editionRoot, toFile } from '../offline/edition.ts';

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/**
 * Address of a page or file of this site: with the base path that it is published under, or, in the edition that is read
 * from a folder, with the way to that folder and `index.html` where there is no server to add it.
 *
 * Scripts in the browser build each address with it, too; an address that is put together otherwise leads nowhere there.
 *
 * @param path Begins with a slash, as if the site lay at the root of its host; may have `?…` and `#…`.
 */
export function addressOf(path: `/${string}`): string {
  const root = editionRoot();
  return root === undefined ? `${base}${path}` : root + toFile(path).slice(1);
}
