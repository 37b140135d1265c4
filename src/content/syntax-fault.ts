import { markdownFor, plainElements } from './body-component.ts';

/** What the parser of bodies throws, as far as we look. */
export interface ParserError {
  /** Missing where the parser trips over itself: its development build has assertions that the other one goes without. */
  reason?: string;
  /** From 1; missing at the end of the text. */
  line?: number;
  column?: number;
}

/** In the body; both from 1. */
export interface Place {
  line: number;
  column: number;
}

export interface SyntaxFault extends Place {
  message: string;
  mend: string;
  /** Without what lies in these the rest can be read; when left out, the whole paragraph is in the way. */
  within?: Span[];
}

/** From a place up to another, which doesn't belong to it. */
export interface Span {
  from: Place;
  to: Place;
}

const literally = 'Write `\\{` for a brace and `\\<` for a sign that are just text, or put them in `code`.';

/** Say in our words what the parser said: its places count within the body, and stand in the middle of its sentences. */
export function sayFault(error: ParserError, lines: readonly string[]): SyntaxFault {
  const { reason = 'elements and blocks that cut across each other', line = 1, column = 1 } = error;
  const place = { line, column };
  const unclosed = /^Expected a closing tag for `<([^`]*)>` \((\d+):(\d+)/.exec(reason);
  if (unclosed)
    return sayUnclosed(unclosed[1] ?? '', { line: Number(unclosed[2]), column: Number(unclosed[3]) }, lines);
  if (/^Unexpected end of file in expression/.test(reason))
    return {
      ...lastOpenBrace(lines.slice(0, line), column),
      message: 'Unexpected end of the text within braces, expected }',
      mend: literally,
    };
  if (/^Unexpected closing /.test(reason)) return sayClosing(reason, place, lines);
  const [message = '', note = ''] = reason
    .replace(/ \(\d+:\d+(?:-\d+:\d+)?\)/g, '')
    .split(/ \(note: (.*)\)$/s);
  if (/\b(?:before|in|after) (?:(?:local |member )?(?:name|attribute)|self-closing slash)/.test(message)) {
    const start = startOfTag(message, place, lines);
    if (start) return sayTag(message, note, start, place, lines);
  }
  return {
    ...place,
    message: message.startsWith('Unexpected') ? message : `Unexpected syntax: ${message}`,
    mend: literally,
  };
}

/** An element that is opened, and not closed where it would have to be. */
function sayUnclosed(name: string, place: Place, lines: readonly string[]): SyntaxFault {
  const within = [tagAt(place, lines)];
  if (name === 'br')
    return { ...place, within, message: 'Unexpected <br>, expected <br/>', mend: 'Write <br/>.' };
  const sign = markdownFor(name);
  if (!isComponent(name) && !plainElements.includes(name))
    return {
      ...place,
      within,
      message: `Unexpected <${name}>, which is none of the elements that a body may have`,
      mend: sign
        ? `Write ${sign}.`
        : `Write \`\\<\` for a sign that is just text, or put the words around it in \`code\`.`,
    };
  const written = /^<[^<>]*[^<>/]>/.exec(lines[place.line - 1]?.slice(place.column - 1) ?? '')?.[0];
  const closed = written?.replace(/\s*>$/, '/>') ?? `<${name}/>`;
  const close = `Close it in the paragraph that it was opened in${isComponent(name) ? `, or write ${closed} if nothing belongs in it` : ''}.`;
  return {
    ...place,
    within,
    message: `Unexpected end of a paragraph or of the text within <${name}>, expected </${name}>`,
    mend: `${close} ${literally}`,
  };
}

