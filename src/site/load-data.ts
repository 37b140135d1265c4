import { editionRoot } from '../offline/edition.ts';

/**
 * The one way in which scripts of the site get data: `fetch` on the site; in the edition that is read from a
 * folder, where browsers forbid it, plain scripts that hold the same bytes and lie beside each file
 * (`data/graph.json.js`). Addresses come from `addressOf`.
 */
declare global {
  /** What the scripts of the edition bring, by path from its root; text as it is, bytes as base64. */
  var surveyFiles: Record<string, { text: string } | { base64: string }> | undefined;
}

/**
 * Load a JSON file of the site.
 *
 * @param address As `addressOf` gives it.
 * @throws when it can't be had: no network and nothing saved, or no such file.
 */
export async function loadJson<T>(address: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await loadBytes(address)));
}

/** Load any file of the site; see `loadJson`. */
export async function loadBytes(address: string): Promise<ArrayBuffer> {
  const root = editionRoot();
  if (root !== undefined) return loadFromScript(address, root);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be loaded: ${response.status}`);
  return response.arrayBuffer();
}

/** Path from the root, without `?…` and `#…`. @throws for an address outside: nothing else is ever loaded. */
function pathBelow(address: string, root: string): string {
  const { href } = new URL(address, location.href);
  const path = href.replace(/[?#].*$/s, '');
  if (!path.startsWith(root)) throw new Error(`${address} is not in this edition`);
  return path.slice(root.length);
}

async function loadFromScript(address: string, root: string): Promise<ArrayBuffer> {
  const path = pathBelow(address, root);
  if (globalThis.surveyFiles?.[path] === undefined) await runScript(`${root}${path}.js`);
  const file = globalThis.surveyFiles?.[path];
  if (file === undefined) throw new Error(`${path} is not in this edition`);
  const bytes =
    'text' in file
      ? new TextEncoder().encode(file.text)
      : Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
  return bytes.buffer;
}

const running = new Map<string, Promise<void>>();

/** Run a script once, however many ask for it. */
function runScript(address: string): Promise<void> {
  const known = running.get(address);
  if (known) return known;
  const run = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => {
      running.delete(address); // The next one tries again.
      reject(new Error(`${address} could not be loaded`));
    };
    document.head.append(script);
  });
  running.set(address, run);
  return run;
}
