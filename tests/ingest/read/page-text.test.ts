import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PageTextReader } from '../../../scripts/ingest/read/page-text.ts';
import { formatProblem } from '../../../src/survey/problem.ts';
import { brief, type Pair, pairsOf, readWith } from './read-text.ts';

const source = { file: 'birds.txt', dump: 'birds' };
const read = (lines: readonly string[] | string, cuts: readonly number[] = []) =>
  readWith(
    new PageTextReader(source, ['Birds of the Week']),
    typeof lines === 'string' ? lines : lines.join('\n'),
    cuts,
  );

/** Invented papers such as the web pages list. */
const wren: Pair = [
  'Dawn Songs of the Winter Wren: A Year in One Hedge',
  'Winter wrens begin to sing an hour before sunrise, yet little is known about what they sing and to whom. We recorded forty wrens in one hedge over a year. Their songs grow longer as the nights grow shorter, and neighbours share most of their phrases. Our recordings are open to everybody.',
];
const robin: Pair = [
  'Alarm Calls of Robins Tell Hawks from Cats',
  'Robins call when danger is near, and other birds listen. In this paper, we play models of hawks and cats to robins in twelve gardens. The calls differ in pitch and in length, and blackbirds answer each in another way. This suggests that alarm calls name the kind of danger.',
];
const owl: Pair = [
  'Do Owls Hear What They Cannot See?',
  'Owls hunt at night by ear. We hide mice behind leaves, glass and cloth, and count the strikes of nine barn owls. Leaves make no difference; glass does. Code and data are at https://owl.example/strikes',
];
const swift: Pair = [
  'Sleeping on the Wing -- How Swifts Rest for Ten Months',
  'Common swifts stay in the air for ten months of the year. We fit forty swifts with loggers that weigh less than a gram and show that they rest one half of the brain at a time. Rest comes in short bouts at dusk and dawn, when the birds climb to two thousand metres.',
];
const birds = [wren, robin, owl, swift];
const clean = birds.flat();

/** Break a text into lines as a mail program does. */
function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

