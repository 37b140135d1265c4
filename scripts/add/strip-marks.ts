/** Signs that nobody sees and that come along when something is copied from a page or a PDF. */
const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** What people put around a single thing, the opening sign and the closing one. */
const pairs: readonly (readonly [string, string])[] = [
  ['<', '>'],
  ['`', '`'],
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['„', '“'],
  ['„', '”'],
  ['‘', '’'],
  ['«', '»'],
  ['»', '«'],
  ['(', ')'],
  ['[', ']'],
  ['**', '**'],
  ['*', '*'],
  ['__', '__'],
  ['_', '_'],
];

/** Nothing that is a single thing is longer; more is left as it is. */
const longest = 2000;

/**
 * A name, an id or an address without what surrounds it where people write: the sign of a list, a link of Markdown, quotation
 * marks, brackets, backticks, a full stop or a comma at its end, letters that nobody sees. What stands inside stays, and so do dots that
 * say that something was cut off.
 *
 * @example stripMarks('- “Wren”.') // 'Wren'
 * @example stripMarks('[the wren](https://x.example/wren)') // 'https://x.example/wren'
 */
export function stripMarks(text: string): string {
  if (text.length > longest) return text;
  let bare = text
    .replace(unseen, '')
    .trim()
    .replace(/^(?:[-*+•–]|\d{1,3}[.)])\s+/, '');
  for (let before = ''; bare !== before; ) {
    before = bare;
    bare = bare
      .replace(/^\[[^\]]*\]\(\s*(\S+?)(?:\s+"[^"]*")?\s*\)$/, '$1')
      .replace(/(?<!\.)[.,;:]$/, '')
      .trim();
    const pair = pairs.find(([open, close]) => isWrapped(bare, open, close));
    if (pair) bare = bare.slice(pair[0].length, -pair[1].length).trim();
  }
  return bare;
}

/** Whether the first sign and the last are one pair around all that is between, which "(a) and (b)" is not. */
function isWrapped(text: string, open: string, close: string): boolean {
  if (text.length <= open.length + close.length) return false;
  if (!text.startsWith(open) || !text.endsWith(close)) return false;
  const inner = text.slice(open.length, -close.length);
  if (open === close) return !inner.includes(open);
  let depth = 0;
  for (const sign of inner) {
    if (sign === open) depth += 1;
    if (sign === close) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
