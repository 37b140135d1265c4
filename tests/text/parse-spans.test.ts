import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSpans } from '../../src/text/parse-spans.ts';
import { texLikeText } from './arbitrary.ts';

const kinds = (text: string) =>
  parseSpans(text).map(({ kind, start, end }) => `${kind} ${JSON.stringify(text.slice(start, end))}`);

test('cover the whole text, with places of the source', () => {
  expect(kinds('On \\emph{the $n$-th} owl,\n\nsee https://owl.example/a\\_b.')).toEqual([
    'text "On "',
    'syntax "\\\\emph{"',
    'text "the "',
    'math "$n$"',
    'text "-th"',
    'syntax "}"',
    'text " owl,"',
    'break "\\n\\n"',
    'text "see "',
    'link "https://owl.example/a\\\\_b"',
    'text "."',
  ]);
});

test('an empty text has no spans', () => {
  expect(parseSpans('')).toEqual([]);
});

test.each([
  ['{'.repeat(4000)],
  ['{\\em '.repeat(4000)],
  ['\\emph{'.repeat(2000) + '}'.repeat(2000)],
  ['$'.repeat(4000)],
  ['$x'.repeat(4000)],
  ['\\('.repeat(4000)],
  ['\\[x'.repeat(4000)],
  ['``a '.repeat(4000)],
  ["''a ".repeat(4000)],
  ['`a '.repeat(4000)],
  ['\\href{https://owl.example}{'.repeat(500) + '}'.repeat(500)],
  ['\n '.repeat(20_000)],
  [' '.repeat(100_000)],
  ['-'.repeat(100_000)],
  ['\\'.repeat(100_000)],
  ['https://'.repeat(5000)],
  ["\\'".repeat(20_000)],
])('reads a text made to be slow, and ends: %.12s…', (text) => {
  const spans = parseSpans(text);
  expect(spans.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
});

test('the slices of the spans give the text back, whatever it is', () => {
  fc.assert(
    fc.property(texLikeText, (text) => {
      const spans = parseSpans(text);
      let at = 0;
      for (const span of spans) {
        expect(span.start).toBe(at);
        expect(span.end).toBeGreaterThan(span.start);
        at = span.end;
      }
      expect(at).toBe(text.length);
    }),
    { numRuns: 2000 },
  );
});

test('a text without TeX is one span', () => {
  const plain = fc.string().filter((text) => !/[\\${~`'"\n\r-]|https?:|emph|text/i.test(text) && text !== '');
  fc.assert(
    fc.property(plain, (text) => {
      expect(parseSpans(text)).toEqual([{ kind: 'text', start: 0, end: text.length, text, styles: [] }]);
    }),
  );
});
