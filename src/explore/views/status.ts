import { emptyChoice, isEmptyChoice, toggleValue } from '../../facets/choice.ts';
import { facetName } from '../../facets/facet.ts';
import { pageWords } from '../../site/page-words.ts';
import { saySome } from '../../site/say-count.ts';
import { createElement } from '../create-element.ts';
import type { Explorer, ExploreView } from '../explorer.ts';

/** How many papers match, and what is chosen: each value a button that takes it back. */
export class ExploreStatus extends HTMLElement implements ExploreView {
  #explorer: Explorer | undefined;
  /** Stays in the page, since screen readers only tell changes of what was there before. */
  readonly #status = createElement('p', { role: 'status' });
  readonly #chosen = createElement('ul', { 'aria-label': 'Chosen' });

  connect(explorer: Explorer): void {
    this.#explorer = explorer;
    this.replaceChildren(this.#status, this.#chosen);
  }

  update(): void {
    const explorer = this.#explorer;
    if (!explorer) return;
    const { data, state, matches, unknown } = explorer;
    const missing = unknown.map(({ facet, value }) => `${facetName(facet, pageWords())} “${value}”`);
    this.#status.textContent = [
      `${saySome(matches.length, data.papers.length, 'paper')}.`,
      ...(missing.length > 0 ? [`Not in the survey, and left out: ${missing.join(', ')}.`] : []),
    ].join(' ');
    const hadFocus = this.#chosen.contains(document.activeElement);
    const chips = Object.entries(data.options).flatMap(([facet, options]) =>
      options
        .filter(({ value }) => state.choice.get(facet as 'stage')?.has(value))
        .map(({ value, name }) => {
          const button = createElement(
            'button',
            {
              type: 'button',
              'aria-label': `Take back ${facetName(facet as 'stage', pageWords())}: ${name}`,
            },
            name,
          );
          button.addEventListener('click', () =>
            explorer.choose(toggleValue(explorer.state.choice, facet as 'stage', value)),
          );
          return createElement('li', {}, button);
        }),
    );
    if (!isEmptyChoice(state.choice)) {
      const all = createElement('button', { type: 'button', class: 'all' }, 'Clear all filters');
      all.addEventListener('click', () => explorer.choose(emptyChoice));
      chips.push(createElement('li', {}, all));
    }
    this.#chosen.hidden = chips.length === 0;
    this.#chosen.replaceChildren(...chips);
    if (!hadFocus) return;
    const next = this.#chosen.querySelector('button');
    if (next) next.focus();
    else {
      this.#status.tabIndex = -1;
      this.#status.focus();
    }
  }
}
