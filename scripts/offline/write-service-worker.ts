import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { gzipSync } from 'fflate';
import { buildPack, type PackedFile } from '../../src/offline/pack.ts';
import { type Pack, packOf, type SavedVersion } from '../../src/offline/saved-version.ts';
import { fingerprint } from '../../src/survey/fingerprint.ts';
import { planSaving, savingBudget } from './plan-saving.ts';
import type { SiteFiles } from './site-files.ts';
import { archiveName } from './write-archive.ts';

/** Bytes of files, uncompressed, that one download on demand holds at most, roughly. */
const packSize = 4 * 1024 * 1024;

/** First 16 hexadecimal digits of the SHA-256 of bytes. */
function fingerprintOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/**
 * Write `sw.js`, which saves the site on the reader's device, and the packs that it saves it from, into `offline/`.
 *
 * @param budget Bytes that a first visit saves at most.
 */
export async function writeServiceWorker(
  folder: string,
  { all, pages, assets, data }: SiteFiles,
  budget: number = savingBudget,
): Promise<SavedVersion> {
  const chunks = all.filter((path) => path.startsWith('_astro/'));
  const paths = [...new Set([...pages, ...assets, ...data, ...chunks])].filter(
    (path) => path !== archiveName,
  );
  const savable = await Promise.all(
    paths.map(async (path) => ({ path, bytes: (await stat(join(folder, path))).size })),
  );
  const { atOnce, onDemand } = planSaving(savable, budget);

  const read = async (path: string): Promise<PackedFile> => ({
    path,
    bytes: new Uint8Array(await readFile(join(folder, path))),
  });
  const writePack = async (name: string, files: readonly PackedFile[]): Promise<Pack> => {
    const packed = buildPack(files);
    // In JavaScript, so that the same files give the same bytes on every machine.
    const zipped = gzipSync(packed, { level: 9, mtime: 0 });
    const revision = fingerprintOf(packed);
    const path = `offline/packs/${name}-${revision}.pack`;
    await mkdir(join(folder, 'offline/packs'), { recursive: true });
    await writeFile(join(folder, path), zipped);
    return { path, revision, files: files.length, bytes: zipped.length };
  };

  const first = await Promise.all(atOnce.map(({ path }) => read(path)));
  const files = first.map(({ path, bytes }): [string, string] => [path, fingerprintOf(bytes)]);
  const seed = await writePack('all', first);
  const size = onDemand.reduce((sum, { bytes }) => sum + bytes, 0);
  const packs: Pack[] = [];
  const count = Math.ceil(size / packSize);
  for (let at = 0; at < count; at += 1) {
    const inPack = onDemand.filter(({ path }) => packOf(path, count) === at);
    packs.push(await writePack(`part-${at + 1}`, await Promise.all(inPack.map(({ path }) => read(path)))));
  }
  const bytes = atOnce.reduce((sum, file) => sum + file.bytes, 0);
  const version = fingerprint(JSON.stringify([files, packs]));
  const saved: SavedVersion = { version, files, seed, packs, bytes };
  await writeFile(join(folder, 'sw.js'), await buildServiceWorker(saved));
  return saved;
}

async function buildServiceWorker(saved: SavedVersion): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../src/offline/service-worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target: ['chrome111', 'firefox115', 'safari16.4'],
    define: { 'process.env.NODE_ENV': '"production"', SAVED_VERSION: JSON.stringify(saved) },
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
