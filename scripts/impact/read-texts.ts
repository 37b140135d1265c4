import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { compareText } from '../../src/survey/problem.ts';

/** A file of the content as it is written, with its path for messages. */
export interface ContentText {
  file: string;
  /** Path from the content folder, with forward slashes. */
  path: string;
  text: string;
}

/** What people don't write: dumps as they came, drawn pictures, schemas made from the terms. */
const made = new Set(['sources', 'maps', 'schema']);

/** Every text of a content folder that a person writes, sorted by path. Links are passed over. */
export async function readTexts(content: string): Promise<ContentText[]> {
  const entries = await readdir(content, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.(?:mdx|ya?ml|jsonl?)$/.test(entry.name))
    .map((entry) => relative(content, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.split('/').some((part) => /^[._]/.test(part)))
    .filter((path) => !made.has(path.split('/')[0] ?? ''))
    .sort(compareText);
  return Promise.all(
    files.map(async (path) => {
      const file = join(content, path);
      return { file, path, text: await readFile(file, 'utf8') };
    }),
  );
}
