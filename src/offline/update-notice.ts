/**
 * Tell the reader when a newer version is ready, and change to it when asked: all open pages at once, so that none of them
 * gets data of the other version.
 */
export function watchForUpdate(registration: ServiceWorkerRegistration): void {
  const hadVersion = navigator.serviceWorker.controller !== null;
  let isReloading = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // The first version that is saved is the one being read.
    if (!hadVersion || isReloading) return;
    isReloading = true;
    location.reload();
  });
  const tellWhenReady = (worker: ServiceWorker | null) => {
    if (!worker || !registration.active) return;
    if (worker.state === 'installed') showNotice(worker);
    else worker.addEventListener('statechange', () => worker.state === 'installed' && showNotice(worker));
  };
  tellWhenReady(registration.waiting);
  tellWhenReady(registration.installing);
  registration.addEventListener('updatefound', () => tellWhenReady(registration.installing));
}

function showNotice(worker: ServiceWorker): void {
  document.querySelector('.update-notice')?.remove();
  const notice = document.createElement('aside');
  notice.className = 'update-notice';
  notice.setAttribute('aria-label', 'Newer version');
  // The words come after the element is in the page: only then does a screen reader say them.
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  const reload = document.createElement('button');
  reload.type = 'button';
  reload.textContent = 'Reload';
  reload.addEventListener('click', () => worker.postMessage('take over'));
  const later = document.createElement('button');
  later.type = 'button';
  later.textContent = 'Later';
  later.addEventListener('click', () => notice.remove());
  notice.append(words, reload, later);
  document.body.append(notice);
  words.textContent = 'A newer version of this survey is ready.';
}
