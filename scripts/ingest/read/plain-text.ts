/** Runs of blanks of any kind; U+0085 is a line break that JavaScript doesn't know. */
const blanks = /[\s\x85]+/g;
const lineBreak = /[\n\r\u2028\u2029\v\f\x85]/;
const controls = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g;

/**
 * A text of one line: line breaks, U+2028 among them, become blanks; control characters but tab are taken out; halves of
 * surrogate pairs become U+FFFD. Otherwise letter by letter.
 */
export function toLine(text: string): string {
  return text
    .replace(blanks, (run) => (lineBreak.test(run) ? ' ' : run))
    .replace(controls, '')
    .toWellFormed()
    .trim();
}

/** A text of any number of lines, with `\n` between them; else like {@link toLine}. U+2028 and U+2029 stay. */
export function toText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\v\f\x85]/g, ' ')
    .replace(controls, '')
    .toWellFormed()
    .trim();
}

/** Whether a text holds something that {@link toLine} or {@link toText} takes out or replaces, line breaks aside. */
export function hasOddCharacters(text: string): boolean {
  return /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f]/.test(text) || !text.isWellFormed();
}

/**
 * The text of an abstract in JATS, the XML that publishers give: tags are taken out, paragraphs parted by a blank line.
 *
 * A text without a JATS tag is returned as it is: `<` is then a letter like any other.
 */
export function stripJats(text: string): string {
  if (!/<\/?jats:[a-z]/i.test(text)) return text;
  const kept: string[] = [];
  let from = 0;
  let hiddenBy = ''; // The element whose content is passed over.
  for (const { 0: tag, 1: name = '', index } of text.matchAll(/<\/?((?:jats|mml):[a-z-]+)[^<>]*>/gi)) {
    const element = name.toLowerCase();
    if (hiddenBy === '') kept.push(text.slice(from, index));
    from = index + tag.length;
    if (tag.startsWith('</')) {
      if (element === hiddenBy) hiddenBy = '';
      if (paragraphs.has(element)) kept.push('\n\n');
    } else if (hiddenBy === '' && hides(element, kept)) hiddenBy = element;
  }
  if (hiddenBy === '') kept.push(text.slice(from));
  return kept
    .join('')
    .replace(/&(?:lt|gt|quot|apos|amp|#\d{1,7}|#x[0-9a-f]{1,6});/gi, decodeEntity)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const paragraphs = new Set(['jats:p', 'jats:sec', 'jats:title', 'jats:list-item']);

/** Formulae come twice, as TeX and as MathML: one is enough. The title is "Abstract". */
function hides(element: string, before: readonly string[]): boolean {
  return (
    (element === 'jats:title' && before.every((part) => part.trim() === '')) ||
    (element === 'mml:math' && (before.findLast((part) => part.trim() !== '')?.includes('$') ?? false))
  );
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

function decodeEntity(entity: string): string {
  const known = entities[entity.toLowerCase()];
  if (known !== undefined) return known;
  const hexadecimal = /^&#x/i.test(entity);
  const code = Number.parseInt(entity.slice(hexadecimal ? 3 : 2, -1), hexadecimal ? 16 : 10);
  return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
