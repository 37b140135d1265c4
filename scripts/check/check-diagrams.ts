import { readAuthoredMap } from '../../src/maps/authored-map.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { parseMermaid } from './parse-mermaid.ts';

/** Words of a line of Mermaid that a parser stumbles over, by the form of the diagram. */
const advice = {
  flowchart:
    'Write an arrow as a --> b, with words as a -->|words| b, and a text that has signs in double quotes: a["f(x)"].',
  sequence: 'Write a message as A->>B: words, and close each loop, alt, opt or par with a line "end".',
} as const;

/**
 * Diagrams in Mermaid that don't parse, each told at its first mistake. What can be told of a diagram without its grammar is
 * left to the body.
 *
 * @param bodyLine Line of the file that the body begins on, from 1.
 */
export async function checkDiagrams(
  bodies: readonly { file: string; body: string; bodyLine: number }[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { file, body, bodyLine } of bodies) {
    for (const { text, line } of diagramsIn(body)) {
      const fault = await faultOf(text);
      if (!fault) continue;
      problems.push({
        file,
        line: bodyLine + line + fault.line,
        column: fault.column,
        rule: 'map-syntax',
        message: `Unexpected ${fault.found} in the diagram, expected Mermaid that can be drawn`,
        mend: fault.mend,
      });
    }
  }
  return problems;
}

/** The diagrams of a body, each with the line of its fence, from 0. */
function diagramsIn(body: string): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  for (const { 0: whole, 3: text = '', index } of body.matchAll(
    /^( {0,3})(`{3,}|~{3,})mermaid[^\n]*\n([\s\S]*?)^ {0,3}\2/gm,
  )) {
    if (whole !== '') found.push({ text, line: body.slice(0, index).split('\n').length - 1 });
  }
  return found;
}

async function faultOf(
  text: string,
): Promise<{ line: number; column: number; found: string; mend: string } | undefined> {
  const read = readAuthoredMap(text);
  if ('faults' in read && read.faults.some(({ rule }) => rule !== 'map-title')) return undefined;
  const form = /^\s*sequenceDiagram/.test(text) ? 'sequence' : 'flowchart';
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  // The parser counts from the first line that says something, and without comments.
  const first = lines.findIndex((line) => line.trim() !== '');
  const asRead = lines.slice(first).map((line) => (/^\s*%%/.test(line) ? '' : line));
  const fault = await parseMermaid(asRead.join('\n'));
  if (!fault) return undefined;
  const isEnd = fault.text.trim() === '';
  const last = lines.findLastIndex((line) => line.trim() !== '') + 1;
  const line = Math.min(first + fault.line, last);
  const { length } = (lines[line - 1] ?? '').trimEnd();
  const end = line === last ? 'end' : 'end of a line';
  return {
    line,
    column: isEnd ? length + 1 : Math.min(fault.column, length) + 1,
    found: fault.reason ? `statement (${fault.reason})` : isEnd ? end : JSON.stringify(fault.text.trim()),
    mend:
      ((lines[line - 1] ?? '').split('"').length - 1) % 2 === 1
        ? 'Write the quotation mark that is missing on the line.'
        : fault.text.trim() === 'end' && form === 'flowchart'
          ? '"end" is a word of Mermaid’s own: give the box another name, with its text in brackets, such as last["end"].'
          : advice[form],
  };
}
