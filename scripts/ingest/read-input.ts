import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { PageTextReader } from './read/page-text.ts';
import type { ReadEvent } from './record.ts';

export interface ReadOptions {
  /** Lines that the survey's pages print around the papers: exact text, without blanks at the ends. */
  boilerplate?: readonly string[];
  /** Called now and then while the file is read; both counts are bytes of the file as it lies on the disk. */
  onProgress?: (bytesRead: number, bytesTotal: number) => void;
}

export async function* readInput(path: string, options: ReadOptions = {}): AsyncGenerator<ReadEvent> {
  const dump = basename(path).replace(/(?:\.(?:txt|text|jsonl|ndjson|json|csv|tsv|bib|ris|gz))+$/i, '');
  const reader = new PageTextReader({ file: path, dump }, options.boilerplate);
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) yield* reader.push(chunk);
  yield* reader.end();
}
