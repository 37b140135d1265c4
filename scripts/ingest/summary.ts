import { countOf } from '../terminal/command.ts';
import type { IngestSummary } from './ingest-files.ts';

/**
 * The last line of an ingest: what became of each record.
 *
 * @example 'read 266 = added 0 + updated 0 + unchanged 266 + merged 0 + rejected 0'
 */
export function formatSummary(summary: IngestSummary, how: { dryRun: boolean; refused: boolean }): string {
  const { read, added, updated, unchanged, merged, rejected } = summary;
  const sum = `read ${read} = added ${added} + updated ${updated} + unchanged ${unchanged} + merged ${merged} + rejected ${rejected.length}`;
  if (how.refused) return `${sum}; nothing was written`;
  return how.dryRun ? `${sum}; nothing was written, ${countOf(added + updated, 'file')} would be` : sum;
}
