import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BibtexReader } from '../../../scripts/ingest/read/bibtex.ts';
import { maskTex } from '../../../scripts/ingest/read/mask-tex.ts';
import { brief, pairsOf, readWith } from './read-text.ts';

const source = { file: 'birds.bib', dump: 'birds' };
const read = (text: string, cuts: readonly number[] = []) => readWith(new BibtexReader(source), text, cuts);

test('an entry with all that a survey knows', () => {
  const events = read(String.raw`% Birds
@string{jos = "Journal of {S}ong"}
@comment{never {read} this}
@article{wren,
  title = {On $\infty$ {W}rens: \emph{Songs} \& $h-1$ Calls of {\"U}bersee, 50\%},
  author = {M{\"u}ller, J{\'o}zef and van der Berg, Anna and {The Nest} and Doe, Jr., John and others},
  abstract = {We hear $\mathbf{x}_1 < 3$ \textbf{loud} songs --- at \$5 and $7 each \cite{wren}.
    Over two   lines.},
  journal = jos # ", new series", year = 2024, month = jan, doi = {10.1000/WREN\_1},
  eprint = {2401.00001v2}, archivePrefix = {arXiv}, url = {https://owl.example/wren}
}`);
  expect(events).toEqual([
    {
      kind: 'record',
      record: {
        title: String.raw`On $\infty$ Wrens: Songs & $h-1$ Calls of Übersee, 50%`,
        abstract: String.raw`We hear $\mathbf{x}_1 < 3$ loud songs — at $5 and $7 each \cite{wren}. Over two lines.`,
        facts: {
          arxiv: '2401.00001',
          doi: '10.1000/wren_1',
          authors: ['Józef Müller', 'Anna van der Berg', 'The Nest', 'John Doe Jr.'],
          year: 2024,
          venue: 'Journal of Song, new series',
          url: 'https://owl.example/wren',
        },
        dump: 'birds',
        line: 4,
      },
    },
  ]);
});

describe('what an entry says of itself, and no more', () => {
  test.each([
    ['year = {c. 2020}, author = {}, url = {javascript:alert(1)}, doi = {none}', {}],
    ['journal = {arXiv preprint arXiv:2401.00001}', { arxiv: '2401.00001', venue: 'arXiv' }],
    ['eprint = {2401.00001}', {}],
    ['date = {2020-05-01}, journaltitle = {Song}', { year: 2020, venue: 'Song' }],
    [
      'url = {https://arxiv.org/abs/2401.00001}',
      { arxiv: '2401.00001', url: 'https://arxiv.org/abs/2401.00001' },
    ],
    ['journal = constructor, __proto__ = {x}, constructor = {y}', {}],
  ])('%s', (fields, facts) => {
    const [event] = read(`@misc{a, title = {A}, abstract = {B}, ${fields}}`);
    expect(event?.kind === 'record' && event.record.facts).toEqual(facts);
  });
});

test('a broken entry costs only itself', () => {
  const text = [
    'Not an entry: birds@owl.example {',
    '@article{a, title = {A}, abstract = {a}}',
    '@article{b, title = {B {open}, abstract = {b},',
    '  year = 2020',
    '@article{c, title = "C {"}", abstract = "c"} @misc(d, title = {D)}, abstract = {d})',
    '@misc{e, title = {E}}',
    '@misc{f title = {F}, abstract = {f}}',
    '@misc{g, title = {G}, abstract = {\\begin{x} never ends, costs $5}}',
    '@misc{h, title = {H}, abstract = {cut off',
  ].join('\n');
  expect(brief(read(text))).toEqual([
    '2 A | a',
    '3:1 bibtex-syntax',
    '5 C " | c',
    '5 D) | d',
    '6:1 abstract-missing',
    '7:1 bibtex-syntax',
    '8 G | \\begin{x} never ends, costs $5',
    '9:1 bibtex-syntax',
  ]);
});

test('formulae and unknown commands survive a TeX reader', () => {
  const tex = String.raw`$a$ \(b\) \[c\] $$d$$ \$5 $5 \cite[p. 3]{x} \emph{y} \\`;
  const { masked, unmask } = maskTex(tex, (name) => name === 'emph');
  expect(masked).toBe(
    String.raw`${'\uE000'}0${'\uE001'} ${'\uE000'}1${'\uE001'} ${'\uE000'}2${'\uE001'} ${'\uE000'}3${'\uE001'} \$5 ${'\uE000'}4${'\uE001'}5 ${'\uE000'}5${'\uE001'} \emph{y} \\`,
  );
  expect(unmask(masked)).toBe(tex);
});

test('plain pairs printed as BibTeX are read back, wherever the text is cut', () => {
  const text = fc
    .array(fc.constantFrom(...'wren Owl é 鳥 < > & ( ) @ = " 12 , # \' / [ ] : ; ? !'.split(' ')), {
      minLength: 1,
      maxLength: 12,
    })
    .map((words) => `x ${words.join(' ').replaceAll('&', '\\&')} x`);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(), { maxLength: 5 }),
      (pairs, cuts) => {
        const printed = pairs.map(
          ([title, abstract], index) =>
            `@misc{key${index},\n  title = {${title}},\n  abstract = {${abstract}}\n}\n`,
        );
        const plain = pairs.map((pair) => pair.map((value) => value.replaceAll('\\&', '&')));
        expect(pairsOf(read(printed.join('\n'), cuts))).toEqual(plain);
      },
    ),
  );
});

test('any text with entries comes to an end, and cuts make no difference', () => {
  const token = fc.constantFrom(
    '@misc{a,',
    '@',
    '{',
    '}',
    '"',
    '\\',
    '$',
    '=',
    ',',
    '\n',
    'title = {A}',
    'abstract={b}',
    '%',
    '#',
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 40 }), fc.array(fc.nat(), { maxLength: 5 }), (tokens, cuts) => {
      const text = tokens.join('');
      expect(read(text, cuts)).toEqual(read(text));
    }),
    { numRuns: 500 },
  );
});
