import { resultOf } from './result.ts';
import type { SearchAnswer, Searcher } from './search.ts';
import { showResult } from './show-result.ts';

/** A list that shows the results of a search, so many at once, and can be walked through by keys. */
export class ResultList {
  readonly #list: HTMLElement;
  readonly #atOnce: number;
  #searcher: Searcher | undefined;
  #answer: SearchAnswer | undefined;
  /** How many are shown. */
  shown = 0;
  /** Counts what was asked for, so that a slow answer never replaces a newer one. */
  #turn = 0;

  constructor(list: HTMLElement, atOnce: number) {
    this.#list = list;
    this.#atOnce = atOnce;
  }

  get hasMore(): boolean {
    return this.shown < (this.#answer?.documents.length ?? 0);
  }

  /** The links of the results, those of their sections too, in the order shown. */
  get links(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll('a')];
  }

  /**
   * Show an answer instead of the one before.
   *
   * @param atLeast As many results, where there are, as were shown when the reader left.
   * @returns False when another answer came in between.
   */
  async show(searcher: Searcher, answer: SearchAnswer, atLeast = 0): Promise<boolean> {
    this.#turn += 1;
    this.#searcher = searcher;
    this.#answer = answer;
    this.shown = 0;
    const items = await this.#next(Math.max(atLeast, this.#atOnce));
    if (!items) return false;
    this.#list.replaceChildren(...items);
    return true;
  }

  /** Show more of the same. @returns the first link of them. */
  async showMore(): Promise<HTMLAnchorElement | undefined> {
    const items = await this.#next(this.#atOnce);
    this.#list.append(...(items ?? []));
    return items?.[0]?.querySelector('a') ?? undefined;
  }

  clear(): void {
    this.#turn += 1;
    this.#answer = undefined;
    this.shown = 0;
    this.#list.replaceChildren();
  }

  async #next(count: number): Promise<HTMLLIElement[] | undefined> {
    const [turn, searcher, answer] = [this.#turn, this.#searcher, this.#answer];
    if (!searcher || !answer) return undefined;
    const documents = answer.documents.slice(this.shown, this.shown + count);
    const results = await Promise.all(documents.map((document) => resultOf(searcher, document, answer)));
    if (turn !== this.#turn) return undefined;
    this.shown += documents.length;
    return results.map(showResult);
  }
}

/**
 * Let arrows, Home, End and Escape move between a search field and the results below it.
 *
 * In the field Home and End belong to the text; Escape there is the caller's.
 */
export function walkResults(event: KeyboardEvent, field: HTMLInputElement, list: ResultList): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
  const { links } = list;
  const place = links.indexOf(document.activeElement as HTMLAnchorElement);
  const isInField = document.activeElement === field;
  if (place < 0 && !isInField) return;
  const goals: Record<string, HTMLElement | undefined> = {
    ArrowDown: links[place + 1],
    ArrowUp: place > 0 ? links[place - 1] : field,
    ...(!isInField && { Home: links[0], End: links.at(-1), Escape: field }),
  };
  if (!Object.hasOwn(goals, event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  goals[event.key]?.focus();
}
