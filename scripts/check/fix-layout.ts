import { isMap, isScalar, parseDocument } from 'yaml';

/**
 * Bring the outermost keys of a mapping into their usual order, each with the comments above it, and take blanks off the
 * ends of lines. What the YAML says stays; YAML that doesn't parse, or is no mapping, comes back as it is.
 *
 * @param order The keys. Where one isn't in it the order stays: it is misspelt, and belongs where it stands.
 */
export function fixLayout(yaml: string, order: readonly string[]): string {
  return keepMeaning(yaml, trimLines(sortKeys(yaml, order)));
}

/** Take blanks off the ends of lines, where that changes nothing of what the YAML says. */
export function trimLines(yaml: string): string {
  const trimmed = yaml.replace(/[ \t]+(?=\r?\n|$)/g, '');
  return keepMeaning(yaml, trimmed);
}

function sortKeys(yaml: string, order: readonly string[]): string {
  const document = parseDocument(yaml);
  if (document.errors.length > 0 || !isMap(document.contents) || document.contents.flow) return yaml;
  const starts = document.contents.items.map(({ key }) => ({
    key: isScalar(key) ? String(key.value) : '',
    start: isScalar(key) && key.range ? startOfComments(yaml, key.range[0]) : -1,
  }));
  if (starts.some(({ start }) => start < 0)) return yaml;
  if (starts.some(({ key }) => !order.includes(key))) return yaml;
  const place = (key: string) => order.indexOf(key);
  if (starts.every(({ key }, index) => index === 0 || place(starts[index - 1]?.key ?? '') <= place(key)))
    return yaml;
  const head = yaml.slice(0, starts[0]?.start ?? 0);
  const end = yaml.endsWith('\n') ? yaml.length : yaml.length + 1;
  const whole = yaml.endsWith('\n') ? yaml : `${yaml}\n`;
  const pieces = starts.map(({ key, start }, index) => ({
    key,
    text: whole.slice(start, starts[index + 1]?.start ?? end),
  }));
  // `sort` is stable: what has no place keeps its order.
  pieces.sort((a, b) => place(a.key) - place(b.key));
  return head + pieces.map(({ text }) => text).join('');
}

/** Where the comments right above a key begin; the key's own line when there are none. */
function startOfComments(yaml: string, keyStart: number): number {
  let start = yaml.lastIndexOf('\n', keyStart - 1) + 1;
  while (start > 0) {
    const before = yaml.lastIndexOf('\n', start - 2) + 1;
    // A comment that is indented belongs to what stands above, and the one that names the schema to no key.
    if (!/^#(?! yaml-language-server:)/.test(yaml.slice(before, start))) break;
    start = before;
  }
  return start;
}

/** The changed YAML, unless it says something else. */
function keepMeaning(before: string, after: string): string {
  if (after === before) return before;
  const meaning = (yaml: string) => {
    const document = parseDocument(yaml);
    if (document.errors.length > 0) return undefined;
    try {
      const data: unknown = document.toJS({ maxAliasCount: 100 });
      const entries =
        typeof data === 'object' && data !== null && !Array.isArray(data) ? Object.entries(data) : data;
      if (Array.isArray(entries)) entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
      return JSON.stringify(entries);
    } catch {
      return undefined;
    }
  };
  const found = meaning(before);
  return found !== undefined && meaning(after) === found ? after : before;
}
