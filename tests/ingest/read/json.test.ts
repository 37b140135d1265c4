import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonReader } from '../../../scripts/ingest/read/json.ts';
import { JsonLinesReader } from '../../../scripts/ingest/read/json-lines.ts';
import { brief, pairsOf, readWith } from './read-text.ts';

const source = { file: 'birds.json', dump: 'birds' };
const json = (text: string, cuts: readonly number[] = []) => readWith(new JsonReader(source), text, cuts);
const lines = (text: string, cuts: readonly number[] = []) =>
  readWith(new JsonLinesReader(source), text, cuts);

const wren = { title: 'Wrens', abstract: 'They sing.' };
const robin = { title: 'Robins', abstract: 'They call.' };
const owl = { title: 'Owls', abstract: 'They hear.' };
const birds = [wren, robin, owl];
const texts = birds.map(({ title, abstract }) => [title, abstract]);

describe('JSON', () => {
  test.each<[string, string, number[]]>([
    ['a list', JSON.stringify(birds), [1, 1, 1]],
    ['a list in many lines', JSON.stringify(birds, null, 2), [2, 6, 10]],
    ['a list, one paper a line', `[\n${birds.map((bird) => JSON.stringify(bird)).join(',\n')}\n]`, [2, 3, 4]],
    [
      'an object with a list',
      JSON.stringify({ title: 'My list', papers: birds, more: {} }, null, 1),
      [4, 8, 12],
    ],
    [
      'a list of an unknown name',
      JSON.stringify({ count: 3, tags: ['a'], nested: { voegel: birds } }),
      [1, 1, 1],
    ],
    ['two lists', JSON.stringify({ seen: [wren], unseen: [robin, owl] }), [1, 1, 1]],
    ['one after the other', birds.map((bird) => JSON.stringify(bird, null, 1)).join('\n'), [1, 5, 9]],
  ])('%s', (_, text, places) => {
    const events = json(text);
    expect(pairsOf(events)).toEqual(texts);
    expect(events.map((event) => event.kind === 'record' && event.record.line)).toEqual(places);
  });

  test('a paper with its references is one paper', () => {
    expect(brief(json(JSON.stringify({ ...wren, references: [robin, owl] })))).toEqual([
      '1 Wrens | They sing.',
    ]);
  });

  test('facts of CSL-JSON, Crossref and others', () => {
    const facts = json(
      JSON.stringify([
        {
          ...wren,
          author: [
            { family: 'Berg', given: 'Anna', 'non-dropping-particle': 'van der' },
            { literal: 'The Nest' },
          ],
          issued: { 'date-parts': [['2021', 3]] },
          DOI: 'https://doi.org/10.1000/ABC',
          'container-title': 'Journal of Song',
          URL: 'https://owl.example/1',
        },
        {
          title: ['Robins'],
          abstract: '<jats:p>They call.</jats:p>',
          DOI: '10.1000/R',
          'container-title': ['Calls'],
        },
        { ...owl, authors: ['Owl, Cy'], published: '2023-12-14', arxiv_id: 'arXiv:2312.09230v2', venue: ' ' },
      ]),
    ).map((event) => event.kind === 'record' && event.record.facts);
    expect(facts).toEqual([
      {
        doi: '10.1000/abc',
        authors: ['Anna van der Berg', 'The Nest'],
        year: 2021,
        venue: 'Journal of Song',
        url: 'https://owl.example/1',
      },
      { doi: '10.1000/r', venue: 'Calls' },
      { arxiv: '2312.09230', authors: ['Cy Owl'], year: 2023 },
    ]);
  });

  test.each<[string, string, string[]]>([
    [
      'no list',
      '[5, null, "x", [], {}]',
      [
        '1:2 record-shape',
        '1:5 record-shape',
        '1:11 record-shape',
        '1:16 record-shape',
        '1:20 title-missing',
      ],
    ],
    [
      'a bracket forgotten',
      '[\n{"title":"A","abstract":"a",\n{"title":"B","abstract":"b"}\n]',
      ['2:1 json-syntax', '3 B | b'],
    ],
    [
      'a mark forgotten',
      '[{"title":"A, "abstract":"a"},{"title":"B","abstract":"b"}]',
      ['1:2 json-syntax', '1 B | b'],
    ],
    [
      'a list left open',
      '[{"title":"A","abstract":"a","x":["y"},{"title":"B","abstract":"b"}]',
      ['1:2 json-syntax', '1 B | b'],
    ],
    [
      'a line break in a text',
      '[{"title":"A\nB","abstract":"a"},\n{"title":"B","abstract":"b"}]',
      ['1:2 json-syntax', '3 B | b'],
    ],
    [
      'NaN',
      '[{"title":"A","abstract":"a","x":NaN},{"title":"B","abstract":"b"}]',
      ['1:2 json-syntax', '1 B | b'],
    ],
    ['cut in a paper', '[{"title":"A","abstract":"a"},{"title":"B","abs', ['1 A | a', '1:31 json-syntax']],
    ['cut between papers', '[{"title":"A","abstract":"a"},\n', ['1 A | a', '2:1 json-cut-off']],
    [
      'brackets too many',
      '[{"title":"A","abstract":"a"}}],{"title":"B","abstract":"b"}]',
      ['1 A | a', '1 B | b'],
    ],
    ['nothing in it', '[]', []],
  ])('%s', (_, text, events) => {
    expect(brief(json(text))).toEqual(events);
  });

  test('ten thousand brackets are no danger', () => {
    expect(brief(json(`${'[{"title":'.repeat(10_000)}${JSON.stringify(wren)}`)).length).toBeGreaterThan(0);
  });
});

