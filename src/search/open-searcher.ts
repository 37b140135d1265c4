import { addressOf } from '../site/address.ts';
import { loadBytes } from '../site/load-data.ts';
import { Searcher } from './search.ts';

let searcher: Promise<Searcher> | undefined;

/**
 * The search over this site's index, opened once for a page however often it is asked for.
 *
 * @throws when the index can't be had; the next call tries again.
 */
export function openSearcher(): Promise<Searcher> {
  searcher ??= Searcher.open({
    read: async (path) => new Uint8Array(await loadBytes(addressOf(`/${path}`))),
  }).catch((error) => {
    searcher = undefined;
    throw error;
  });
  return searcher;
}
