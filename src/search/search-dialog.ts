import { addressOf } from '../site/address.ts';
import { Announcer } from './announcer.ts';
import { create } from './create-element.ts';
import { openSearcher } from './open-searcher.ts';
import { ResultList, walkResults } from './result-list.ts';
import { sayAnswer } from './say-answer.ts';
import { showNotes } from './show-notes.ts';

const resultsAtOnce = 8;

let dialog: HTMLDialogElement | undefined;

/** Open the search over the page, ready for words. Closing it gives the focus back to where it was. */
export function openDialog(): void {
  dialog ??= createDialog();
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input')?.select();
}

function createDialog(): HTMLDialogElement {
  const field = create('input', {
    type: 'search',
    name: 'q',
    id: 'search-dialog-words',
    autocomplete: 'off',
    spellcheck: false,
    enterKeyHint: 'search',
  });
  const label = create('label', { htmlFor: field.id, className: 'visually-hidden' }, 'Search the survey');
  const closing = create('button', { type: 'button', className: 'search-close' }, 'Close');
  const form = create(
    'form',
    { action: addressOf('/search/'), method: 'get', role: 'search' },
    label,
    field,
    closing,
  );
  const notes = create('div', { className: 'search-notes' });
  const status = create('p', { className: 'search-status' });
  const live = create('p', { className: 'visually-hidden', role: 'status' });
  const results = create('ol', { className: 'search-results' });
  const everything = create('a', { href: addressOf('/search/') }, 'All results, with filters');
  const footer = create('p', { className: 'search-footer' }, everything);
  const element = create(
    'dialog',
    { className: 'search-dialog', ariaLabel: 'Search' },
    form,
    notes,
    status,
    live,
    results,
    footer,
  );
  const list = new ResultList(results, resultsAtOnce);
  const announcer = new Announcer(live);
  const say = (text: string) => {
    status.textContent = text;
    announcer.say(text);
  };
  let without: Set<string> = new Set();
  let turn = 0;

  const search = async () => {
    turn += 1;
    const own = turn;
    const words = field.value;
    const query = new URLSearchParams([
      ['q', words.trim()],
      ...[...without].map((key) => ['as-written', key]),
    ]);
    everything.href = addressOf(words.trim() === '' ? '/search/' : `/search/?${query}`);
    try {
      const searcher = await openSearcher();
      const answer = await searcher.search({ words, without });
      if (own !== turn || !(await list.show(searcher, answer))) return;
      notes.replaceChildren(
        ...showNotes(answer, without, {
          ask(suggestion) {
            field.value = suggestion;
            field.focus();
            void search();
          },
          toggleNames(key) {
            without = new Set(without);
            if (!without.delete(key)) without.add(key);
            field.focus();
            void search();
          },
        }),
      );
      say(sayAnswer(answer, words));
    } catch {
      say('The search could not be loaded. The list of all papers works without it.');
    }
  };

  field.addEventListener('input', () => {
    without = new Set();
    void search();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [first] = list.links;
    location.href = first?.href ?? everything.href;
  });
  closing.addEventListener('click', () => element.close());
  element.addEventListener('click', (event) => {
    // The dialog itself is hit only outside of what is in it.
    if (event.target === element) element.close();
    // A link to a place on the same page shows it.
    if (event.target instanceof Element && event.target.closest('a')) element.close();
  });
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && document.activeElement === field) {
      event.preventDefault();
      element.close();
    } else walkResults(event, field, list);
  });
  document.body.append(element);
  void openSearcher().catch(() => undefined); // Loaded while the first word is typed.
  return element;
}
