import { PageTextReader } from './page-text.ts';
import type { Reader, Source } from './reader.ts';

/** Letters from the beginning of a text by which its format is recognised. */
export const headLength = 64 * 1024;

/**
 * Choose the reader for a text by how it begins.
 *
 * @param head The first {@link headLength} letters or more, or all.
 * @param whole The head is all of the text.
 */
export function createReader(
  _head: string,
  _whole: boolean,
  source: Source,
  boilerplate: readonly string[],
): Reader {
  return new PageTextReader(source, boilerplate);
}
