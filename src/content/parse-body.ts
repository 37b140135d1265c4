import type { Root } from 'mdast';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { mdx } from 'micromark-extension-mdx';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { Problem } from '../survey/problem.ts';

/** Where a body lies in its file. */
export interface BodyPlace {
  /** As messages should name it. */
  file: string;
  /** Line of the file that the body begins with, from 1. */
  firstLine: number;
}

/** A text with more is no Markdown at all, and each costs another reading. */
const maxSyntaxProblems = 50;

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(closedMdx).freeze();

/**
 * MDX without JavaScript: `import` and `export` are words, and what is in braces isn't looked at. So prose in braces is
 * found and named with its place, where a parser of JavaScript would give up on the whole text.
 */
function closedMdx(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), mdx()];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), mdxFromMarkdown()];
}

/**
 * Read a body.
 *
 * @returns The tree, whose places count from the body's first line. Where the syntax is broken, the broken paragraphs
 *   are missing from it: it shows the other problems, but not what the author meant.
 */
export function parseBody(source: string, place: BodyPlace): { tree: Root; syntaxProblems: Problem[] } {
  const syntaxProblems: Problem[] = [];
  const lines = source.split('\n');
  while (syntaxProblems.length < maxSyntaxProblems) {
    try {
      return { tree: parser.parse(lines.join('\n')), syntaxProblems };
    } catch (error) {
      if (error instanceof RangeError) throw error;
      const found = toSyntaxError(error as ParserError, lines);
      syntaxProblems.push({
        file: place.file,
        line: found.line + place.firstLine - 1,
        column: found.column,
        rule: 'body-syntax',
        message: found.message,
        mend: found.mend,
      });
      // What is wrong is taken away, and the rest read again. Nothing left to take would mean the same error for ever.
      if (!(found.tag ? blankTag(lines, found.tag) : blankParagraph(lines, found.line))) break;
    }
  }
  return { tree: { type: 'root', children: [] }, syntaxProblems };
}

/** What the parser throws, as far as we look. */
interface ParserError {
  /** Missing where the parser trips over itself: its development build has assertions that the other one goes without. */
  reason?: string;
  /** From 1; missing at the end of the text. */
  line?: number;
  column?: number;
}

interface SyntaxProblem {
  /** From 1, in the body. */
  line: number;
  column: number;
  message: string;
  mend: string;
  /** Place of a tag, or within it, without which the rest can be read; else the whole paragraph is in the way. */
  tag?: { line: number; column: number };
}

const literally = 'Write `\\{` for a brace and `\\<` for a sign that are just text, or put them in `code`.';

/** Say in our words what the parser said: its places count within the body, and stand in the middle of its sentences. */
function toSyntaxError(error: ParserError, lines: readonly string[]): SyntaxProblem {
  const { reason = 'elements and blocks that cut across each other', line = 1, column = 1 } = error;
  const unclosed = /^Expected a closing tag for `<([^`]*)>` \((\d+):(\d+)/.exec(reason);
  if (unclosed) {
    const name = unclosed[1] ?? '';
    const tag = { line: Number(unclosed[2]), column: Number(unclosed[3]) };
    if (name === 'br')
      return { ...tag, tag, message: 'Unexpected <br>, expected <br/>', mend: 'Write <br/>.' };
    const written = /^<[^<>]*[^<>/]>/.exec(lines[tag.line - 1]?.slice(tag.column - 1) ?? '')?.[0];
    const closed = written?.replace(/\s*>$/, '/>') ?? `<${name}/>`;
    return {
      ...tag,
      tag,
      message: `Unexpected end of a paragraph or of the text within <${name}>, expected </${name}>`,
      mend: `Close it in the paragraph that it was opened in, or write ${closed} if nothing belongs in it. ${literally}`,
    };
  }
  if (/^Unexpected end of file in expression/.test(reason)) {
    return {
      ...lastOpenBrace(lines.slice(0, line), column),
      message: 'Unexpected end of the text within braces, expected }',
      mend: literally,
    };
  }
  const [message = '', note] = reason.replace(/ \(\d+:\d+(?:-\d+:\d+)?\)/g, '').split(/ \(note: (.*)\)$/s);
  if (/before attribute value/.test(message))
    return {
      line,
      column,
      message,
      mend: 'Put straight quotation marks around the value, such as id="…".',
    };
  const advice = note?.startsWith('to create a link')
    ? 'To make a link, write [text](address). '
    : note?.startsWith('to create a comment')
      ? 'To leave a note that nobody sees, write {/* … */}. '
      : '';
  return {
    line,
    column,
    message: message.startsWith('Unexpected') ? message : `Unexpected syntax: ${message}`,
    mend: advice + literally,
    ...(message.includes('closing') && { tag: { line, column } }),
  };
}

/** Place of the last brace that was opened and never closed. */
function lastOpenBrace(lines: readonly string[], column: number): { line: number; column: number } {
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

/**
 * Take away the paragraph around a line, so that the others keep their places.
 *
 * @returns False when there is nothing left to take.
 */
function blankParagraph(lines: string[], line: number): boolean {
  const isBlank = (index: number) => (lines[index] ?? '').trim() === '';
  let first = Math.min(line, lines.length) - 1;
  if (isBlank(first)) return false;
  let last = first;
  while (first > 0 && !isBlank(first - 1)) first -= 1;
  while (last < lines.length - 1 && !isBlank(last + 1)) last += 1;
  for (let index = first; index <= last; index += 1) lines[index] = ' '.repeat(lines[index]?.length ?? 0);
  return true;
}

/** Take away the tag that is, or begins, at a place. */
function blankTag(lines: string[], { line, column }: { line: number; column: number }): boolean {
  const text = lines[line - 1] ?? '';
  const start = text.lastIndexOf('<', column - 1);
  if (start < 0) return blankParagraph(lines, line);
  const end = text.indexOf('>', start) + 1;
  // A tag of several lines: its paragraph goes, so that no half of it stays.
  if (end === 0) return blankParagraph(lines, line);
  lines[line - 1] = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  return true;
}