/** A tag that closes what isn't open. */
function sayClosing(reason: string, { line, column }: Place, lines: readonly string[]): SyntaxFault {
  const start = { line, column: (lines[line - 1] ?? '').lastIndexOf('<', column - 1) + 1 };
  if (start.column === 0) return { line, column, message: reason, mend: literally };
  const tag = tagAt(start, lines);
  const name = /^<\/\s*([^\s>]*)/.exec(lines[line - 1]?.slice(start.column - 1) ?? '')?.[1] ?? '';
  const opened = /for `<([^`]*)>` \((\d+):(\d+)/.exec(reason);
  if (!opened)
    return {
      ...start,
      within: [tag],
      message: `Unexpected </${name}>, expected <${name}> before it, in the same paragraph`,
      mend: `Delete it, or open it. ${literally}`,
    };
  const other = { line: Number(opened[2]), column: Number(opened[3]) };
  return {
    ...start,
    within: [tag, tagAt(other, lines)],
    message: `Unexpected </${name}>, expected </${opened[1]}>, which closes what was opened last`,
    mend: `Write </${opened[1]}> there, or close what is within first. ${literally}`,
  };
}

/** Something that begins like a tag, and is none. */
function sayTag(
  message: string,
  note: string,
  start: Place,
  found: Place,
  lines: readonly string[],
): SyntaxFault {
  const written = (lines[start.line - 1] ?? '').slice(start.column - 1);
  if (written.startsWith('<!--'))
    return {
      ...start,
      within: [{ from: start, to: endOfComment(start, lines) }],
      message: 'Unexpected comment of HTML, expected one as {/* … */}',
      mend: 'Write {/* … */}, which nobody sees on the page, or delete it.',
    };
  if (note.startsWith('to create a link')) {
    const address = /^<([^<>\s]+)>/.exec(written)?.[1] ?? '…';
    const target = /^[^/:]+@/.test(address) ? `mailto:${address}` : address;
    return {
      ...start,
      within: [tagAt(start, lines)],
      message: `Unexpected <${address}>, expected a link with a text`,
      mend: `Write [text](${target}).`,
    };
  }
  const name = /^<\/?([A-Za-z][\w-]*)/.exec(written)?.[1] ?? '';
  if (isComponent(name)) {
    if (/attribute value/.test(message) && !/^Unexpected end/.test(message))
      return {
        ...found,
        within: [tagAt(start, lines)],
        message: `Unexpected ${signAt(found, lines)} in <${name}>, expected a value in straight quotation marks`,
        mend: 'Put straight quotation marks around the value, such as id="…".',
      };
    if (/^Unexpected end/.test(message) || found.line !== start.line)
      return {
        ...start,
        within: [tagAt(start, lines)],
        message: `Unexpected end of a paragraph or of the text within <${name} …, expected its end, />`,
        mend: `Write <${name} …="…"/>, with both quotation marks.`,
      };
    return {
      ...found,
      within: [tagAt(start, lines)],
      message: `Unexpected ${signAt(found, lines)} in <${name}>, expected properties such as id="…" with blanks between them, and /> at the end`,
      mend: `Write <${name} …="…"/>.`,
    };
  }
  return {
    ...start,
    within: [{ from: start, to: { line: start.line, column: start.column + 1 } }],
    message: 'Unexpected "<" that begins no element, expected "\\<"',
    mend: 'Write `\\<` if it is just text, or put the words around it in `code`.',
  };
}

function isComponent(name: string): boolean {
  return /^[A-Z]/.test(name);
}

function signAt({ line, column }: Place, lines: readonly string[]): string {
  return JSON.stringify(String.fromCodePoint((lines[line - 1] ?? '').codePointAt(column - 1) ?? 32));
}

/** Where the tag begins that the parser gave up on; undefined if there is none. */
function startOfTag(message: string, { line, column }: Place, lines: readonly string[]): Place | undefined {
  for (let at = Math.min(line, lines.length); at >= 1; at -= 1) {
    const text = at === line ? (lines[at - 1] ?? '').slice(0, column - 1) : (lines[at - 1] ?? '');
    // A value that never ends has swallowed whatever follows: its tag is not the last one.
    const start = /closing quote/.test(message) ? openValue(text) : text.lastIndexOf('<');
    if (start >= 0) return { line: at, column: start + 1 };
  }
  return undefined;
}

/** Where in a line the tag begins whose value has one quotation mark alone; -1 if there is none. */
function openValue(text: string): number {
  for (const { index, 0: tag } of [...text.matchAll(/<\w[^<]*/g)].reverse()) {
    const rest = tag.replace(/"[^"]*"|'[^']*'/g, '');
    if (/=\s*["']/.test(rest)) return index;
  }
  return -1;
}

/** From `<` to `>`; the sign alone where another tag or the line's end comes before. */
function tagAt(from: Place, lines: readonly string[]): Span {
  const text = lines[from.line - 1] ?? '';
  const tag = /^<[^<>]*>/.exec(text.slice(from.column - 1))?.[0] ?? '<';
  return { from, to: { line: from.line, column: from.column + tag.length } };
}

function endOfComment(from: Place, lines: readonly string[]): Place {
  for (let line = from.line; line <= lines.length; line += 1) {
    const at = (lines[line - 1] ?? '').indexOf('-->', line === from.line ? from.column + 3 : 0);
    if (at >= 0) return { line, column: at + 4 };
  }
  // Never closed: what stands behind is read as text.
  return { line: from.line, column: from.column + 4 };
}

/** Place of the last brace that was opened and never closed. */
function lastOpenBrace(lines: readonly string[], column: number): Place {
  let closed = 0;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? '';
    for (let at = line.length - 1; at >= 0; at -= 1) {
      if (line[at] === '}') closed += 1;
      else if (line[at] === '{' && line[at - 1] !== '\\') {
        if (closed === 0) return { line: index + 1, column: at + 1 };
        closed -= 1;
      }
    }
  }
  return { line: Math.max(1, lines.length), column };
}
