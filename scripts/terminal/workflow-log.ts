/**
 * A text for the log of a workflow, in which no line is a command: a runner takes lines that begin with `::`, and `##[`
 * anywhere, for orders.
 */
export function withoutCommands(text: string): string {
  return text
    .replaceAll('##[', '## [')
    .split(/\r\n?|\n/)
    .map((line) => (line.trimStart().startsWith('::') ? `| ${line}` : line))
    .join('\n');
}
