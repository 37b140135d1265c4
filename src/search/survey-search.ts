import { addressOf } from '../site/address.ts';
import type { Piece } from './excerpt.ts';
import { openSearcher } from './open-searcher.ts';
import { resultOf } from './result.ts';
import type { SearchAnswer, Searcher } from './search.ts';

const resultsAtOnce = 10;

/** The search of the search page: the form works without it too, since it keeps the words in the address. */
class SurveySearch extends HTMLElement {
  #searcher: Searcher | undefined;
  #answer: SearchAnswer | undefined;
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

  async #search(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const words = this.#field.value.trim();
    const address = new URL(location.href);
    if (words === '') address.searchParams.delete('q');
    else address.searchParams.set('q', words);
    history.replaceState(null, '', address);
    if (words === '') {
      this.#show(undefined, '');
      return;
    }
    try {
      this.#searcher = await openSearcher();
      const answer = await this.#searcher.search({ words });
      if (turn !== this.#turn) return;
      const count = answer.documents.length;
      this.#show(
        answer,
        count === 0
          ? `Nothing found for “${words}”.`
          : `${count} ${count === 1 ? 'page' : 'pages'} found for “${words}”.`,
      );
    } catch {
      this.#say('The search could not be loaded. The list of all papers works without it.');
    }
  }

  #show(answer: SearchAnswer | undefined, status: string): void {
    this.#answer = answer;
    this.#shown = 0;
    this.#part('[data-results]').replaceChildren();
    this.#say(status);
    this.#showMore(false);
  }

  async #showMore(moveFocus: boolean): Promise<void> {
    const turn = this.#turn;
    const [answer, searcher] = [this.#answer, this.#searcher];
    const next = answer?.documents.slice(this.#shown, this.#shown + resultsAtOnce) ?? [];
    this.#shown += next.length;
    this.#moreButton.hidden = this.#shown >= (answer?.documents.length ?? 0);
    if (!answer || !searcher) return;
    const results = await Promise.all(next.map((document) => resultOf(searcher, document, answer)));
    if (turn !== this.#turn) return;
    const items = results.map(({ address, title, excerpt }) => {
      const item = document.createElement('li');
      const heading = document.createElement('h2');
      const link = document.createElement('a');
      link.href = addressOf(address);
      link.append(...nodesOf(title));
      heading.append(link);
      const text = document.createElement('p');
      text.append(...nodesOf(excerpt));
      item.append(heading, text);
      return item;
    });
    this.#part('[data-results]').append(...items);
    if (moveFocus) items[0]?.querySelector('a')?.focus();
  }
}

/** Text and marks, and nothing else whatever the text holds. */
function nodesOf(pieces: readonly Piece[]): Node[] {
  return pieces.map(({ text, isMarked }) => {
    if (!isMarked) return document.createTextNode(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}

customElements.define('survey-search', SurveySearch);
