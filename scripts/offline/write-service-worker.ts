import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { gzipSync } from 'fflate';
import { buildPack, type PackedFile } from '../../src/offline/pack.ts';
import { type Pack, packOf, type SavedVersion } from '../../src/offline/saved-version.ts';
import { fingerprint } from '../../src/survey/fingerprint.ts';
import { planSaving, type SavableFile, type SavingLimits, savingLimits } from './plan-saving.ts';
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
 * @param limits What a first visit saves at most.
 */
export async function writeServiceWorker(
  folder: string,
  { all, pages, assets, data }: SiteFiles,
  limits: SavingLimits = savingLimits,
): Promise<SavedVersion> {
  const chunks = all.filter((path) => path.startsWith('_astro/'));
  const paths = [...new Set([...pages, ...assets, ...data, ...chunks])].filter(
    (path) => path !== archiveName,
  );
  const linked = new Set(assets);
  const savable = await Promise.all(
    paths.map(async (path) => ({
      path,
      bytes: (await stat(join(folder, path))).size,
      isLinked: path.startsWith('data/') && linked.has(path),
    })),
  );
  const { atOnce, packedAtOnce, onDemand, namesOnDemand } = planSaving(savable, limits);

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
  const writePacks = async (name: string, all: readonly SavableFile[]): Promise<Pack[]> => {
    const count = Math.ceil(sizeOf(all) / packSize);
    const packs: Pack[] = [];
    for (let at = 0; at < count; at += 1) {
      const inPack = all.filter(({ path }) => packOf(path, count) === at);
      packs.push(
        await writePack(`${name}-${at + 1}`, await Promise.all(inPack.map(({ path }) => read(path)))),
      );
    }
    return packs;
  };
  const packed = await writePacks('first', packedAtOnce);
  const packs = await writePacks('rest', onDemand);
  const version = fingerprint(JSON.stringify([files, packed, packs]));
  const bytes = sizeOf(atOnce) + sizeOf(packedAtOnce);
  const saved: SavedVersion = { version, files, seed, packed, packs, onDemand: namesOnDemand, bytes };
  await writeFile(join(folder, 'sw.js'), await buildServiceWorker(saved));
  return saved;
}

function sizeOf(files: readonly SavableFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
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
