import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/**
 * Give an edited text the line ends of the file that it was edited from. A text field of a browser knows only "\n".
 *
 * A line that was there keeps its own end; new ones get the end that most lines of the file have.
 */
export function restoreLineEnds(before: string, edited: string): string {
  const plain = edited.replace(/\r\n?/g, '\n');
  if (!before.includes('\r')) return plain;
  const lines = splitLines(before);
  const windows = lines.filter(({ end }) => end === '\r\n').length;
  const usual = windows * 2 > lines.length ? '\r\n' : '\n';
  const after = plain.split('\n');
  // The same lines at both ends keep theirs; between them the file's usual end stands.
  let head = 0;
  while (head < after.length - 1 && head < lines.length && lines[head]?.text === after[head]) head += 1;
  let tail = 0;
  while (
    tail < after.length - head &&
    tail < lines.length - head &&
    lines[lines.length - 1 - tail]?.text === after[after.length - 1 - tail]
  )
    tail += 1;
  return after
    .map((text, index) => {
      if (index === after.length - 1) return text;
      if (index < head) return text + (lines[index]?.end || usual);
      const fromEnd = after.length - 1 - index;
      return text + (fromEnd < tail ? lines[lines.length - 1 - fromEnd]?.end || usual : usual);
    })
    .join('');
}

/** Lines with their ends; the last one has none, and is empty when the text ends with a line break. */
function splitLines(text: string): { text: string; end: string }[] {
  const parts = text.split(/(\r\n|\r|\n)/);
  return parts.flatMap((part, index) =>
    index % 2 === 0 ? [{ text: part, end: parts[index + 1] ?? '' }] : [],
  );
}

/**
 * A patch of one file that `git apply` takes in the root of the repository.
 *
 * @param path From that root, with forward slashes; letters, digits, dots, dashes and underscores only.
 * @returns `''` when nothing has changed.
 */
export function makePatch(path: string, before: string, after: string): string {
  if (before === after) return '';
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return `diff --git a/${path} b/${path}\n${patch}`;
}

/**
 * How many lines a patch of one file takes away and adds: those below the first `@@`. Above it stand the names of the files,
 * which begin like such lines; below it a line that begins with `--` is one like any other.
 */
export function countChanges(patch: string): number {
  const lines = patch.split('\n');
  const first = lines.findIndex((line) => line.startsWith('@@'));
  return first < 0 ? 0 : lines.slice(first).filter((line) => /^[-+]/.test(line)).length;
}
