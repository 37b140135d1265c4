import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serveFolder } from '../../scripts/serve/serve-folder.ts';
import { runScript } from '../run-script.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The survey of this repository, built into a temporary folder. */
    site: { folder: string; address: string; output: string };
  }
}

/** Builds and serves the site once before all tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = await mkdtemp(join(tmpdir(), 'survey-site-'));
  const folder = join(parent, 'site');
  const build = await runScript('build', ['--out', folder]);
  if (build.code !== 0) throw new Error(`The site could not be built:\n${build.stdout}${build.stderr}`);
  const { address, server } = await serveFolder(folder, '/', 0);
  project.provide('site', { folder, address, output: build.stdout });
  return async () => {
    server.close();
    await rm(parent, { recursive: true, force: true });
  };
}
