import type { Root } from 'mdast';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { mdx } from 'micromark-extension-mdx';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { Problem } from '../survey/problem.ts';
import { type ParserError, type Span, sayFault } from './syntax-fault.ts';

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
      const found = sayFault(error as ParserError, lines);
      syntaxProblems.push({
        file: place.file,
        line: found.line + place.firstLine - 1,
        column: found.column,
        rule: 'body-syntax',
        message: found.message,
        mend: found.mend,
      });
      // What is wrong is taken away, and the rest read again. Nothing left to take would mean the same error for ever.
      const isTaken = found.within
        ? found.within.map((span) => blankSpan(lines, span)).includes(true)
        : blankParagraph(lines, found.line);
      if (!isTaken) break;
    }
  }
  return { tree: { type: 'root', children: [] }, syntaxProblems };
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

/**
 * Take away what lies between two places, so that all else keeps its own.
 *
 * @returns False when there is nothing there to take.
 */
function blankSpan(lines: string[], { from, to }: Span): boolean {
  let isTaken = false;
  for (let line = from.line; line <= to.line; line += 1) {
    const text = lines[line - 1] ?? '';
    const start = line === from.line ? from.column - 1 : 0;
    const end = line === to.line ? to.column - 1 : text.length;
    const taken = text.slice(start, end);
    isTaken ||= taken.trim() !== '';
    lines[line - 1] = text.slice(0, start) + ' '.repeat(taken.length) + text.slice(end);
  }
  return isTaken;
}
