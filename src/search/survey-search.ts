import { addressOf } from '../site/address.ts';
import { loadModule } from '../site/load-data.ts';
import { excerptToNodes } from './excerpt-to-nodes.ts';

/** The part of Pagefind's browser interface that is used here. */
interface Pagefind {
  options(options: { baseUrl?: string; excerptLength?: number }): Promise<void>;
  /** Undefined when a later call has overtaken this one. */
  debouncedSearch(
    words: string,
    options: object,
    milliseconds: number,
  ): Promise<{ results: FoundPage[] } | null>;
}

interface FoundPage {
  id: string;
  data(): Promise<{ url: string; excerpt: string; meta: { title?: string } }>;
}

const resultsAtOnce = 10;
const debounceMilliseconds = 120;

/** The search of the search page: the form works without it too, since it keeps the words in the address. */
class SurveySearch extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;
  #results: FoundPage[] = [];
  #shown = 0;
  /** Counts searches, so that a slow answer never replaces a newer one. */
  #turn = 0;

  connectedCallback(): void {
    const input = this.#field;
    input.value = new URLSearchParams(location.search).get('q') ?? '';
    input.addEventListener('input', () => this.#search());
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#search();
    });
    this.#moreButton.addEventListener('click', () => this.#showMore(true));
    addEventListener('popstate', () => {
      input.value = new URLSearchParams(location.search).get('q') ?? '';
      this.#search();
    });
    if (input.value.trim() !== '') this.#search();
    else input.focus();
  }

  get #field(): HTMLInputElement {
    return this.#part('input');
  }

  get #moreButton(): HTMLButtonElement {
    return this.#part('[data-more]');
  }

  #part<T extends HTMLElement>(selector: string): T {
    const part = this.querySelector<T>(selector);
    if (!part) throw new Error(`The search page lacks ${selector}`);
    return part;
  }

  #say(text: string): void {
    this.#part('[data-status]').textContent = text;
  }

  #load(): Promise<Pagefind> {
    this.#pagefind ??= loadModule<Pagefind>(addressOf('/pagefind/pagefind.js')).then(async (pagefind) => {
      await pagefind.options({ excerptLength: 30, baseUrl: '/' });
      return pagefind;
    });
    return this.#pagefind;
  }

  async #search(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const words = this.#field.value.trim();
    const address = new URL(location.href);
    if (words === '') address.searchParams.delete('q');
    else address.searchParams.set('q', words);
    history.replaceState(null, '', address);
    if (words === '') {
      this.#show([], '');
      return;
    }
    try {
      const pagefind = await this.#load();
      const answer = await pagefind.debouncedSearch(words, {}, debounceMilliseconds);
      if (!answer || turn !== this.#turn) return;
      const count = answer.results.length;
      this.#show(
        answer.results,
        count === 0
          ? `Nothing found for “${words}”.`
          : `${count} ${count === 1 ? 'page' : 'pages'} found for “${words}”.`,
      );
    } catch {
      this.#pagefind = undefined; // The next key tries again.
      this.#say('The search could not be loaded. The list of all papers works without it.');
    }
  }

  #show(results: FoundPage[], status: string): void {
    this.#results = results;
    this.#shown = 0;
    this.#part('[data-results]').replaceChildren();
    this.#say(status);
    this.#showMore(false);
  }

  async #showMore(moveFocus: boolean): Promise<void> {
    const turn = this.#turn;
    const next = this.#results.slice(this.#shown, this.#shown + resultsAtOnce);
    this.#shown += next.length;
    this.#moreButton.hidden = this.#shown >= this.#results.length;
    const pages = await Promise.all(next.map((result) => result.data()));
    if (turn !== this.#turn) return;
    const items = pages.map(({ url, excerpt, meta }) => {
      const item = document.createElement('li');
      const heading = document.createElement('h2');
      const link = document.createElement('a');
      link.href = addressOf(url as `/${string}`);
      link.textContent = meta.title ?? url;
      heading.append(link);
      const text = document.createElement('p');
      text.append(...excerptToNodes(excerpt));
      item.append(heading, text);
      return item;
    });
    this.#part('[data-results]').append(...items);
    if (moveFocus) items[0]?.querySelector('a')?.focus();
  }
}

customElements.define('survey-search', SurveySearch);
