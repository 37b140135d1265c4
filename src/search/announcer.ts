/** Milliseconds without a change before something is said, so that a screen reader isn't told of every key. */
const quiet = 600;

/** Says sentences to a screen reader, once each and only when they have settled. */
export class Announcer {
  readonly #region: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param region An element with `role="status"`. */
  constructor(region: HTMLElement) {
    this.#region = region;
  }

  say(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#region.textContent !== text) this.#region.textContent = text;
    }, quiet);
  }
}
