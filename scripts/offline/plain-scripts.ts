import { build } from 'esbuild';

/** Oldest browsers that the site is meant for; newer syntax is turned into theirs. */
const target = ['chrome111', 'firefox115', 'safari16.4'];

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
    write: false,
    format: 'iife',
    minify: true,
    target,
    charset: 'utf8',
    legalComments: 'inline',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
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
