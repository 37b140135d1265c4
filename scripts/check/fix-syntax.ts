import { parseDocument } from 'yaml';

/**
 * Mend YAML that doesn't parse, where what was meant is plain: tabs for blanks, a colon or a dash without a blank behind it, a text
 * with a colon and no quotes. YAML that parses comes back as it is, and so does what can't be mended.
 *
 * @param keysOf Gives the keys that the mapping may have at any depth; only behind these a blank is put. Asked only for YAML that doesn't parse.
 */
export function fixSyntax(yaml: string, keysOf: () => ReadonlySet<string>): string {
  if (parses(yaml)) return yaml;
  const keys = keysOf();
  const spaced = [2, 4, 8].map((width) =>
    mapLines(yaml, (line) => line.replace(/^[ \t]+/, (indent) => indent.replaceAll('\t', ' '.repeat(width)))),
  );
  const withoutTabs = spaced.find(parses) ?? spaced[0] ?? yaml;
  if (parses(withoutTabs)) return withoutTabs;
  const withBlanks = mapLines(withoutTabs, (line) =>
    line.replace(/^(\s*(?:- )?)([\w-]+):(?=[^\s])/, (all, indent: string, key: string) =>
      keys.has(key) ? `${indent}${key}: ` : all,
    ),
  );
  if (parses(withBlanks)) return withBlanks;
  const withDashes = mapLines(withBlanks, (line) =>
    line.replace(/^(\s+)-([\w-]+)(?=:\s)/, (all, indent: string, key: string) =>
      keys.has(key) ? `${indent}- ${key}` : all,
    ),
  );
  if (parses(withDashes)) return withDashes;
  const withQuotes = mapLines(withBlanks, (line) => quoteValue(line, keys));
  return parses(withQuotes) ? withQuotes : yaml;
}

function parses(yaml: string): boolean {
  return parseDocument(yaml).errors.length === 0;
}

/** Change the lines that are not inside of a block of text. */
function mapLines(yaml: string, change: (line: string) => string): string {
  let blockIndent: number | undefined;
  return yaml
    .split('\n')
    .map((line) => {
      const indent = /^\s*/.exec(line)?.[0].length ?? 0;
      if (blockIndent !== undefined && (line.trim() === '' || indent > blockIndent)) return line;
      blockIndent = /:\s*[|>][-+\d]*\s*$/.test(line) ? indent : undefined;
      return change(line);
    })
    .join('\n');
}

/** Put a text behind a known key into double quotes if it would be taken for something else. */
function quoteValue(line: string, keys: ReadonlySet<string>): string {
  const match = /^(\s*(?:- )?([\w-]+):\s+)(\S.*?)(\s*)$/.exec(line);
  const [, before = '', key = '', value = '', end = ''] = match ?? [];
  if (!match || !keys.has(key) || !needsQuotes(value)) return line;
  return `${before}${JSON.stringify(value)}${end}`;
}

/** Not in quotes, no collection, and with a sign that means something in YAML. Half of a pair is none: the other half is lost. */
function needsQuotes(value: string): boolean {
  if (/^["'|>&]|["”]$/.test(value) || /^\[.*\]$|^\{.*\}$/.test(value)) return false;
  if (/^\[[^\]]*$|^\{[^}]*$|^[^[]*\]$|^[^{]*\}$/.test(value)) return false;
  return /: |:$|^[@`%*!?{}[\],-]/.test(value);
}
