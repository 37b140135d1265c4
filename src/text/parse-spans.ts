import { bracePairs } from './brace-pairs.ts';
import { findLinks, isHttp } from './find-links.ts';
import { findMaths } from './find-maths.ts';
import type { Span, Style } from './span.ts';
import { readTexLetter } from './tex-letters.ts';
import { texToMathml } from './tex-to-mathml.ts';

/** Commands with one argument that is text; `undefined` where HTML has no name for how TeX sets it. */
const commands: Record<string, Style | undefined> = {
  emph: 'em',
  textit: 'em',
  textsl: 'em',
  mathit: 'em',
  textbf: 'strong',
  mathbf: 'strong',
  boldsymbol: 'strong',
  bm: 'strong',
  texttt: 'code',
  mathtt: 'code',
  textsuperscript: 'sup',
  textsubscript: 'sub',
  textsc: undefined,
  textsf: undefined,
  textrm: undefined,
  textup: undefined,
  textmd: undefined,
  textnormal: undefined,
  mathrm: undefined,
  mathsf: undefined,
  text: undefined,
  mbox: undefined,
  underline: undefined,
  uline: undefined,
  url: undefined,
};

/** Commands that hold until their group ends: `{\em so}`. */
const switches: Record<string, Style | undefined> = {
  em: 'em',
  it: 'em',
  itshape: 'em',
  sl: 'em',
  slshape: 'em',
  bf: 'strong',
  bfseries: 'strong',
  tt: 'code',
  ttfamily: 'code',
  sc: undefined,
  scshape: undefined,
  rm: undefined,
  rmfamily: undefined,
  sf: undefined,
  sffamily: undefined,
  normalfont: undefined,
  small: undefined,
};

const escaped: Record<string, string> = {
  '%': '%',
  '&': '&',
  _: '_',
  '#': '#',
  $: '$',
  '{': '{',
  '}': '}',
  ' ': ' ',
  '\n': '\n',
  ',': '\u2009',
  ';': ' ',
};

