import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextCleaner } from '../../../scripts/ingest/read/clean-text.ts';

/** Clean a text given in pieces: the text, and the notes as `line:column rule`. */
function clean(pieces: readonly string[]) {
  const cleaner = new TextCleaner();
  const parts = pieces.flatMap((text) => cleaner.push({ text, faults: [] }));
  return {
    text: parts.map((part) => (part.kind === 'text' ? part.text : '')).join(''),
    notes: parts.flatMap((part) =>
      part.kind === 'note' ? [`${part.parts.line}:${part.parts.column} ${part.parts.rule}`] : [],
    ),
  };
}

describe('line breaks', () => {
  test.each([
    [['a\nb'], 'a\nb'],
    [['a\r\nb\r\n'], 'a\nb\n'],
    [['a\rb\r\rc'], 'a\nb\n\nc'],
    [['a\r', '\nb'], 'a\nb'],
    [['a\r', 'b'], 'a\nb'],
    [['a\r', '', '\nb'], 'a\nb'],
    [['a\u2028b\u2029c'], 'a\u2028b\u2029c'],
  ])('%j', (pieces, text) => {
    expect(clean(pieces)).toEqual({ text, notes: [] });
  });
});

test('control characters are taken out, and each is told with its place', () => {
  expect(clean(['Wr\0ens\tat\r\ndawn\x1B[0m\x85or\n\vdusk\x7F'])).toEqual({
    text: 'Wrens\tat\ndawn[0m or\n dusk',
    notes: ['1:3', '2:5', '2:9', '3:1', '3:6'].map((place) => `${place} control-character`),
  });
});

test('unreadable bytes are told at their place; U+FFFD that the text has is not', () => {
  const parts = new TextCleaner().push({
    text: 'a \uFFFD\nb \uFFFD',
    faults: [{ index: 6, offset: 8, kind: 'invalid', bytes: 'ff' }],
  });
  expect(parts).toEqual([
    { kind: 'text', text: 'a \uFFFD\nb ' },
    {
      kind: 'note',
      parts: {
        line: 2,
        column: 3,
        rule: 'encoding-invalid',
        message: 'Unexpected byte ff at byte offset 8, expected text in one encoding; read as U+FFFD',
        mend: 'Save the file as UTF-8 again from where it came, or put the right letter there.',
      },
    },
    { kind: 'text', text: '\uFFFD' },
  ]);
});

test('where the text is cut makes no difference', () => {
  const text = fc.array(fc.constantFrom('a', '\r', '\n', '\0', '\x85', 'é', '\t', '\u2028'), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), (pieces) => {
      const texts = pieces.map((signs) => signs.join(''));
      expect(clean(texts)).toEqual(clean([texts.join('')]));
    }),
  );
});
