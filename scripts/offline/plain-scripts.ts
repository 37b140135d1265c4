import { readFile } from 'node:fs/promises';
import { build, type Plugin } from 'esbuild';

/** Oldest browsers that the site is meant for; newer syntax is turned into theirs. */
const target = ['chrome111', 'firefox115', 'safari16.4'];

/**
 * Vite fetches what a module imports late ahead of it, from a list of addresses that it hands to its own helper. In a bundle all
 * is there already, and in a folder it would look in the wrong place: the lists are emptied.
 */
const withoutPreload: Plugin = {
  name: 'without-preload',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replace(/__vite__mapDeps\(\[[\d,\s]*\]\)/g, '[]') };
    });
  },
};

/**
 * Bundle modules of the built site into one plain script, which runs them in the order given; what several of them import
 * runs once.
 *
 * @param modules Paths of the files.
 */
export async function bundlePlainScript(modules: readonly string[], folder: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: modules.map((path) => `import ${JSON.stringify(path)};`).join('\n'),
      resolveDir: folder,
    },
    bundle: true,
    plugins: [withoutPreload],
    write: false,
    format: 'iife',
    minify: true,
    target,
    charset: 'utf8',
    legalComments: 'inline',
    logLevel: 'silent',
  });
  const script = outputFiles[0]?.text ?? '';
  const styles = /"[^"]+\.css"/.exec(script)?.[0];
  if (styles !== undefined)
    throw new Error(
      `Unexpected late import of the styles ${styles}, expected each page to load its styles itself`,
    );
  return script;
}

/**
 * Turn a file into a plain script that holds it; see src/site/load-data.ts.
 *
 * @param path From the root of the site.
 */
export function buildDataScript(path: string, bytes: Uint8Array): string {
  const file = /\.(?:json|mdx|txt|svg)$/.test(path)
    ? { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
    : { base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64') };
  return `(self.surveyFiles??={})[${JSON.stringify(path)}]=${JSON.stringify(file)};\n`;
}
