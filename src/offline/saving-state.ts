import type { Pack } from './saved-version.ts';

/** What a service worker answers to `what is saved`. */
export interface SavingState {
  version: string;
  /** Files saved on the first visit, and their bytes on the disk. */
  files: number;
  bytes: number;
  /** What is saved only on demand, and what that is in words. */
  packs: Pack[];
  onDemand: string[];
}

/** How far the saving of the first visit is. */
export interface SavingProgress {
  done: number;
  of: number;
}

/** Name of the channel that a service worker tells its progress on; several surveys may share a host. */
export function progressChannel(scope: string): string {
  return `survey-saving-${scope}`;
}
