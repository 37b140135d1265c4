import { basename } from 'node:path';
import { recogniseFormat } from './format.ts';
import { JsonReader } from './json.ts';
import { JsonLinesReader } from './json-lines.ts';
import { PageTextReader } from './page-text.ts';
import type { Reader, Source } from './reader.ts';
import { RisReader } from './ris.ts';
import { TableReader } from './table.ts';

/**
 * Make the reader for a text by how it begins.
 *
 * @param head See {@link recogniseFormat}.
 * @param boilerplate Lines that the survey's pages print around the papers.
 */
export async function createReader(
  head: string,
  source: Source,
  boilerplate: readonly string[],
): Promise<Reader> {
  const format = recogniseFormat(head, basename(source.file));
  switch (format.name) {
    case 'json':
      return new JsonReader(source);
    case 'json-lines':
      return new JsonLinesReader(source);
    case 'table':
      return new TableReader(source, format.delimiter);
    case 'ris':
      return new RisReader(source);
    case 'bibtex': {
      // Citation.js takes a moment to load, and most inputs don't need it.
      const { BibtexReader } = await import('./bibtex.ts');
      return new BibtexReader(source);
    }
    case 'page-text':
      return new PageTextReader(source, boilerplate);
  }
}
