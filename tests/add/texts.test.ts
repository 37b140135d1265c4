import { describe, expect, test } from 'vitest';
import { isWithdrawalNotice } from '../../scripts/add/check-withdrawn.ts';
import { jatsToText } from '../../scripts/add/jats-to-text.ts';
import { unwrapLines } from '../../scripts/add/unwrap-lines.ts';

describe('lines that were broken at a fixed width', () => {
  test.each([
    ['are joined', 'We show\nthat  birds\tsing.\n', 'We show that birds sing.'],
    ['keep a paragraph that is indented after a sentence', '  One\ntwo.\n  Three.', 'One two.\n\nThree.'],
    ['keep a paragraph after a blank line', 'One.\n\n \nTwo\nthree.', 'One.\n\nTwo three.'],
    ['are no paragraphs where indentation is only form', 'A title of\n  two lines', 'A title of two lines'],
    ['are no paragraphs where it follows some sentences only', 'One.\n  Two\n  three.', 'One. Two three.'],
    ['of blanks are nothing', ' \n \n', ''],
  ])('%s', (_what, text, joined) => {
    expect(unwrapLines(text)).toBe(joined);
  });
});

describe('markup of publishers becomes plain text', () => {
  test.each([
    ['plain text', 'p <q and r> s', 'p <q and r> s'],
    ['entities', 'a &amp;amp; b &lt; c &#8211; d&nbsp;e', 'a &amp; b < c – d e'],
    ['paragraphs', '<jats:p>One.</jats:p> <jats:p>Two.</jats:p>', 'One.\n\nTwo.'],
    ['the heading', '<jats:title>Abstract</jats:title><jats:p>One.</jats:p>', 'One.'],
    ['sections', '<jats:sec><jats:title>Aim</jats:title><jats:p>One.</jats:p></jats:sec>', 'Aim\n\nOne.'],
    [
      'raised and lowered letters',
      'H<sub>2</sub>O, 10<jats:sup>5</jats:sup>, x<sup>ab</sup>',
      'H_2O, 10⁵, x^ab',
    ],
    ['TeX', '<jats:inline-formula><jats:tex-math>\\alpha</jats:tex-math></jats:inline-formula>', '$\\alpha$'],
    [
      'TeX in a document of its own',
      '<jats:tex-math>\\documentclass{minimal} \\begin{document}$$x$$\\end{document}</jats:tex-math>',
      '$x$',
    ],
    ['TeX as raw data', '<jats:tex-math><![CDATA[a<b]]></jats:tex-math> <?CDATA $R>1$?>', '$a<b$ $R>1$'],
    [
      'MathML',
      '<mml:math><mml:msub><mml:mi>k</mml:mi><mml:mn>2</mml:mn></mml:msub><mml:mspace/></mml:math> holds',
      'k_2 holds',
    ],
    ['what was encoded twice', '&lt;p&gt;One &lt;i&gt;two&lt;/i&gt;&lt;/p&gt;', 'One two'],
    ['what speaks of tags', '<p>The tag &lt;p&gt;&lt;/p&gt;</p>', 'The tag <p></p>'],
    ['scripts', 'One<script>alert(1)</script><style>x{}</style> two', 'One two'],
  ])('%s', (_what, markup, text) => {
    expect(jatsToText(markup)).toBe(text);
  });

  test.each([
    ['open tags', '<b><p>'.repeat(30_000)],
    ['links', '<a><p>x</a>'.repeat(15_000)],
    ['blanks', '<b> </b>'.repeat(25_000)],
    ['dollars', `<jats:tex-math>x${'$'.repeat(190_000)}y</jats:tex-math>`],
    ['documents', `<jats:tex-math>${'\\begin{document}'.repeat(12_000)}</jats:tex-math>`],
    ['open data', '<?CDATA '.repeat(25_000)],
  ])('that is made to be slow, and ends: %s', (_what, markup) => {
    expect(jatsToText(markup)).toBeTypeOf('string');
  });

  test('a nest too deep is an error that the caller knows', () => {
    expect(() => jatsToText('<b>'.repeat(60_000))).toThrow(RangeError);
  });
});

test.each([
  ['This paper has been withdrawn by the author due to an error.', true],
  ['Withdrawn', true],
  ['RETRACTED: Song of the wren', true],
  ['The article was temporarily withdrawn.', true],
  ['12 pages; version 1 was withdrawn', false],
  ['This paper is about withdrawn birds.', false],
  ['Withdrawal from song', false],
  ['Withdrawn birds sing less.', false],
  ['Retracted Article: Song of the wren', true],
])('a notice of withdrawal: %s', (text, is) => {
  expect(isWithdrawalNotice(text)).toBe(is);
});
