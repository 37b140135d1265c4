/** What is known of one file. Names only: no addresses of people. */
export interface FileHistory {
  /** Day of the last change, as its author's clock had it: `2026-11-24`. */
  changed: string;
  /** Who wrote it, the first author first; machines are left out. */
  contributors: string[];
}

/**
 * Read what `git log --name-status -z` prints, newest commit first, with the format of `readHistory`.
 *
 * A file that moved keeps what happened under its old names. A file that was deleted isn't there.
 *
 * @param mechanical Hashes of commits that changed files without saying anything new, such as formatting: they count for
 *   nothing, except to the files that they brought.
 * @returns By path from the root of the repository.
 */
export function parseHistory(
  log: string,
  mechanical: ReadonlySet<string> = new Set(),
): Map<string, FileHistory> {
  const found = new Map<string, FileHistory>();
  /** What an old name is called now; undefined for what is no more. */
  const now = new Map<string, string | undefined>();
  let names: string[] = [];
  let day = '';
  let isMechanical = false;
  const tokens = log.split('\0');
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]?.replace(/^\n+/, '') ?? '';
    if (token.startsWith('\x01')) {
      const [author = '', date = '', others = '', hash = ''] = token.slice(1).split('\x02');
      day = date.trim();
      isMechanical = mechanical.has(hash.trim());
      names = namesOf(author, others);
      continue;
    }
    const kind = token[0];
    if (kind === undefined || !/^[ACDMRT]\d*$/.test(token)) continue;
    const from = tokens[at + 1] ?? '';
    at += 1;
    if (kind === 'R' || kind === 'C') {
      const to = tokens[at + 1] ?? '';
      at += 1;
      const current = currentName(now, to);
      if (!isMechanical || kind === 'C') note(found, current, names, day);
      // What happened to that name before this commit happened to another file, or to none.
      now.set(to, undefined);
      if (kind === 'R') now.set(from, current);
      continue;
    }
    const current = currentName(now, from);
    if (kind === 'D') {
      // Nothing has been at that name since; what was there before is another file.
      if (!now.has(from) && !found.has(from)) now.set(from, undefined);
      continue;
    }
    if (!isMechanical || kind === 'A') note(found, current, names, day);
    if (kind === 'A') now.set(from, undefined);
  }
  return found;
}

function currentName(now: ReadonlyMap<string, string | undefined>, name: string): string | undefined {
  return now.has(name) ? now.get(name) : name;
}

function note(
  found: Map<string, FileHistory>,
  path: string | undefined,
  names: readonly string[],
  day: string,
): void {
  if (path === undefined) return;
  const file = found.get(path) ?? { changed: day, contributors: [] };
  // From newest to oldest: whoever wrote first comes to stand first.
  file.contributors = [...names, ...file.contributors.filter((name) => !names.includes(name))];
  found.set(path, file);
}

/** Names without addresses. The other authors stand in the message: `Co-authored-by: Name <address>`. */
function namesOf(author: string, others: string): string[] {
  const all = [author, ...others.split('\x03').map((other) => other.replace(/<[^>]*>?.*$/s, ''))];
  const plain = all.map((name) => name.replace(/\p{C}/gu, ' ').replace(/\s+/g, ' ').trim());
  return [...new Set(plain)].filter((name) => name !== '' && !/\[bot\]$|@/.test(name));
}
