import { createElement } from '../explore/create-element.ts';
import { addressOf } from '../site/address.ts';
import { loadJson } from '../site/load-data.ts';
import { type KnownPage, nearestPages } from './nearest-pages.ts';

/** On the page for addresses that don't exist: offers those that somebody may have meant. */
class NearestPages extends HTMLElement {
  connectedCallback(): void {
    const base = addressOf('/');
    const { pathname } = location;
    const asked = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
    loadJson<KnownPage[]>(addressOf('/data/pages.json')).then(
      (pages) => this.#show(nearestPages(decode(asked), pages)),
      () => undefined, // The page says enough without.
    );
  }

  #show(pages: readonly KnownPage[]): void {
    if (pages.length === 0) return;
    const items = pages.map(([path, name]) =>
      createElement('li', {}, createElement('a', { href: addressOf(path as `/${string}`) }, name)),
    );
    this.replaceChildren(
      createElement('h2', {}, 'Did you mean one of these?'),
      createElement('ul', {}, ...items),
    );
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

customElements.define('nearest-pages', NearestPages);
