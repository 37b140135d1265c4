import { markAllSaved, savedPacks, savePack } from './saved-packs.ts';
import { packCacheName } from './saved-version.ts';
import {
  askState,
  canSave,
  isSavingWanted,
  rememberChoice,
  removeSaved,
  scope,
  startSaving,
} from './saving.ts';
import { progressChannel, type SavingProgress, type SavingState } from './saving-state.ts';
import { sayBytes } from './say-bytes.ts';
import { watchForUpdate } from './update-notice.ts';

const count = (files: number) => `${files.toLocaleString('en-GB')} ${files === 1 ? 'file' : 'files'}`;

/** Says what is saved on the reader's device, saves the rest on demand, and removes it. */
class SavedPages extends HTMLElement {
  #channel: BroadcastChannel | undefined;
  /** Saving on demand is under way. */
  #isSaving = false;

  async connectedCallback(): Promise<void> {
    if (!canSave()) {
      this.#say(
        'This browser can’t save pages of this site here: it needs a secure connection and leave to keep data.',
      );
      return;
    }
    this.#button('save').addEventListener('click', () => this.#save());
    this.#button('remove').addEventListener('click', () => this.#remove());
    this.#channel = new BroadcastChannel(progressChannel(scope));
    this.#channel.addEventListener('message', ({ data }: MessageEvent<SavingProgress>) =>
      this.#showFirst(data),
    );
    navigator.serviceWorker.addEventListener('controllerchange', () => this.#show());
    await this.#show();
  }

  disconnectedCallback(): void {
    this.#channel?.close();
  }

  #say(text: string): void {
    const status = this.querySelector('[data-status]');
    if (status && status.textContent !== text) status.textContent = text;
  }

  #button(name: 'save' | 'remove'): HTMLButtonElement {
    const button = this.querySelector<HTMLButtonElement>(`[data-action="${name}"]`);
    if (!button) throw new Error(`The page lacks a button to ${name}`);
    return button;
  }

  #showProgress(done: number, of: number): void {
    const progress = this.querySelector('progress');
    if (!progress) return;
    progress.hidden = done >= of;
    progress.max = of;
    progress.value = done;
  }

  #showFirst({ done, of }: SavingProgress): void {
    this.#showProgress(done, of);
    if (done < of) this.#say('Saving…');
    else void this.#show();
  }

  /** Say what is there and offer what can be done. */
  async #show(): Promise<void> {
    if (this.#isSaving) return;
    const state = await askState();
    const save = this.#button('save');
    const remove = this.#button('remove');
    remove.hidden = state === undefined;
    if (state === undefined) {
      const registration = await navigator.serviceWorker.getRegistration(scope);
      const isUnderWay = registration !== undefined || isSavingWanted();
      this.#say(isUnderWay ? 'Saving…' : 'Nothing is saved on this device.');
      save.textContent = 'Save for reading offline';
      save.hidden = isUnderWay;
      return;
    }
    const { kept, missing } = await this.#countPacks(state);
    const files = state.files + kept.reduce((sum, pack) => sum + pack.files, 0);
    const left = missing.reduce((sum, pack) => sum + pack.files, 0);
    this.#showProgress(1, 1);
    save.hidden = left === 0;
    if (left === 0) {
      const size = kept.length === 0 ? ` (${sayBytes(state.bytes)})` : '';
      this.#say(
        `Everything is saved on this device: all pages, maps and the search, ${count(files)}${size}.`,
      );
      return;
    }
    const download = sayBytes(missing.reduce((sum, pack) => sum + pack.bytes, 0));
    const words = state.onDemand.join('; ');
    this.#say(`${count(files)} are saved on this device, ${count(left)} are not: ${words}.`);
    save.textContent = `Save all for offline (${download})`;
  }

  async #countPacks({ packs }: SavingState) {
    const kept = await savedPacks(await caches.open(packCacheName(scope)), packs, scope);
    return { kept, missing: packs.filter((pack) => !kept.includes(pack)) };
  }

  async #save(): Promise<void> {
    rememberChoice('on');
    this.#button('save').hidden = true;
    try {
      const state = await askState();
      if (state === undefined) {
        this.#say('Saving…');
        watchForUpdate(await startSaving());
        return;
      }
      await this.#savePacks(state);
    } catch (error) {
      this.#isSaving = false;
      await this.#show();
      this.#say(
        `Not everything could be saved (${error instanceof Error ? error.message : error}). What is there stays; try again.`,
      );
    }
  }

  async #savePacks(state: SavingState): Promise<void> {
    this.#isSaving = true;
    // Asked for by the reader, this is not to be thrown away when the disk gets full.
    await navigator.storage?.persist?.().catch(() => false);
    const cache = await caches.open(packCacheName(scope));
    const { missing } = await this.#countPacks(state);
    const all = missing.reduce((sum, pack) => sum + pack.bytes, 0);
    let done = 0;
    this.#say(`Saving ${sayBytes(all)}…`);
    this.#showProgress(0, all);
    for (const pack of missing) {
      await savePack(cache, pack, scope);
      done += pack.bytes;
      this.#showProgress(done, all);
    }
    await markAllSaved(cache, scope);
    this.#isSaving = false;
    await this.#show();
  }

  async #remove(): Promise<void> {
    await removeSaved();
    this.#showProgress(1, 1);
    this.#button('remove').hidden = true;
    const save = this.#button('save');
    save.textContent = 'Save for reading offline';
    save.hidden = false;
    this.#say('Nothing is saved on this device any more, and nothing will be until you ask for it.');
    save.focus();
  }
}

customElements.define('saved-pages', SavedPages);
