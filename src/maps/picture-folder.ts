import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import packageFile from '../../package.json' with { type: 'json' };
import { listIfThere } from '../content/content-folder.ts';
import { pictureKey } from './picture-key.ts';

const { devDependencies } = packageFile;
const versions = {
  mermaid: devDependencies.mermaid,
  font: devDependencies['@fontsource-variable/source-sans-3'],
};

/** Name of the file of the picture of a Mermaid text. */
export function pictureFile(source: string): string {
  return `${pictureKey(source, versions)}.svg`;
}

/** Pictures that are drawn: the SVG of each, by the name of its file; undefined for one that isn't there. */
export interface Pictures {
  /** Names of the files, sorted; empty for a survey whose maps were never drawn. */
  files: readonly string[];
  get(source: string): string | undefined;
}

/** Folder of the pictures of a content folder. */
export function pictureFolder(content: string): string {
  return join(content, 'maps');
}

const tags = 'svg|g|path|rect|circle|ellipse|line|polygon|polyline|text|tspan';
const attributes =
  'xmlns|viewBox|width|height|class|d|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|points|transform|data-[a-z-]+';
const plainPicture = new RegExp(
  `^\\s*<svg(?: (?:${attributes})="[^"<>]*")*\\s*>(?:</?(?:${tags})(?: (?:${attributes})="[^"<>]*")*\\s*/?>|[^<>])*</svg>\\s*$`,
);

/** Whether a picture has nothing but what `npm run maps` draws: it becomes part of a page, and somebody else may have sent it. */
export function isPlainPicture(svg: string): boolean {
  return plainPicture.test(svg);
}

/**
 * Read all pictures of a content folder; one that has none gives none, and a picture with more in it than shapes and words
 * counts as not drawn.
 */
export async function readPictures(content: string): Promise<Pictures> {
  const folder = pictureFolder(content);
  const names = (await listIfThere(folder)).filter((name) => name.endsWith('.svg'));
  const found = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
  for (const [name, svg] of found) if (!isPlainPicture(svg)) found.delete(name);
  return { files: names.filter((name) => found.has(name)), get: (source) => found.get(pictureFile(source)) };
}

/** For whoever needs no pictures, such as a check of texts. */
export const noPictures: Pictures = { files: [], get: () => undefined };
