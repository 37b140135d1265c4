import { isEmptyChoice } from '../facets/choice.ts';
import { facetName } from '../facets/facet.ts';
import { pageWords } from '../site/page-words.ts';
import { Announcer } from './announcer.ts';
import { create } from './create-element.ts';
import { FacetPanel } from './facet-panel.ts';
import { openSearcher } from './open-searcher.ts';
import { ResultList, walkResults } from './result-list.ts';
import { sayAnswer } from './say-answer.ts';
import { orders, type Searcher } from './search.ts';
import { readState, type SearchState, writeState } from './search-address.ts';
import { showNotes } from './show-notes.ts';

/** The search of the search page: all of its state is in the address, so that it can be sent, and Back brings it back. */
class SurveySearch extends HTMLElement {
  #state: SearchState = { words: '', choice: new Map(), order: 'relevance', without: new Set() };
  #searcher: Searcher | undefined;
  #panel: FacetPanel | undefined;
  #list: ResultList | undefined;
  #announcer: Announcer | undefined;
  /** Whether the entry of the history is one of words being typed, which the next key may replace. */
  #isTyping = false;
  #turn = 0;

  connectedCallback(): void {
    this.#list = new ResultList(this.#part('[data-results]'), 10);
    this.#announcer = new Announcer(this.#part('[role="status"]'));
    const field = this.#field;
    field.value = new URLSearchParams(location.search).get('q') ?? '';
    field.addEventListener('input', () => this.#change({ words: field.value, without: new Set() }, true));
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#isTyping = false;
    });
    field.addEventListener('blur', () => {
      this.#isTyping = false;
    });
    this.addEventListener('keydown', (event) => this.#onKey(event));
    this.#order.addEventListener('change', () => {
      this.#change({ order: orders.find((order) => order === this.#order.value) ?? 'relevance' });
    });
    this.#part('[data-clear]').addEventListener('click', () => this.#change({ choice: new Map() }));
    this.#part('[data-more]').addEventListener('click', () => this.#showMore());
    addEventListener('popstate', () => this.#readAddress());
    if (location.search === '') field.focus();
    this.#readAddress();
  }

  get #field(): HTMLInputElement {
    return this.#part('input[type="search"]');
  }

  get #order(): HTMLSelectElement {
    return this.#part('[data-order]');
  }

  #part<T extends HTMLElement>(selector: string): T {
    const part = this.querySelector<T>(selector);
    if (!part) throw new Error(`The search page lacks ${selector}`);
    return part;
  }

  async #readAddress(): Promise<void> {
    this.#isTyping = false;
    const searcher = await this.#open();
    if (!searcher) return;
    const { state, unknown } = readState(new URLSearchParams(location.search), searcher.index.head.options);
    this.#state = state;
    this.#field.value = state.words;
    this.#order.value = state.order;
    const strange = unknown.map(
      ({ facet, value }) =>
        `The survey has no ${facetName(facet, pageWords()).toLowerCase()} “${value}”, which the address asks for.`,
    );
    await this.#search(Number(history.state?.shown ?? 0), strange);
  }

  async #open(): Promise<Searcher | undefined> {
    try {
      const searcher = await openSearcher();
      this.#searcher = searcher;
      // In a task of its own, so that keys and scrolling come in between.
      await new Promise((done) => setTimeout(done));
      this.#panel ??= new FacetPanel(this.#part('[data-facets]'), searcher.index.head.options, (choice) =>
        this.#change({ choice }),
      );
      const panel = this.#part<HTMLDetailsElement>('[data-panel]');
      // Beside the results there is room for it; above them it would be in the way.
      if (panel.hidden) panel.open = matchMedia('(min-width: 60rem)').matches;
      panel.hidden = false;
      return searcher;
    } catch {
      this.#say('The search could not be loaded. The list of all papers works without it.');
      return undefined;
    }
  }

  /** @param isTyping The words are being typed: one entry of the history is enough until they are left. */
  #change(change: Partial<SearchState>, isTyping = false): void {
    this.#state = { ...this.#state, ...change };
    if (this.#searcher) {
      const query = writeState(this.#state, this.#searcher.index.head.options).toString();
      const address = query === '' ? location.pathname : `?${query}`;
      if (isTyping && this.#isTyping) history.replaceState(null, '', address);
      else history.pushState(null, '', address);
    }
    this.#isTyping = isTyping;
    if (this.#field.value !== this.#state.words) this.#field.value = this.#state.words;
    void this.#search();
  }

  async #search(atLeast = 0, strange: readonly string[] = []): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const searcher = this.#searcher ?? (await this.#open());
    const list = this.#list;
    if (!searcher || !list || turn !== this.#turn) return;
    const { state } = this;
    try {
      const answer = await searcher.search(state);
      if (turn !== this.#turn || !(await list.show(searcher, answer, atLeast))) return;
      this.#panel?.update(state.choice, answer.counts);
      const isUnfiltered = isEmptyChoice(state.choice);
      this.#part('[data-clear]').hidden = isUnfiltered;
      const hints = this.querySelector<HTMLElement>('[data-hints]');
      if (hints) hints.hidden = state.words !== '' || !isUnfiltered;
      this.#part('[data-more]').hidden = !list.hasMore;
      this.#part('[data-tools]').hidden = answer.documents.length === 0;
      this.#part('[data-notes]').replaceChildren(
        ...strange.map((sentence) => create('p', {}, sentence)),
        ...showNotes(answer, state.without, {
          ask: (words) => this.#change({ words }),
          toggleNames: (key) => this.#change({ without: toggled(state.without, key) }),
        }),
      );
      this.#say(sayAnswer(answer, state.words));
      this.dataset.answered = state.words; // Says to whom waits which words the results are for.
    } catch {
      if (turn === this.#turn) this.#say('The search could not be loaded. The next key tries again.');
    }
  }

  /** What the element shows; read by `#search` only. */
  get state(): SearchState {
    return this.#state;
  }

  async #showMore(): Promise<void> {
    const list = this.#list;
    const first = await list?.showMore();
    if (!list || !first) return;
    first.focus();
    this.#part('[data-more]').hidden = !list.hasMore;
    history.replaceState({ shown: list.shown }, '');
  }

  #say(text: string): void {
    this.#part('[data-status]').textContent = text;
    this.#announcer?.say(text);
  }

  #onKey(event: KeyboardEvent): void {
    if (!this.#list) return;
    const field = this.#field;
    if (
      event.key === 'Escape' &&
      document.activeElement === field &&
      field.value !== '' &&
      !event.isComposing
    ) {
      event.preventDefault();
      this.#change({ words: '', without: new Set() }, true);
    } else walkResults(event, field, this.#list);
  }
}

function toggled(keys: ReadonlySet<string>, key: string): Set<string> {
  const changed = new Set(keys);
  if (!changed.delete(key)) changed.add(key);
  return changed;
}

customElements.define('survey-search', SurveySearch);
