import { resolve } from 'node:path';

/** Where the content lies when nobody says otherwise. */
const defaultContent = 'content';

/**
 * A command as a person types it to go on with the same content: with the folder, unless it is the one that every command takes
 * by itself.
 *
 * @param script As in `npm run script`; `start` has a name of its own.
 * @param others Arguments that stand before the folder.
 * @example npmCommand('maps', '../birds') // 'npm run maps -- --content ../birds'
 */
export function npmCommand(script: string, content: string, ...others: string[]): string {
  const isDefault = resolve(content) === resolve(defaultContent);
  const args = [...others, ...(isDefault ? [] : ['--content', quoteWord(content)])];
  return [
    `npm ${script === 'start' ? 'start' : `run ${script}`}`,
    ...(args.length > 0 ? ['--', ...args] : []),
  ].join(' ');
}

/** A word that a shell takes for one. */
function quoteWord(word: string): string {
  return /^[\w./~:\\@%+,=-]+$/.test(word) ? word : `"${word}"`;
}
