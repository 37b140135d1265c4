/**
 * Ids of the works that an entry's prose cites, each once; the first has number 1. The loaders keep them (see
 * `loaders.ts`).
 */
export function citedIn(entry: { rendered?: { metadata?: Record<string, unknown> } | undefined }): string[] {
  const cited = entry.rendered?.metadata?.cited;
  return Array.isArray(cited) ? cited.filter((id) => typeof id === 'string') : [];
}
