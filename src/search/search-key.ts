/**
 * Opens the search over any page: `/`, Ctrl+K or ⌘K, or a link with `data-search`. What it needs is loaded when it is
 * first used; where that fails, or without script, the link leads to the search page.
 */
function open(event: Event, address: string | undefined): void {
  const field = document.querySelector<HTMLInputElement>('survey-search input[type="search"]');
  event.preventDefault();
  if (field) field.focus();
  else
    import('./search-dialog.ts').then(
      ({ openDialog }) => openDialog(),
      () => {
        if (address !== undefined) location.href = address;
      },
    );
}

const link = document.querySelector<HTMLAnchorElement>('a[data-search]');

addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  const isWriting =
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  if (key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey) open(event, link?.href);
  else if (key === '/' && !ctrlKey && !metaKey && !altKey && !isWriting) open(event, link?.href);
});

link?.addEventListener('click', (event) => {
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event, link.href);
});
