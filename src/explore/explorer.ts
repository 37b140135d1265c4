import { type Choice, countIfAdded, matchesChoice } from '../facets/choice.ts';
import type { ReadChoice } from '../facets/choice-address.ts';
import type { FacetId } from '../facets/facet.ts';
import type { ExploreData, ExplorePaper } from './explore-data.ts';
import { type ExploreState, firstState, readState, type Sort, writeState } from './explore-state.ts';
import { createPaperSorter } from './sort-papers.ts';

/** A part of the page that shows the state and changes it. */
export interface ExploreView extends HTMLElement {
  /** Called once, before the first `update`. */
  connect(explorer: Explorer): void;
  /** Called whenever the state has changed. */
  update(): void;
}

/** The state of the explore page, kept in its address: views ask here what to show and say here what was chosen. */
export class Explorer {
  readonly data: ExploreData;
  /** Facet values of all papers, in the order of the papers. */
  readonly items: ExplorePaper['values'][];
  state: ExploreState;
  /** What the address asked for that the survey doesn't have. */
  unknown: ReadChoice['unknown'] = [];
  /** The papers that match, sorted. */
  matches: ExplorePaper[] = [];
  /** For each value: how many papers match when it is added to the choice. */
  counts = new Map<FacetId, Map<string, number>>();

  readonly #views: ExploreView[];
  readonly #sort: ReturnType<typeof createPaperSorter>;
  readonly #values: Partial<Record<FacetId, string[]>>;

  constructor(data: ExploreData, views: readonly ExploreView[]) {
    this.data = data;
    this.state = firstState(data.options);
    this.items = data.papers.map(({ values }) => values);
    this.#sort = createPaperSorter(data);
    this.#values = Object.fromEntries(
      Object.entries(data.options).map(([facet, own]) => [facet, own.map(({ value }) => value)]),
    );
    this.#views = [...views];
  }

  /**
   * Show what the address says, now and whenever the reader goes back or forth. Views are set up one after the other with
   * a pause between them, so that the page answers meanwhile.
   */
  async start(): Promise<void> {
    addEventListener('popstate', () => this.#read());
    this.#read();
    for (const view of this.#views) {
      await new Promise((resolve) => setTimeout(resolve));
      view.connect(this);
      view.update();
    }
  }

  choose(choice: Choice): void {
    this.#go({ ...this.state, choice, page: 1 });
  }

  sortBy(sort: Sort): void {
    this.#go({ ...this.state, sort, page: 1 });
  }

  showPage(page: number): void {
    this.#go({ ...this.state, page });
  }

  #read(): void {
    const { state, unknown } = readState(new URLSearchParams(location.search), this.data.options);
    this.unknown = unknown;
    this.#show(state);
  }

  #go(state: ExploreState): void {
    const query = writeState(state, this.data.options).toString();
    history.pushState(null, '', query === '' ? location.pathname : `?${query}`);
    this.unknown = [];
    this.#show(state);
  }

  #show(state: ExploreState): void {
    this.state = state;
    const { papers } = this.data;
    this.matches = this.#sort(
      papers.filter(({ values }) => matchesChoice(values, state.choice)),
      state.sort,
    );
    this.counts = countIfAdded(this.items, state.choice, this.#values);
    for (const view of this.#views) view.update();
  }
}
