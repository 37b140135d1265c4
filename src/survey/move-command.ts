/**
 * What to type to give a file another path, for the advice of a message.
 *
 * @example moveCommand('a b.mdx', 'a-b.mdx') // 'git mv "a b.mdx" a-b.mdx (mv alone if git doesn't know the file yet)'
 */
export function moveCommand(from: string, to: string): string {
  const quoted = (path: string) => (/^[\w./\\-]+$/.test(path) ? path : JSON.stringify(path));
  return `git mv ${quoted(from)} ${quoted(to)} (mv alone if git doesn't know the file yet)`;
}
