import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * The font that labels are measured with, as a data URL: the one that the pages show them in (`styles/fonts.css`), so that
 * they fit, and pictures are the same on every machine.
 *
 * Letters that it lacks are measured with a font of the machine.
 */
export async function dataUrlOfFont(): Promise<string> {
  const path = require.resolve(
    '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  );
  return `data:font/woff2;base64,${(await readFile(path)).toString('base64')}`;
}
