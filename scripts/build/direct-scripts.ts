import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A module of the build's own, as its printer writes it. A text or an attribute can't hold one: its quotes are escaped. */
const moduleTag = /<script type="module" src="([^"]*\/_astro\/)([^"/]+\.js)"><\/script>/g;

const imports = /import"\.\/([^"/]+\.js)";/g;

/** The modules that a module imports for their effects, where it does nothing else; otherwise nothing. */
export function onlyImportsOf(code: string): string[] {
  const names = [...code.matchAll(imports)].map(([, name = '']) => name);
  return code.replace(imports, '').trim() === '' ? names : [];
}

/**
 * Let a page load the modules that do the work, each once and after all that is needed to show the page.
 *
 * @param importsOf The modules that one imports and does nothing else, by the names of the files.
 */
export function directTags(html: string, importsOf: (name: string) => readonly string[]): string {
  const seen = new Set<string>();
  return html.replace(moduleTag, (_tag, folder: string, name: string) => {
    const wanted = importsOf(name);
    const fresh = (wanted.length > 0 ? wanted : [name]).filter((each) => !seen.has(each));
    for (const each of fresh) seen.add(each);
    return fresh
      .map((each) => `<script type="module" fetchpriority="low" src="${folder}${each}"></script>`)
      .join('');
  });
}

/**
 * Take the way round out of the scripts of a built site: a component's own file often only imports one that all share, so
 * that a browser asks for three files in two turns, where one would do. And nothing to read waits for any of them: styles
 * and fonts come first.
 *
 * @param folder Path of the built site.
 */
export async function directScripts(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  const imported = new Map<string, string[]>();
  for (const file of files) {
    const [, name] = /^_astro[\\/]([^\\/]+\.js)$/.exec(file) ?? [];
    if (name === undefined) continue;
    const names = onlyImportsOf(await readFile(join(folder, file), 'utf8'));
    if (names.length > 0) imported.set(name, names);
  }
  for (const file of files) {
    if (!file.endsWith('.html')) continue;
    const path = join(folder, file);
    const html = await readFile(path, 'utf8');
    const direct = directTags(html, (name) => imported.get(name) ?? []);
    if (direct !== html) await writeFile(path, direct);
  }
  for (const name of imported.keys()) await rm(join(folder, '_astro', name));
}
