/** A file that may be saved on a reader's device. */
export interface SavableFile {
  /** From the root of the site. */
  path: string;
  /** Size as it lies on the disk. */
  bytes: number;
}

/**
 * The most that a first visit saves without being asked, as it lies on the reader's disk; what goes over the wire is about a
 * quarter of it. A survey of some hundred papers fits as a whole.
 */
export const savingBudget = 24 * 1024 * 1024;

/** What a reader misses most when it is gone, first. Each file belongs to the first kind that fits. */
const kinds: ((path: string) => boolean)[] = [
  // What each page needs, and the pages that speak of saving.
  (path) => path.startsWith('_astro/') || path.startsWith('offline/') || !path.includes('/'),
  // Everything that isn't about one paper: stages, heads, circuits, maps, lists.
  (path) => path.endsWith('.html') && !/^papers\/(?!page\/)[^/]+\//.test(path),
  // The search, and the data of maps and charts.
  (path) => !path.endsWith('.html'),
  () => true,
];

/**
 * Settle what a first visit saves, and what is saved only on demand.
 *
 * Whole kinds of files are taken as long as they fit: "the papers are not saved" can be said to a reader, "these 1,234 of
 * them are" can't.
 *
 * @returns Both in order of path; the second is empty when everything fits.
 */
export function planSaving<T extends SavableFile>(
  files: readonly T[],
  budget: number = savingBudget,
): { atOnce: T[]; onDemand: T[] } {
  const byKind = kinds.map((): T[] => []);
  for (const file of files) byKind[kinds.findIndex((isOfKind) => isOfKind(file.path))]?.push(file);
  const atOnce: T[] = [];
  const onDemand: T[] = [];
  let left = budget;
  byKind.forEach((ofKind, at) => {
    const bytes = ofKind.reduce((sum, file) => sum + file.bytes, 0);
    // Without the first kind nothing can be read at all.
    const isTaken = at === 0 || bytes <= left;
    if (isTaken) left -= bytes;
    (isTaken ? atOnce : onDemand).push(...ofKind);
  });
  const byPath = (a: T, b: T) => (a.path < b.path ? -1 : 1);
  return { atOnce: atOnce.sort(byPath), onDemand: onDemand.sort(byPath) };
}