describe('a dump in which nothing is wrong', () => {
  test('is read letter by letter, each paper with the line of its title', () => {
    expect(brief(read(clean))).toEqual(
      birds.map(([title, abstract], index) => `${2 * index + 1} ${title} | ${abstract}`),
    );
  });

  test.each<[string, (pair: Pair) => string[]]>([
    ['blank lines between the papers', ([title, abstract]) => [title, abstract, '', '']],
    ['blank lines everywhere', ([title, abstract]) => ['', title, '', abstract, '']],
    ['blanks around the lines', ([title, abstract]) => [`  ${title}\t`, ` ${abstract} `]],
    ['votes after each paper', ([title, abstract]) => [title, abstract, 'Upvote 12']],
    ['abstracts wrapped at 72', ([title, abstract]) => [title, ...wrap(abstract, 72)]],
    [
      'abstracts wrapped at 95, blank lines between',
      ([title, abstract]) => [title, ...wrap(abstract, 95), ''],
    ],
  ])('%s', (_, print) => {
    expect(pairsOf(read(birds.flatMap(print)))).toEqual(birds);
  });

  test.each<[string, Pair[]]>([
    [
      'titles of 4,000 letters',
      [['Song '.repeat(800).trim(), 'A short abstract.'], wren, ['Owls '.repeat(800).trim(), robin[1]]],
    ],
    [
      'a title of one word that repeats',
      [
        ['a'.repeat(4000), 'A short abstract.'],
        ['b'.repeat(4000), 'Another one.'],
      ],
    ],
    [
      'three words for an abstract',
      [
        ['Wrens', 'They sing.'],
        ['Robins', 'They call.'],
        ['Owls', 'They hear.'],
      ],
    ],
    ['abstracts without a full stop', [['Wrens', 'See the paper'], ['Robins', 'See the other paper'], owl]],
    ['titles with a full stop', [['Wrens sing.', wren[1]], robin, ['Owls hear.', owl[1]]]],
    [
      'small letters',
      birds.map(([title, abstract]) => [title.toLowerCase(), abstract.toLowerCase()] as const),
    ],
    [
      'Chinese',
      [
        ['鸟鸣的研究', '本文研究鸟鸣。我们发现了新的结果。'],
        ['第二篇论文的标题', '摘要在这里。'],
      ],
    ],
    [
      'Arabic',
      [
        ['دراسة أصوات الطيور', 'ندرس في هذه الورقة أصوات الطيور. النتائج جيدة.'],
        ['عنوان ثان', 'ملخص قصير.'],
      ],
    ],
    [
      'markup and code',
      [
        ['<script>alert(1)</script>', 'A <b>bold</b> abstract with {braces} and $x < 3$.'],
        ['---', 'title: yaml\\nabstract.'],
        ['import Wren from "./wren.astro"', '{{ birds }} are <Bird />.'],
        ['[MASK] Is All Birds Need', '@article{wren, title={x}} and % comments.'],
        ['# Heading', '- a list of birds.'],
      ],
    ],
  ])('odd but alternating: %s', (_, pairs) => {
    expect(pairsOf(read(pairs.flat()))).toEqual(pairs);
  });

  test('ordinary pairs are read back, however short or long, wherever the text is cut', () => {
    const words = fc.constantFrom(
      ...'wren robin owl swift song call hedge nest dawn dusk model of the in with and for rare small young'.split(
        ' ',
      ),
    );
    const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
    const title = fc
      .array(words, { minLength: 2, maxLength: 14 })
      .map((list) => list.map(capital).join(' '))
      .filter((text) => !/ (?:Of|The|In|With|And|For)$/.test(text));
    const sentence = fc
      .array(words, { minLength: 3, maxLength: 20 })
      .map((list) => `${capital(list.join(' '))}.`);
    const abstract = fc.array(sentence, { minLength: 1, maxLength: 8 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(title, abstract), { minLength: 1, maxLength: 20 }),
        fc.array(fc.nat(), { maxLength: 5 }),
        fc.constantFrom('', '\n'),
        (pairs, cuts, blank) => {
          const text = pairs.map((pair) => `${pair.join('\n')}\n`).join(blank);
          const whole = read(text);
          expect(pairsOf(whole)).toEqual(pairs);
          expect(read(text, cuts)).toEqual(whole);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what the page prints around the papers', () => {
  test('is passed over before, between and after them', () => {
    const page = [
      'Get trending papers in your email inbox once a day!',
      'Get trending papers in your email inbox!',
      `Subscribe${wren[0]}`,
      wren[1],
      'Upvote 7',
      'Birds of the Week',
      ...robin,
      '',
      'Load more',
      'Company',
      'TOS',
      'Privacy',
      '© 2031 The Nest',
    ];
    const events = read(page);
    expect(brief(events)).toEqual(['3:1 glued-word', `3 ${wren.join(' | ')}`, `7 ${robin.join(' | ')}`]);
    expect(events[0]?.kind === 'note' && formatProblem(events[0].problem)).toMatchInlineSnapshot(`
      "birds.txt:3:1: Unexpected "Subscribe" glued to the title "Dawn Songs of the Winter Wren: A Year in One Hedge", expected the title alone [glued-word]
        mend: Nothing to do: the title was read without it. If the word belongs to the title, put a space after it."
    `);
  });

  test('one such word alone may be a title', () => {
    expect(pairsOf(read(['Models', 'Models of birds are reviewed.', 'Spaces', 'Birds need space.']))).toEqual(
      [
        ['Models', 'Models of birds are reviewed.'],
        ['Spaces', 'Birds need space.'],
      ],
    );
  });
});

describe('a text that is missing costs one rejection, and the papers around it are right', () => {
  const without = (line: number) => clean.filter((_, index) => index !== line);

  test.each(birds.slice(0, -1).map(([title], index) => [title, index] as const))(
    'the abstract of %s',
    (_, index) => {
      const events = read(without(2 * index + 1));
      expect(pairsOf(events)).toEqual(birds.toSpliced(index, 1));
      expect(brief(events.filter(({ kind }) => kind !== 'record'))).toEqual([
        `${2 * index + 1}:1 abstract-missing`,
      ]);
    },
  );

  test.each(birds.map(([title], index) => [title, index] as const))('the title %s', (_, index) => {
    const events = read(without(2 * index));
    expect(pairsOf(events)).toEqual(birds.toSpliced(index, 1));
    expect(brief(events.filter(({ kind }) => kind !== 'record'))).toEqual([
      `${2 * index + 1}:1 title-missing`,
    ]);
  });

  test('the last abstract: the dump is cut off', () => {
    const events = read(without(7));
    expect(brief(events).at(-1)).toBe('7:1 dump-cut-off');
    expect(pairsOf(events)).toEqual(birds.slice(0, 3));
  });

  test('the whole messages', () => {
    const lost = [wren[0], ...robin, ...owl, swift[1], ...wren, ...robin, owl[0]];
    const problems = read(lost).flatMap((event) =>
      event.kind === 'rejected' ? [formatProblem(event.problem)] : [],
    );
    expect(problems.join('\n')).toMatchInlineSnapshot(`
      "birds.txt:1:1: Unexpected title without an abstract, "Dawn Songs of the Winter Wren: A Year in One Hedge", expected its abstract below it [abstract-missing]
        mend: Add the abstract below the title, or delete the title.
      birds.txt:6:1: Unexpected abstract without a title, "Common swifts stay in the air for ten months of the year. W…", expected its title above it [title-missing]
        mend: Add the title above the abstract, join the lines if they belong to the abstract before, or delete them.
      birds.txt:11:1: Unexpected end after the title "Do Owls Hear What They Cannot See?", expected its abstract [dump-cut-off]
        mend: Add the abstract, or delete the title."
    `);
  });
});

describe('an abstract broken over lines', () => {
  test.each([60, 72, 80, 100])('at %d letters, one in a dump of long lines', (width) => {
    for (const [index, [title, abstract]] of birds.entries()) {
      const lines = birds.flatMap((pair) =>
        pair[0] === title ? [title, ...wrap(abstract, width)] : [...pair],
      );
      expect(pairsOf(read(lines)), `paper ${index}`).toEqual(birds);
    }
  });

  test('in the middle of sentences', () => {
    const [title, abstract] = wren;
    const broken = abstract
      .replace(' yet little', '\nyet little')
      .replace(' and neighbours', '\n  and neighbours');
    expect(pairsOf(read([title, broken, ...robin, ...owl]))).toEqual([wren, robin, owl]);
  });

  test('in a dump of which titles are wrapped, too', () => {
    const long: Pair = [
      'A Long Title on the Songs of Birds That Does Not Fit Into a Line of Seventy-Two Letters at All',
      wren[1],
    ];
    const pairs = [wren, long, robin, swift];
    const lines = pairs.flatMap(([title, abstract]) => [...wrap(title, 72), ...wrap(abstract, 72), '']);
    expect(pairsOf(read(lines))).toEqual(pairs);
  });

  test('a hyphen at the end of a line is left as it stands', () => {
    const lines = [
      wren[0],
      'We study well-',
      'known songs of wrens and what their neighbours make of them.',
      ...robin,
    ];
    expect(pairsOf(read(lines))[0]?.[1]).toBe(
      'We study well- known songs of wrens and what their neighbours make of them.',
    );
  });
});

test('line separators inside of a title become blanks', () => {
  expect(pairsOf(read(['Songs\u2028of\u2029Wrens', wren[1]]))).toEqual([['Songs of Wrens', wren[1]]]);
});

test('when the input broke off, the paper under way is not given', () => {
  const reader = new PageTextReader(source);
  const events = [...reader.push(clean.slice(0, 6).join('\n').slice(0, -20)), ...reader.breakOff()];
  expect(pairsOf(events)).toEqual([wren, robin]);
});

test('any text comes to an end, each paper has both texts, and cuts make no difference', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('', 'Subscribe', 'Upvote 3', 'Models', ...clean),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), fc.array(fc.nat(), { maxLength: 6 }), (lines, cuts) => {
      // Readers get neither control characters nor other line breaks.
      const text = lines.join('\n').replace(/[\0-\x08\v-\x1F\x7F-\x9F]/g, '');
      const events = read(text, cuts);
      expect(events).toEqual(read(text));
      for (const event of events) {
        if (event.kind !== 'record') continue;
        expect(event.record.title).toMatch(/\S/);
        expect(event.record.title).not.toMatch(/[\n\r\u2028\u2029]/);
        expect(event.record.abstract).toMatch(/\S/);
      }
    }),
    { numRuns: 300 },
  );
});

test('where nothing tells titles from abstracts, a long dump is read as pairs, and the reading ends', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `Line ${index % 7}`);
  expect(pairsOf(read(lines))).toHaveLength(10_000);
});
