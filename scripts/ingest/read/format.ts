import { findDelimiter } from './table.ts';

/** What the text of an input is written in. */
export type Format =
  | { name: 'page-text' | 'json' | 'json-lines' | 'bibtex' | 'ris' }
  | { name: 'table'; delimiter: string };

/** Letters from the beginning of a text by which its format is recognised. */
export const headLength = 64 * 1024;

/**
 * Recognise the format of a text by how it begins.
 *
 * A page's text may hold anything, a title that is BibTeX too: the other formats must therefore show in more than one
 * place. The file's name decides only where the text could be either.
 *
 * @param head The first {@link headLength} letters or more, or all of the text.
 * @param fileName Only its endings count.
 */
export function recogniseFormat(head: string, fileName: string): Format {
  const named = (...endings: string[]) =>
    endings.some((ending) => fileName.toLowerCase().includes(`.${ending}`));
  const lines = head
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first = ''] = lines;

  if (/^[[{]/.test(first)) {
    const json = recogniseJson(first, lines, named('json', 'jsonl', 'ndjson'));
    if (json !== undefined) return { name: json };
  }
  if (isRis(lines, named('ris'))) return { name: 'ris' };
  if (isBibtex(head, named('bib'))) return { name: 'bibtex' };
  const delimiter = findDelimiter(head);
  if (delimiter !== undefined) return { name: 'table', delimiter };

  if (named('jsonl', 'ndjson')) return { name: 'json-lines' };
  if (named('json')) return { name: 'json' };
  if (named('bib')) return { name: 'bibtex' };
  if (named('ris')) return { name: 'ris' };
  if (named('tsv')) return { name: 'table', delimiter: '\t' };
  if (named('csv'))
    return { name: 'table', delimiter: first.split(';').length > first.split(',').length ? ';' : ',' };
  return { name: 'page-text' };
}

function recogniseJson(
  first: string,
  lines: readonly string[],
  named: boolean,
): 'json' | 'json-lines' | undefined {
  const objects = lines.slice(0, 20).filter((line) => /^\{\s*"/.test(line));
  const complete = objects.filter(isJsonObject);
  // One object a line, broken ones among them; a single line may as well hold a list of papers.
  if (
    first.startsWith('{') &&
    complete.length > 0 &&
    objects.length > 1 &&
    objects.length * 2 > Math.min(20, lines.length)
  )
    return 'json-lines';
  // Each line of JSON begins with a sign or a number, and what is whole on the first line is followed by nothing.
  if (!/^(?:\[\s*(?:$|[\]{["\d-]|null\b|true\b|false\b)|\{\s*(?:$|["}]))/.test(first))
    return named ? 'json' : undefined;
  const likely = lines.filter((line) => /^(?:[{}[\]",:]|-?\d|(?:true|false|null)\b)/.test(line)).length;
  if (likely < lines.length * 0.6 && !named) return undefined;
  if (lines.length > 1 && lines.length === objects.length) return 'json-lines';
  return 'json';
}

function isJsonObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function isRis(lines: readonly string[], named: boolean): boolean {
  const start = lines.findIndex((line) => /^TY {1,2}- ?[A-Z]{2,10}$/.test(line));
  if (start < 0 || (start > 20 && !named)) return false;
  return named || /^[A-Z][A-Z0-9] {1,2}-/.test(lines[start + 1] ?? '');
}

const bibtexField = /@[ \t]*[A-Za-z][\w-]*\s*[{(]\s*(?:[^\s,{}()"]*\s*,\s*)?[A-Za-z][\w+:-]*\s*=\s*["{\w]/;

function isBibtex(head: string, named: boolean): boolean {
  if (named) return bibtexField.test(head);
  const start = /^(?:\s|%.*\n)*(?=@)/.exec(head)?.[0].length;
  if (start === undefined) return false;
  const text = head.slice(start);
  if (/^@[ \t]*(?:comment|preamble)\b/i.test(text)) return bibtexField.test(text);
  if (!text.startsWith(bibtexField.exec(text)?.[0] ?? ' ')) return false;
  // A title may be an entry. What follows an entry in one line is another entry, a comment, or nothing.
  const [first = '', second = ''] = text.split('\n').filter((line) => line.trim() !== '');
  return !isWholeEntry(first) || second === '' || /^\s*[@%]/.test(second);
}

function isWholeEntry(line: string): boolean {
  return /[})]\s*$/.test(line) && line.split('{').length === line.split('}').length;
}
