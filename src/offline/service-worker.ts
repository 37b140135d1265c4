import { cacheNames, setCacheNameDetails } from 'workbox-core';
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { toFile } from './edition.ts';
import { fetchPack, fingerprintOf } from './fetch-pack.ts';
import { mediaType } from './media-type.ts';
import { allSaved, savedPacks, savePack } from './saved-packs.ts';
import { packCacheName, packKey, packOf, type SavedVersion } from './saved-version.ts';
import { progressChannel, type SavingState } from './saving-state.ts';

/**
 * The service worker: it keeps the site on the reader's device, one version as a whole. A new version is fetched beside the
 * one in use, each file checked against its fingerprint, and takes over when the reader asks for it or has closed all pages
 * of the old one. Pages and search data of two versions never meet.
 */

/** Put in by scripts/offline/build-service-worker.ts. */
declare const SAVED_VERSION: SavedVersion;
/** What of a service worker's global scope is used here; a page's types, which are those of the project, don't have it. */
interface WorkerScope {
  registration: { scope: string };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate' | 'message', listen: (event: WorkerEvent) => void): void;
}
interface WorkerEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
  data: unknown;
  ports: readonly MessagePort[];
}

const worker = globalThis as unknown as WorkerScope;
const { version, files, seed, packed, packs, onDemand, bytes } = SAVED_VERSION;
const { scope } = worker.registration;
/** From so many files on, one download of all is quicker than each alone. */
const fewFiles = 24;
const cachedAtOnce = 32;

const addressOfFile = (path: string) => scope + encodeURI(path).replace(/[?#]/g, encodeURIComponent);

setCacheNameDetails({ prefix: 'survey', suffix: scope });
const revisions = new Map(files.map(([path, revision]) => [addressOfFile(path), revision]));
const channel = new BroadcastChannel(progressChannel(scope));
let done = 0;
const tellProgress = () => {
  done += 1;
  if (done % 16 === 0 || done === files.length) channel.postMessage({ done, of: files.length });
};

const controller = new PrecacheController({
  plugins: [
    {
      // A host may still serve files of another version: none of those is ever taken for this one's.
      async fetchDidSucceed({ request, response, event }) {
        const revision = revisions.get(request.url);
        if (event?.type !== 'install' || revision === undefined) return response;
        if ((await fingerprintOf(await response.clone().arrayBuffer())) !== revision)
          throw new Error(`${request.url} is of another version`);
        return response;
      },
      async cacheDidUpdate() {
        tellProgress();
      },
    },
  ],
});
controller.addToCacheList([...revisions].map(([url, revision]) => ({ url, revision })));

worker.addEventListener('install', (event) => event.waitUntil(install(event)));
async function install(event: WorkerEvent): Promise<void> {
  await fillFromSeed();
  await controller.install(event as never);
  const cache = await caches.open(packCacheName(scope));
  // Who had saved everything has everything of the new version too, before it takes over.
  const wanted = (await allSaved(cache, scope)) ? [...packed, ...packs] : packed;
  const saved = await savedPacks(cache, wanted, scope);
  for (const pack of wanted) if (!saved.includes(pack)) await savePack(cache, pack, scope);
}

/** Fill the cache from one download; what is missing afterwards is fetched file by file. */
async function fillFromSeed(): Promise<void> {
  const cache = await caches.open(cacheNames.precache);
  const present = new Set((await cache.keys()).map(({ url }) => url));
  const keys = controller.getURLsToCacheKeys();
  const missing = new Set([...keys].filter(([, key]) => !present.has(key)).map(([address]) => address));
  done = files.length - missing.size;
  if (missing.size <= fewFiles) return;
  const unpacked = await fetchPack(seed, scope).catch(() => []);
  const wanted = unpacked.filter(({ path }) => missing.has(addressOfFile(path)));
  for (let at = 0; at < wanted.length; at += cachedAtOnce) {
    await Promise.all(
      wanted.slice(at, at + cachedAtOnce).map(async ({ path, bytes }) => {
        const key = keys.get(addressOfFile(path));
        if (key === undefined) return;
        await cache.put(key, new Response(bytes, { headers: { 'content-type': mediaType(path) } }));
        tellProgress();
      }),
    );
  }
}

worker.addEventListener('activate', (event) => event.waitUntil(activate(event)));
async function activate(event: WorkerEvent): Promise<void> {
  await controller.activate(event as never);
  const cache = await caches.open(packCacheName(scope));
  const current = new Set([...packed, ...packs].map(({ revision }) => revision));
  for (const request of await cache.keys()) {
    const revision = new URL(request.url).searchParams.get('pack');
    if (revision !== null && !current.has(revision)) await cache.delete(request);
  }
  await worker.clients.claim();
}

worker.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(worker.skipWaiting());
  if (event.data === 'what is saved')
    event.ports[0]?.postMessage({
      version,
      files: files.length + packed.reduce((sum, pack) => sum + pack.files, 0),
      bytes,
      packs,
      onDemand,
    } satisfies SavingState);
});

/** What is saved on the first visit, whatever follows the `?`. */
registerRoute(
  new PrecacheRoute(controller, {
    directoryIndex: 'index.html',
    ignoreURLParametersMatching: [/^/],
    cleanURLs: false,
  }),
);

/** All other pages, and files that were saved on demand. */
registerRoute(
  ({ request, sameOrigin }) =>
    sameOrigin && (packed.length + packs.length > 0 || request.mode === 'navigate'),
  async ({ request, url }) => {
    const kept = await matchPacks(url);
    if (kept) return kept;
    try {
      return await fetch(request);
    } catch (error) {
      if (request.mode !== 'navigate') throw error;
      // A host would lead on from `/papers` to `/papers/`.
      const folder = `${url.origin}${url.pathname}/`;
      if (controller.getCacheKeyForURL(`${folder}index.html`)) return Response.redirect(folder + url.search);
      const page = await controller.matchPrecache(addressOfFile('offline/not-saved/index.html'));
      if (!page) throw error;
      return new Response(page.body, { status: 503, headers: page.headers });
    }
  },
);

async function matchPacks({ href, pathname, origin }: URL): Promise<Response | undefined> {
  const address = `${origin}${toFile(pathname)}`;
  if (packed.length + packs.length === 0 || !href.startsWith(scope)) return undefined;
  const cache = await caches.open(packCacheName(scope));
  for (const list of [packed, packs]) {
    const pack = list[packOf(decodeURI(address.slice(scope.length)), list.length)];
    const kept = pack && (await cache.match(packKey(address, pack)));
    if (kept) return kept;
  }
  return undefined;
}
