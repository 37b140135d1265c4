import { canSave, isSavingWanted, startSaving } from './saving.ts';
import { watchForUpdate } from './update-notice.ts';

/** On every page: save the site for reading without the network, once the page itself has been shown. */
async function save(): Promise<void> {
  // Until the page is idle its reader may have removed all that is saved: registering anew would bring it back.
  if (!isSavingWanted()) return;
  try {
    const registration = await startSaving();
    if (isSavingWanted()) watchForUpdate(registration);
    else await registration.unregister();
  } catch {
    // A browser that refuses, or a network that is gone: reading never depends on it.
  }
}

if (import.meta.env.PROD && canSave() && isSavingWanted()) {
  const whenIdle = () =>
    'requestIdleCallback' in globalThis
      ? requestIdleCallback(save, { timeout: 4000 })
      : setTimeout(save, 1000);
  if (document.readyState === 'complete') whenIdle();
  else addEventListener('load', whenIdle, { once: true });
}
