import { compareProblems, type Problem } from '../survey/problem.ts';
import type { BodyOptions, Report } from './body-component.ts';
import { parseBody } from './parse-body.ts';
import { type PrintedBody, printBody } from './print-body.ts';
import { pruneBody } from './prune-body.ts';

export interface CompiledBody extends PrintedBody {
  problems: Problem[];
}

const nothing: PrintedBody = { html: '', headings: [], cited: [] };

/**
 * Compile the body of a content file, a closed subset of MDX: Markdown with tables, footnotes, bare addresses and maths,
 * the given components, a few plain HTML elements without attributes, and comments in braces.
 *
 * Not in it are import, export, other expressions, properties that aren't text, images, other HTML, and links to
 * anything but http, https, mailto and this site. Nothing of a body is ever run.
 *
 * @param source The body alone, without the front matter.
 * @param file As messages should name it.
 * @param firstLine Line of the file that the body begins with, from 1.
 * @returns All problems, sorted. The HTML lacks the parts that were refused; it is empty where the syntax is broken.
 */
export function compileBody(
  source: string,
  file: string,
  firstLine: number,
  options: BodyOptions,
): CompiledBody {
  try {
    return compile(source, file, firstLine, options);
  } catch (error) {
    // A thousand quotes within each other are more than the parser's stack can hold.
    if (!(error instanceof RangeError)) throw error;
    const problem = {
      file,
      line: firstLine,
      column: 1,
      rule: 'body-syntax',
      message: 'Unexpected depth of parts within parts, expected a few levels',
      mend: 'Look for long rows of `>`, `-` or `<…>`, and delete them.',
    };
    return { ...nothing, problems: [problem] };
  }
}

function compile(source: string, file: string, firstLine: number, options: BodyOptions): CompiledBody {
  if (source.trim() === '') return { ...nothing, problems: [] };
  // A lone carriage return ends a line in Markdown; as a line feed it does so in all that follows, and keeps its place.
  const text = source.replace(/\r(?!\n)/g, '\n');
  const { tree, syntaxProblems } = parseBody(text, { file, firstLine });
  const problems = [...syntaxProblems];
  const report: Report = ({ position }, refusal) => {
    const { line = 1, column = 1 } = position?.start ?? {};
    problems.push({ file, line: line + firstLine - 1, column, ...refusal });
  };
  pruneBody(tree, text, options, report);
  const printed = printBody(tree, options, report);
  return { ...(syntaxProblems.length > 0 ? nothing : printed), problems: problems.sort(compareProblems) };
}
