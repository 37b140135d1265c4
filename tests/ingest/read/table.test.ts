import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDelimiter, TableReader } from '../../../scripts/ingest/read/table.ts';
import { UnreadableInputError } from '../../../scripts/ingest/record.ts';
import { brief, pairsOf, readWith } from './read-text.ts';

const source = { file: 'birds.csv', dump: 'birds' };
const read = (text: string, delimiter = ',', cuts: readonly number[] = []) =>
  readWith(new TableReader(source, delimiter), text, cuts);

test.each([
  ['title,abstract,year\n', ','],
  ['"Title";"Summary"\n', ';'],
  ['Paper Title\tAbstract Note', '\t'],
  ['year|title|abstract', '|'],
  ['title,year\n', undefined],
  ['Title and abstract, in one line', undefined],
])('%j is parted by %j', (head, delimiter) => {
  expect(findDelimiter(head)).toBe(delimiter);
});

test('rows are read, and broken ones cost only themselves', () => {
  const text = [
    'title,abstract,authors,year',
    '"Wrens, at dawn","They ""sing""',
    'all day.","Wren, Jenny; Ann Robin",2020',
    'Robins,They call.,Ann Robin,about 2020',
    '"bad"mark,x,,',
    'Owls,They hear.,,2021,one too many',
    'No abstract,,,',
    'Swifts,They sleep.',
    '',
    ',,,',
    'Left open,"and never closed',
    'Terns,They dive.,,',
  ].join('\n');
  expect(brief(read(text))).toEqual([
    '2 Wrens, at dawn | They "sing"\nall day.',
    '4 Robins | They call.',
    '5:1 table-row',
    '6:1 table-row',
    '7:1 abstract-missing',
    '8 Swifts | They sleep.',
    '11:1 table-row',
    '12 Terns | They dive.',
  ]);
  expect(
    read(text)
      .map((event) => event.kind === 'record' && event.record.facts)
      .slice(0, 2),
  ).toEqual([{ authors: ['Jenny Wren', 'Ann Robin'], year: 2020 }, { authors: ['Ann Robin'] }]);
});

test('a title that begins with a quotation mark in a table with tabs', () => {
  const text = 'title\tabstract\n"Tu-whit?" Owls at Night\tThey "hoot".\n"Quoted\tcell"\t"ab\nc"\n';
  expect(brief(read(text, '\t'))).toEqual([
    '2 "Tu-whit?" Owls at Night | They "hoot".',
    '3 Quoted\tcell | ab\nc',
  ]);
});

test('a first row without names is refused', () => {
  expect(() => read('Wrens,They sing.\n')).toThrow(UnreadableInputError);
  expect(() => read('Wrens,They sing.\n')).toThrow(
    'Unexpected first row "Wrens,They sing.", expected names of columns with "title" and "abstract" among them',
  );
});

describe('pairs printed as a table', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'É', '鳥', ' ', '"', ',', ';', '\t', '\n', "'", '<', '\\') })
    .map((text) => `x${text}x`);
  test.each([',', ';', '\t', '|'])('with %j are read back, wherever the text is cut', (delimiter) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 5 }),
        (pairs, cuts) => {
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = ['title', 'abstract']
            .join(delimiter)
            .concat(...pairs.map((pair) => `\n${pair.map(quote).join(delimiter)}`));
          const expected = pairs.map(([title, abstract]) => [title.replace(/\s*\n\s*/g, ' '), abstract]);
          expect(pairsOf(read(text, delimiter, cuts))).toEqual(expected);
        },
      ),
    );
  });
});

test('any table comes to an end, and cuts make no difference', () => {
  const token = fc.constantFrom('a', '"', '""', ',', '\n', ' ', 'x,y\n');
  fc.assert(
    fc.property(fc.array(token, { maxLength: 40 }), fc.array(fc.nat(), { maxLength: 5 }), (tokens, cuts) => {
      const text = `title,abstract\n${tokens.join('')}`;
      expect(read(text, ',', cuts)).toEqual(read(text));
    }),
    { numRuns: 500 },
  );
});
