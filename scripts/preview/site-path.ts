/** Whether a path is one that a site of ours could have: plain letters, no hidden file, nothing that leads upwards. */
export function isSitePath(path: string): boolean {
  return /^[\w.-]+(?:\/[\w.-]+)*$/.test(path) && !path.split('/').some((name) => name.startsWith('.'));
}
