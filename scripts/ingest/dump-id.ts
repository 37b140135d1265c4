import { basename } from 'node:path';

/**
 * Id of a dump: its file's name without the endings that say what format it is in.
 *
 * @example dumpId('content/sources/attention-heads.txt') // 'attention-heads'
 * @example dumpId('reading list.v2.bib.gz') // 'reading list.v2'
 */
export function dumpId(path: string): string {
  const name = basename(path);
  return name.replace(/(?:\.(?:txt|text|jsonl|ndjson|json|csv|tsv|bib|ris|gz))+$/i, '') || name;
}
