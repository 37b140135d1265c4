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

/**
 * A text with its commands completed, so that they go on with the same content. What names a content folder already, or takes
 * none, stays.
 *
 * @example nameContent('Run: npm run check -- --fix', '../birds') // 'Run: npm run check -- --content ../birds --fix'
 */
export function nameContent(text: string, content: string): string {
  if (resolve(content) === resolve(defaultContent)) return text;
  return text.replace(
    /\bnpm run (?!form|lint|test)([a-z]+(?:-[a-z]+)*)( --(?= ))?(?!(?:(?!npm run)[^\n])*--content)/g,
    (_, script) => `npm run ${script} -- --content ${quoteWord(content)}`,
  );
}

/** A word that a shell takes for one. */
function quoteWord(word: string): string {
  return /^[\w./~:\\@%+,=-]+$/.test(word) ? word : `"${word}"`;
}