const command = /\\([A-Za-z]+)\s*\{/y;
/** Commands whose backslash some dumps have lost. */
const lostCommand = /(?<![\p{L}\p{N}_\\])(?:text(?:bf|it|tt|sc|sf|sl|rm|up|md|normal)|emph)\{/gu;
/** Letters that mean nothing to TeX, or any one unit. */
const plainRun = /[^\\${}~`'"\r\n]+|[\s\S]/y;
const groupSwitch = /\{\\([a-z]+)(?![A-Za-z])(?:\{\}|\s*)/y;
const href = /\\href\s*\{/y;
const blankLines = /(?:\r\n|\r(?!\n)|\n)(?:[^\S\r\n]*(?:\r\n|\r(?!\n)|\n))+\s*/y;

/** How far behind an opening quotation mark its partner is looked for. */
const maxQuotation = 400;

/**
 * Take a title or an abstract apart.
 *
 * Of TeX it understands what people put in abstracts; everything else is text, letter by letter. It never fails.
 */
export function parseSpans(text: string): Span[] {
  return parse(text, 0);
}

/** @param depth How many `\\href` the text stands in. */
function parse(text: string, depth: number): Span[] {
  const closings = bracePairs(text);
  const links = new Map(findLinks(text).map((link) => [link.start, link]));
  const lost = new Map([...text.matchAll(lostCommand)].map((found) => [found.index, found[0]]));
  const stops = [...links.keys(), ...lost.keys()].toSorted((a, b) => a - b);
  let nextStop = 0;
  const quotations = new Map<number, Quotation>();
  const slashedQuotes = new Set([...text.matchAll(/\\(['"])(?=[\s.,;:!?)\]]|$)/g)].map((match) => match[1]));
  const spans: Span[] = [];
  const groups: { end: number; styles: readonly Style[] }[] = [];
  let styles: readonly Style[] = [];
  let at = 0;
  let copied = 0;

  const flush = () => {
    if (copied < at)
      spans.push({ kind: 'text', start: copied, end: at, text: text.slice(copied, at), styles });
    copied = at;
  };
  const skip = (end: number) => {
    flush();
    spans.push({ kind: 'syntax', start: at, end });
    at = copied = end;
  };
  const replace = (shown: string, length: number) => {
    flush();
    spans.push({ kind: 'text', start: at, end: at + length, text: shown, styles });
    at = copied = at + length;
  };
  /** Until `end`, where one letter of syntax closes the group, `style` holds too. */
  const enter = (end: number, style: Style | undefined) => {
    groups.push({ end, styles });
    if (style && !styles.includes(style)) styles = [...styles, style];
  };
  const leave = (): boolean => {
    let group = groups.at(-1);
    // A formula may have swallowed the end of a group.
    while (group && group.end < at) {
      flush();
      groups.pop();
      styles = group.styles;
      group = groups.at(-1);
    }
    if (group?.end !== at) return false;
    skip(at + 1);
    groups.pop();
    styles = group.styles;
    return true;
  };
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };

  const readLink = (): boolean => {
    const link = links.get(at);
    if (!link) return false;
    flush();
    spans.push({ kind: 'link', start: at, end: link.end, href: link.href, text: link.href, styles });
    at = copied = link.end;
    return true;
  };
  const readMaths = (): boolean => {
    const found = findMaths(text, at, closings);
    if (!found) return false;
    const { innerStart, innerEnd, end, display, kind } = found;
    if (kind === 'text') {
      skip(innerStart);
      enter(innerEnd, undefined);
      return true;
    }
    const tex = text.slice(innerStart, innerEnd).trim();
    if (!texToMathml(tex, display)) return false;
    flush();
    spans.push({ kind: 'math', start: at, end, tex, display, styles });
    at = copied = end;
    return true;
  };
  const readBreak = (): boolean => {
    const found = match(blankLines);
    if (!found) return false;
    flush();
    spans.push({ kind: 'break', start: at, end: at + found[0].length });
    at = copied = at + found[0].length;
    return true;
  };
  /** @param length Of the command with its opening brace. */
  const readGroup = (name: string, length: number): boolean => {
    const closing = closings.get(at + length - 1);
    if (closing === undefined || !Object.hasOwn(commands, name)) return false;
    skip(at + length);
    enter(closing, commands[name]);
    return true;
  };
  const readCommand = (): boolean => {
    const found = match(command);
    return found?.[1] !== undefined && readGroup(found[1], found[0].length);
  };
  const readLost = (): boolean => {
    const found = lost.get(at);
    return found !== undefined && readGroup(found.slice(0, -1), found.length);
  };
  const readSwitch = (): boolean => {
    const found = match(groupSwitch);
    const closing = closings.get(at);
    if (!found || closing === undefined || !Object.hasOwn(switches, found[1] ?? '')) return false;
    skip(at + found[0].length);
    enter(closing, switches[found[1] ?? '']);
    return true;
  };
  /** `{\'e}`, `{\ss}`: braces that hold nothing but a letter. */
  const readBracedLetter = (): boolean => {
    if (text[at + 1] !== '\\') return false;
    const letter = readTexLetter(text, at + 1);
    if (!letter || closings.get(at) !== at + 1 + letter.length) return false;
    replace(letter.text, letter.length + 2);
    return true;
  };
  const readHref = (): boolean => {
    const found = match(href);
    if (!found || depth > 1) return false;
    const addressStart = at + found[0].length;
    const addressEnd = closings.get(addressStart - 1);
    if (addressEnd === undefined || text[addressEnd + 1] !== '{') return false;
    const end = closings.get(addressEnd + 1);
    const address = text.slice(addressStart, addressEnd).replace(/\\([_~&%#])(?:\{\})?/g, '$1');
    if (end === undefined || !isHttp(address)) return false;
    const words = parse(text.slice(addressEnd + 2, end), depth + 1);
    flush();
    spans.push({ kind: 'link', start: at, end: end + 1, href: address, text: shownText(words), styles });
    at = copied = end + 1;
    return true;
  };
  const readEscape = (): boolean => {
    const next = text[at + 1];
    if (next === undefined) return false;
    if (slashedQuotes.has(next)) replace(next, 2);
    else if (next === '\\' && /\s/.test(text[at + 2] ?? '')) replace('', 2);
    else if (Object.hasOwn(escaped, next)) replace(escaped[next] ?? '', 2);
    else {
      const letter = readTexLetter(text, at);
      if (!letter) return false;
      replace(letter.text, letter.length);
    }
    return true;
  };
  const readQuotation = (): boolean => {
    const opened = quotations.get(at);
    if (opened) {
      replace(opened.right, opened.rightLength);
      return true;
    }
    const quotation = findQuotation(text, at);
    if (!quotation || styles.includes('code')) return false;
    quotations.set(quotation.rightStart, quotation);
    replace(quotation.left, quotation.leftLength);
    return true;
  };
  const readTie = (): boolean => {
    const before = text[at - 1] ?? '';
    const after = text[at + 1] ?? '';
    if (styles.includes('code') || !/[\p{L}\p{M}.)}$]/u.test(before) || !/[\p{L}\p{N}(\\$[{]/u.test(after))
      return false;
    replace('\u00A0', 1);
    return true;
  };
  const readers: Record<string, (() => boolean)[]> = {
    '\\': [readMaths, readHref, readCommand, readEscape],
    $: [readMaths],
    '{': [readSwitch, readBracedLetter],
    '~': [readTie],
    '`': [readQuotation],
    "'": [readQuotation],
    '"': [readQuotation],
    '\n': [readBreak],
    '\r': [readBreak],
  };
  while (at < text.length) {
    if (leave() || readLink() || readLost()) continue;
    const unit = text[at] ?? '';
    if (Object.hasOwn(readers, unit) && readers[unit]?.some((read) => read())) continue;
    while ((stops[nextStop] ?? text.length) <= at && nextStop < stops.length) nextStop += 1;
    at = Math.min(at + (match(plainRun)?.[0].length ?? 1), stops[nextStop] ?? text.length);
  }
  flush();
  return spans;
}

/** The letters of the spans, formulas as TeX. */
function shownText(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if (span.kind === 'text' || span.kind === 'link') return span.text;
      if (span.kind === 'math') return span.tex;
      return span.kind === 'break' ? ' ' : '';
    })
    .join('');
}

/** TeX's quotation marks with their partner: what to show for each, and how many UTF-16 units each takes. */
interface Quotation {
  left: string;
  leftLength: number;
  right: string;
  /** Place in the text. */
  rightStart: number;
  rightLength: number;
}

/**
 * Read the TeX quotation marks that open at `at`: ` ``x'' `, ` ``x" ` or `` `x' ``, whose partner must come in the same
 * paragraph before another one opens. A mark without partner may be anything, and stays. So do ` ''x'' ` and ` -- `:
 * people who know nothing of TeX write them too, and a text from outside is shown letter by letter where it isn't TeX.
 */
function findQuotation(text: string, at: number): Quotation | undefined {
  if (!/[\s([{“‘-]/.test(text[at - 1] ?? ' ')) return undefined;
  const paragraph = /^(?:(?!\n\s*\n)[\s\S])*/.exec(text.slice(at, at + maxQuotation))?.[0] ?? '';
  if (/^``(?!`)\S/.test(paragraph)) {
    const words = paragraph.slice(2).split('``', 1)[0] ?? '';
    const right = words.includes("''") ? "''" : '"';
    const length = words.indexOf(right, 1);
    if (length < 0) return undefined;
    return { left: '“', leftLength: 2, right: '”', rightStart: at + 2 + length, rightLength: right.length };
  }
  if (/^`[^\s`']/.test(paragraph)) {
    const words = paragraph.slice(1).split('`', 1)[0] ?? '';
    const length = words.search(/(?<!')'(?![\p{L}\p{N}'])/u);
    if (length > 0)
      return { left: '‘', leftLength: 1, right: '’', rightStart: at + 1 + length, rightLength: 1 };
  }
  return undefined;
}
