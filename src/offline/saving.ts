import { addressOf } from '../site/address.ts';
import { editionRoot } from './edition.ts';
import { packCacheName } from './saved-version.ts';
import type { SavingState } from './saving-state.ts';

/** Address of the site's root: what the service worker is in charge of. */
export const scope = typeof location === 'undefined' ? '' : new URL(addressOf('/'), location.href).href;

const choiceKey = `survey-saving-${scope}`;

/** Whether this browser, here and now, can save pages: not in a folder, on an insecure host or in some private windows. */
export function canSave(): boolean {
  return editionRoot() === undefined && 'serviceWorker' in navigator && 'caches' in globalThis;
}

/** Whether pages are saved unasked: not for someone who has removed them, or who pays for each byte. */
export function isSavingWanted(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return readChoice() === 'on' || (readChoice() !== 'off' && connection?.saveData !== true);
}

/** Begin to save the site, or look whether there is a newer version of it. @throws where the browser refuses. */
export async function startSaving(): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(addressOf('/sw.js'), {
    scope: addressOf('/'),
    updateViaCache: 'none',
  });
}

/** Remember whether the reader wants pages to be saved. */
export function rememberChoice(choice: 'on' | 'off'): void {
  try {
    localStorage.setItem(choiceKey, choice);
  } catch {
    // Where nothing may be kept, the next visit decides anew.
  }
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(choiceKey);
  } catch {
    return null;
  }
}

/** Remove all that is saved of this site, and save nothing more. */
export async function removeSaved(): Promise<void> {
  rememberChoice('off');
  const registration = await navigator.serviceWorker.getRegistration(scope);
  await registration?.unregister();
  for (const name of await caches.keys()) {
    if (name === packCacheName(scope) || (name.startsWith('survey-') && name.endsWith(scope)))
      await caches.delete(name);
  }
}

/** Ask the service worker in use what it has saved; undefined when there is none. */
export async function askState(): Promise<SavingState | undefined> {
  const registration = await navigator.serviceWorker.getRegistration(scope);
  const worker = registration?.active;
  if (!worker) return undefined;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<SavingState>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  worker.postMessage('what is saved', [port2]);
  return answer;
}