describe('JSON Lines', () => {
  test('broken lines are rejected, the others read', () => {
    const text = [
      JSON.stringify(wren),
      '{"title": "Broken", "abstract": ',
      '',
      '[1]',
      JSON.stringify({ title: 5, abstract: 'x' }),
      JSON.stringify({ title: 'No abstract' }),
      JSON.stringify({ title: 'Blank', abstract: ' \n ' }),
      JSON.stringify(owl),
    ].join('\n');
    expect(brief(lines(text))).toEqual([
      '1 Wrens | They sing.',
      '2:1 json-syntax',
      '4:1 record-shape',
      '5:1 title-missing',
      '6:1 abstract-missing',
      '7:1 abstract-missing',
      '8 Owls | They hear.',
    ]);
  });

  test('names that JavaScript gives a meaning are like any other', () => {
    const text =
      '{"__proto__": {"title": "Evil"}, "constructor": "x", "title": "Wrens", "abstract": "They sing."}';
    expect(brief(lines(text))).toEqual(['1 Wrens | They sing.']);
    expect(brief(lines('{"__proto__": {"title": "Evil", "abstract": "x"}}'))).toEqual(['1:1 title-missing']);
    expect(Object.hasOwn(Object.prototype, 'title')).toBe(false);
  });

  test('an abstract without a word is taken, with a note', () => {
    expect(brief(lines('{"title": "Wrens", "abstract": "-"}'))).toEqual([
      '1:1 abstract-without-words',
      '1 Wrens | -',
    ]);
  });

  test('half a surrogate pair and control characters are mended, with a note', () => {
    const text = '{"title": "Wr\\u0000ens \\ud800\\u2028at dawn", "abstract": "They\\nsing."}';
    expect(brief(lines(text))).toEqual(['1:1 control-character', '1 Wrens \uFFFD at dawn | They\nsing.']);
  });
});

test('pairs printed as JSON, in whatever shape, are read back, wherever the text is cut', () => {
  const text = fc
    .string({ unit: 'grapheme-composite', minLength: 1, maxLength: 30 })
    .map((value) => `x${value}x`);
  const pair = fc.record({ title: text.map((value) => value.replace(/\s/g, ' ')), abstract: text });
  fc.assert(
    fc.property(
      fc.array(pair, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('list', 'papers', 'lines'),
      fc.constantFrom(0, 2),
      fc.array(fc.nat(), { maxLength: 5 }),
      (pairs, shape, indent, cuts) => {
        const printed =
          shape === 'lines'
            ? pairs.map((value) => JSON.stringify(value)).join('\n')
            : JSON.stringify(shape === 'list' ? pairs : { papers: pairs }, null, indent);
        const events = shape === 'lines' ? lines(printed, cuts) : json(printed, cuts);
        expect(pairsOf(events)).toEqual(
          pairs.map(({ title, abstract }) => [title.toWellFormed(), abstract.toWellFormed()]),
        );
      },
    ),
  );
});

test('any text that looks like JSON comes to an end, and cuts make no difference', () => {
  const token = fc.constantFrom(
    ...[
      '[',
      ']',
      '{',
      '}',
      '"',
      ',',
      ':',
      '\n',
      '\\',
      'NaN',
      '5',
      '"title"',
      '"abstract"',
      '"x"',
      '"papers"',
      '{"title":"A","abstract":"a"}',
    ],
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 40 }), fc.array(fc.nat(), { maxLength: 5 }), (tokens, cuts) => {
      const text = tokens.join('');
      expect(json(text, cuts)).toEqual(json(text));
    }),
    { numRuns: 1000 },
  );
});
