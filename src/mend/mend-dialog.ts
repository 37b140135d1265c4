import { loadBytes } from '../site/load-data.ts';
import { countChanges, makePatch, restoreLineEnds } from './make-patch.ts';

/** What a page says of the file that it is made from. */
interface MendedFile {
  /** Path from the root of the repository. */
  path: string;
  text: string;
  /** Line to begin at, from 1. */
  line: number;
  /** Where an issue can be opened; absent when the survey names no repository. */
  issue?: string;
}

const dialogs = new WeakMap<HTMLElement, HTMLDialogElement>();

/** Open the dialog of a `<survey-mend>`; a second time with what was written the first. */
export async function openMendDialog(host: HTMLElement, opener: HTMLElement): Promise<void> {
  const { path = '', line = '1', source = '', issue } = host.dataset;
  let dialog = dialogs.get(host);
  if (!dialog) {
    const text = await loadText(source).catch(() => undefined);
    if (text === undefined) {
      dialog = createNotice(path);
    } else {
      dialog = createDialog({ path, text, line: Number(line), ...(issue !== undefined && { issue }) });
      dialogs.set(host, dialog);
    }
    dialog.addEventListener('close', () => opener.focus());
    document.body.append(dialog);
  }
  dialog.showModal();
  if (dialogs.has(host)) dialog.dispatchEvent(new Event('shown'));
}

/** The text, with a byte order mark if it has one: a patch is made against these very letters. */
async function loadText(address: string): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await loadBytes(address));
}

/** What is shown where the file can't be had. */
function createNotice(path: string): HTMLDialogElement {
  const dialog = create('dialog', { className: 'mend-dialog' });
  const title = create('h2', { id: 'mend-title', textContent: 'The file can’t be had here' });
  dialog.setAttribute('aria-labelledby', title.id);
  const close = create('button', { type: 'button', textContent: 'Close' });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(
    title,
    create('p', {
      textContent: `There is no network, and ${path} was not saved. Try again later, or mend it in a copy of the repository.`,
    }),
    close,
  );
  return dialog;
}

function createDialog(file: MendedFile): HTMLDialogElement {
  const name = file.path.split('/').at(-1) ?? file.path;
  const title = create('h2', { id: 'mend-title', textContent: `Mend ${name}` });
  const text = create('textarea', {
    id: 'mend-text',
    value: file.text,
    rows: 16,
    spellcheck: false,
    wrap: 'soft',
  });
  const patch = create('textarea', { id: 'mend-patch', readOnly: true, rows: 6, wrap: 'off' });
  const said = create('p', { className: 'said' });
  said.setAttribute('role', 'status');
  const copy = create('button', { type: 'button', textContent: 'Copy the patch', disabled: true });
  const download = create('button', { type: 'button', textContent: 'Download it', disabled: true });
  const reset = create('button', { type: 'button', textContent: 'Start again' });
  const close = create('button', { type: 'button', textContent: 'Close' });

  const dialog = create('dialog', { className: 'mend-dialog' });
  dialog.setAttribute('aria-labelledby', title.id);
  const buttons = create('div', { className: 'buttons' });
  buttons.append(copy, download, reset, close);
  dialog.append(
    title,
    create('p', {
      textContent:
        'Change the text of the file. What you changed becomes a patch, which you copy or download. Nothing is sent anywhere.',
    }),
    create('label', { htmlFor: text.id, textContent: `The file ${file.path}` }),
    text,
    create('label', { htmlFor: patch.id, textContent: 'The patch' }),
    patch,
    said,
    buttons,
    sayWhatNext(file),
  );

  // Not from `text.value`: a browser has made "\n" of each line end there.
  const current = () => makePatch(file.path, file.text, restoreLineEnds(file.text, text.value));
  const show = () => {
    const made = current();
    const changed = countChanges(made);
    patch.value = made;
    copy.disabled = made === '';
    download.disabled = made === '';
    said.textContent =
      made === '' ? 'Nothing changed yet.' : `${changed} ${changed === 1 ? 'line' : 'lines'} in the patch.`;
  };
  text.addEventListener('input', show);
  reset.addEventListener('click', () => {
    text.value = file.text;
    show();
    text.focus();
  });
  close.addEventListener('click', () => dialog.close());
  copy.addEventListener('click', async () => {
    said.textContent = (await copyText(current(), patch)) ? 'Copied.' : 'Select the patch and copy it.';
  });
  download.addEventListener('click', () => {
    saveText(`${name.replace(/\.\w+$/, '')}.patch`, current());
    said.textContent = 'Saved.';
  });
  show();
  // The field begins at the place that people come for.
  dialog.addEventListener(
    'shown',
    () => {
      const above = file.text
        .replace(/\r\n?/g, '\n')
        .split('\n')
        .slice(0, file.line - 1);
      const start = above.reduce((sum, line) => sum + line.length + 1, 0);
      text.focus();
      text.setSelectionRange(start, start);
      const lineHeight = Number.parseFloat(getComputedStyle(text).lineHeight) || 20;
      text.scrollTop = Math.max(0, (file.line - 3) * lineHeight);
    },
    { once: true },
  );
  return dialog;
}

function sayWhatNext(file: MendedFile): HTMLElement {
  const paragraph = create('p', { className: 'next' });
  const code = (text: string) => create('code', { textContent: text });
  paragraph.append(
    'In a copy of the repository, ',
    code(`git apply ${(file.path.split('/').at(-1) ?? '').replace(/\.\w+$/, '')}.patch`),
    ' makes the change. ',
  );
  if (file.issue) {
    paragraph.append(
      'Or paste the patch into ',
      create('a', { href: file.issue, textContent: 'an issue' }),
      '.',
    );
  } else paragraph.append('Or send it to the editors of the survey.');
  return paragraph;
}

async function copyText(text: string, field: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed, or not a secure page: the selection is ready for the keys.
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
}

function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/x-patch' }));
  const link = create('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties);
}
