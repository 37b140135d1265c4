/** A file that may be saved on a reader's device. */
export interface SavableFile {
  /** From the root of the site. */
  path: string;
  /** Size as it lies on the disk. */
  bytes: number;
  /** Whether it lies among the data and a page links to it, for people to download. */
  isLinked?: boolean;
}

/** How much is saved without being asked for. */
export interface SavingLimits {
  /**
   * The most that a first visit saves, in bytes as they lie on the reader's disk; what goes over the wire is about a quarter
   * of it.
   */
  budget: number;
  /** From so many files on, those of a kind are saved in packs even at once: a list of them would be too long. */
  manyFiles: number;
}

/** A survey of some hundred papers fits as a whole. */
export const savingLimits: SavingLimits = { budget: 24 * 1024 * 1024, manyFiles: 1000 };

/** Files that belong together: saved together or not at all. */
interface Kind {
  /** As a reader is told what is not saved; empty for what always is. */
  name: string;
  has(file: SavableFile): boolean;
}

/** What a reader misses most when it is gone, first. A file belongs to the first kind that has it. */
const kinds: Kind[] = [
  // What each page needs, and the pages that speak of saving.
  {
    name: '',
    has: ({ path }) => path.startsWith('_astro/') || path.startsWith('offline/') || !path.includes('/'),
  },
  {
    name: 'stages, heads and lists',
    has: ({ path }) => path.endsWith('.html') && !/^papers\/(?!page\/)[^/]+\//.test(path),
  },
  {
    name: 'the search and the data of charts',
    has: ({ path, isLinked }) =>
      !path.endsWith('.html') && !/^data\/(?:source\/|papers\.)/.test(path) && !isLinked,
  },
  { name: 'the pages of the papers', has: ({ path }) => path.endsWith('.html') },
  { name: 'files to download or to mend', has: () => true },
];

/** What is saved, and when. */
export interface SavingPlan<T extends SavableFile> {
  /** On the first visit, each with its own fingerprint. In order of path, as all. */
  atOnce: T[];
  /** On the first visit, in packs. */
  packedAtOnce: T[];
  /** When the reader asks for it. */
  onDemand: T[];
  /** What the last are, for readers. */
  namesOnDemand: string[];
}

/**
 * Settle what a first visit saves, and what is saved only on demand.
 *
 * Whole kinds of files are taken as long as they fit, and none after one that doesn't: "the papers are not saved" can be said to
 * a reader, "these 1,234 of them are" can't.
 */
export function planSaving<T extends SavableFile>(
  files: readonly T[],
  { budget, manyFiles }: SavingLimits = savingLimits,
): SavingPlan<T> {
  const byKind = kinds.map((): T[] => []);
  for (const file of files) byKind[kinds.findIndex((kind) => kind.has(file))]?.push(file);
  const plan: SavingPlan<T> = { atOnce: [], packedAtOnce: [], onDemand: [], namesOnDemand: [] };
  let left = budget;
  byKind.forEach((ofKind, at) => {
    left -= ofKind.reduce((sum, file) => sum + file.bytes, 0);
    // Without the first kind nothing can be read at all.
    if (at > 0 && left < 0) {
      plan.onDemand.push(...ofKind);
      if (ofKind.length > 0) plan.namesOnDemand.push(kinds[at]?.name ?? '');
    } else if (at > 0 && ofKind.length >= manyFiles) plan.packedAtOnce.push(...ofKind);
    else plan.atOnce.push(...ofKind);
  });
  const byPath = (a: T, b: T) => (a.path < b.path ? -1 : 1);
  for (const each of [plan.atOnce, plan.packedAtOnce, plan.onDemand]) each.sort(byPath);
  return plan;
}
