import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprint } from '../../src/survey/fingerprint.ts';

/** A style sheet of the build's own, as its printer writes the link. */
const sheetLink = /[ \t]*<link rel="stylesheet" href="([^"]*\/_astro\/[^"/]+\.css)"\s*\/?>\n?/g;

export interface JoinedLinks {
  html: string;
  /** Addresses of the sheets that the page had, in their order. */
  sheets: string[];
}

/**
 * Put one link in the place of a page's first, and take the others away.
 *
 * @param nameOf The address of the sheet that holds all of these.
 */
export function joinLinks(html: string, nameOf: (sheets: readonly string[]) => string): JoinedLinks {
  // In the whole page, since a title can hold "</head>" in an attribute; a link with its quotes can stand in none.
  const sheets = [...new Set([...html.matchAll(sheetLink)].map(([, address = '']) => address))];
  if (sheets.length < 2) return { html, sheets };
  let isFirst = true;
  const joined = html.replace(sheetLink, () => {
    if (!isFirst) return '';
    isFirst = false;
    return `<link rel="stylesheet" href="${nameOf(sheets)}">`;
  });
  return { html: joined, sheets };
}

/**
 * Give each page of the built site one style sheet instead of the many that its components bring: a browser asks once
 * before it shows anything, and one file compresses better than its parts. Pages with the same parts share the file.
 *
 * @param folder Path of the built site.
 */
export async function joinStyles(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  const whole = new Map<string, string>();
  const wanted = new Map<string, readonly string[]>();
  const kept = new Set<string>();
  const nameOf = (sheets: readonly string[]): string => {
    const key = sheets.join('\n');
    const name =
      whole.get(key) ?? (sheets[0] ?? '').replace(/[^/]+$/, `styles.${fingerprint(key).slice(0, 8)}.css`);
    whole.set(key, name);
    wanted.set(name, sheets);
    return name;
  };
  for (const file of files) {
    if (!file.endsWith('.html')) continue;
    const path = join(folder, file);
    const html = await readFile(path, 'utf8');
    const joined = joinLinks(html, nameOf);
    if (joined.html !== html) await writeFile(path, joined.html);
    else for (const sheet of joined.sheets) kept.add(sheet);
  }
  const pathOf = (address: string) => join(folder, '_astro', address.slice(address.lastIndexOf('/') + 1));
  const parts = new Map<string, string>();
  for (const [name, sheets] of wanted) {
    for (const sheet of sheets)
      parts.set(sheet, parts.get(sheet) ?? (await readFile(pathOf(sheet), 'utf8')).trim());
    await writeFile(pathOf(name), `${sheets.map((sheet) => parts.get(sheet)).join('\n')}\n`);
  }
  for (const sheet of parts.keys()) if (!kept.has(sheet)) await rm(pathOf(sheet));
}
