import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { FileHistory } from '../history/parse-history.ts';
import { readHistory } from '../history/read-history.ts';
import { contentFolder } from './content-path.ts';

/** The file that a page is made from. */
export interface PageFile {
  /** Path from the content folder, with forward slashes. */
  path: string;
  /** Line that a person who wants to mend something looks for, from 1. */
  line: number;
  /** Whether it is UTF-8: a patch of anything else would not apply. */
  isText: boolean;
  /** Absent when git doesn't know. */
  history: FileHistory | undefined;
}

let history: ReadonlyMap<string, FileHistory> | undefined;

/**
 * Look at the file of an entry.
 *
 * @param filePath As Astro keeps it: from the folder that the build runs in.
 * @param at What stands on the line to mend; line 1 when nothing fits.
 */
export function readPageFile(filePath: string, at: RegExp): PageFile {
  const bytes = readFileSync(resolve(filePath));
  const text = bytes.toString('utf8');
  if (history === undefined || import.meta.env.DEV) history = readHistory(contentFolder);
  const found = at.exec(text);
  const path = contentPathOf(filePath);
  return {
    path,
    line: found ? text.slice(0, found.index).split('\n').length : 1,
    isText: Buffer.from(text).equals(bytes),
    history: history.get(path),
  };
}

/** Path of an entry's file from the content folder, with forward slashes. */
export function contentPathOf(filePath: string): string {
  return relative(contentFolder, resolve(filePath)).replaceAll('\\', '/');
}
