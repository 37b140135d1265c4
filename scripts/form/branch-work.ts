/** Runs `git` with these arguments and gives what it prints, without blanks around it. @throws when it fails. */
export type Git = (...args: string[]) => string;

/**
 * Whether a branch holds work that isn't the bot's. A reviewer's *Update branch* is none: a merge in which main comes in and
 * nothing else is changed.
 *
 * HEAD is the tip of main.
 *
 * @param tip Tip of the branch.
 * @param email Of the bot.
 */
export function hasOthersWork(git: Git, tip: string, email: string): boolean {
  const commits = git('log', '--format=%H %ae %ce %P', `HEAD..${tip}`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '));
  return commits.some(([commit = '', author, committer, ...parents]) => {
    if (parents.length === 1) return author !== email || committer !== email;
    return !isMergeOfMain(git, commit, parents);
  });
}

function isMergeOfMain(git: Git, commit: string, parents: readonly string[]): boolean {
  const [ours, theirs] = parents;
  if (ours === undefined || theirs === undefined || parents.length !== 2) return false;
  try {
    git('merge-base', '--is-ancestor', theirs, 'HEAD');
    // What git makes of the two on its own. It fails where somebody had to settle a conflict.
    return git('merge-tree', '--write-tree', ours, theirs) === git('rev-parse', `${commit}^{tree}`);
  } catch {
    return false;
  }
}

/** Whether a branch changes this file to this text, and nothing else of main. */
export function isSameChange(git: Git, tip: string, path: string, blob: string): boolean {
  const changed = git('diff', '--name-only', `HEAD...${tip}`);
  return changed === path && git('rev-parse', `${tip}:${path}`) === blob;
}
