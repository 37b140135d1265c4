import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { editPaper } from '../../scripts/ingest/edit-paper.ts';
import { printPaper } from '../../scripts/ingest/print-paper.ts';
import { splitFrontMatter } from '../../src/survey/front-matter.ts';

const source = { dump: 'birds', line: 7, title: '0123456789abcdef', abstract: 'fedcba9876543210' };

function dataOf(file: string | undefined): Record<string, unknown> {
  return parse(splitFrontMatter(file ?? '')?.yaml ?? '');
}

describe('editPaper', () => {
  test('changes the value and no byte besides: comments, order, quoting, blanks and body stay', () => {
    const file = [
      '---',
      '# Read twice by Ada.',
      "title:   'Song of the wren'   # mended",
      'review: reviewed',
      'abstract: |-  # as it came',
      '  Wrens sing.',
      '',
      '',
      'source: { dump: birds, line: 3 }   # of 2025',
      'year: 2023',
      'note: >',
      '  Folded',
      '  by hand.',
      '---',
      '',
      '  Body {with} <odd>  bytes.  ',
    ].join('\n');
    expect(editPaper(file, { abstract: 'Wrens sing\nat dawn.', title: "The wren's song", source })).toBe(
      file
        .replace("'Song of the wren'", "'The wren''s song'")
        .replace('  Wrens sing.', '  Wrens sing\n  at dawn.')
        .replace(
          '{ dump: birds, line: 3 }',
          '{ dump: birds, line: 7, title: 0123456789abcdef, abstract: fedcba9876543210 }',
        ),
    );
  });

  test.each([
    ['a plain value', 'title: Wren', 'title: Robin'],
    ['a plain value that has to be quoted now', 'title: Wren', 'title: "Robin: a song"', 'Robin: a song'],
    ['a double-quoted value', 'title: "Wren"', 'title: "Robin"'],
    ['a block, into a single line', 'title: |-\n  Wren', 'title: |-\n  Robin'],
    ['an empty value', 'title:', 'title: "Robin"'],
    ['an empty value with a comment', 'title:   # none yet', 'title: "Robin"   # none yet'],
    ['an absent key', 'year: 1', 'year: 1\ntitle: "Robin"'],
  ])('%s', (_name, before, after, title = 'Robin') => {
    expect(editPaper(`---\n${before}\n---\nBody`, { title })).toBe(`---\n${after}\n---\nBody`);
  });

  test('keeps the line ends of a file from Windows', () => {
    const file =
      '---\r\ntitle: Wren\r\nabstract: |-\r\n  One.\r\n  Two.\r\nreview: reviewed\r\n---\r\nBody\r\n';
    const edited = editPaper(file, { abstract: 'Three.\nFour.' });
    expect(edited).toBe(file.replace('  One.\r\n  Two.', '  Three.\r\n  Four.'));
  });

  test('fills facts that are missing, a list in place', () => {
    const file = '---\ntitle: Wren\nauthors: [] # who?\narxiv:\nreview: suggested\n---\n';
    expect(editPaper(file, { facts: { authors: ['Ada Ås'], arxiv: '2401.00001', year: 2024 } })).toBe(
      '---\ntitle: Wren\nauthors: [ Ada Ås ] # who?\narxiv: "2401.00001"\nreview: suggested\nyear: 2024\n---\n',
    );
  });

  test.each([
    ['no front matter', 'Wrens'],
    ['broken YAML', '---\ntitle: "Wren\n---\n'],
    ['a key that stands twice', '---\ntitle: Wren\ntitle: Robin\n---\n'],
    ['a flow mapping', '---\n{ title: Wren }\n---\n'],
    ['an alias in place of the text', '---\nnote: &a Wren\ntitle: *a\n---\n'],
  ])('leaves a file alone that it cannot edit safely: %s', (_name, file) => {
    expect(editPaper(file, { title: 'Robin' })).toBeUndefined();
  });

  test('any text reads back as it was given, and all else is as before', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.constantFrom('|-', '>-', 'quoted', 'plain'),
        (before, title, abstract, style) => {
          const printed = printPaper({
            title: before,
            abstract: before,
            source,
            facts: {},
            labels: { stages: [] },
          });
          const file =
            style === 'quoted'
              ? printed
              : printed.replace(/^abstract: .*$/m, (line) => (style === 'plain' ? 'abstract: plain' : line));
          const old = dataOf(file);
          const edited = editPaper(file, { title, abstract });
          expect(dataOf(edited)).toEqual({ ...old, title, abstract });
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('printPaper', () => {
  test('any text survives the way into a file and back', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }).map((value) => value.toWellFormed()),
      fc.string({
        unit: fc.constantFrom(
          '---',
          '\n',
          ' ',
          '#',
          ': ',
          '{',
          '}',
          '<',
          "'",
          '"',
          '\t',
          'a',
          '| ',
          '...',
          '%',
        ),
        minLength: 1,
      }),
    );
    fc.assert(
      fc.property(text, text, (title, abstract) => {
        const file = printPaper({
          title,
          abstract,
          source,
          facts: { authors: [title] },
          labels: { stages: [{ id: 'a', quote: abstract }] },
        });
        const data = dataOf(file);
        expect(data).toMatchObject({
          title,
          abstract,
          authors: [title],
          stages: [{ id: 'a', quote: abstract }],
        });
        expect(splitFrontMatter(file)?.body).toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});
