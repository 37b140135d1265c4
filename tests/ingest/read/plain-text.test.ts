import { describe, expect, test } from 'vitest';
import { stripJats, toLine, toText } from '../../../scripts/ingest/read/plain-text.ts';

test.each([
  ['  Wrens \n at dawn ', 'Wrens at dawn'],
  ['Wrens\u2028at\u2029dawn', 'Wrens at dawn'],
  ['Wrens\vat\fdawn', 'Wrens at dawn'],
  ['two  blanks\tand a tab', 'two  blanks\tand a tab'],
  ['nul\0, bell\x07, next\x9Fline', 'nul, bell, nextline'],
  ['half \uD800 pair', 'half \uFFFD pair'],
  ['\uFEFF', ''],
])('%j as a line is %j', (text, line) => {
  expect(toLine(text)).toBe(line);
});

test.each([
  [' a\r\nb\rc\n\n d ', 'a\nb\nc\n\n d'],
  ['a\u2028b', 'a\u2028b'],
  ['\0', ''],
])('%j as a text is %j', (text, plain) => {
  expect(toText(text)).toBe(plain);
});

test('a long run of blanks takes no time', () => {
  expect(toLine(`a${' '.repeat(1_000_000)}b`)).toHaveLength(1_000_002);
});

describe('JATS', () => {
  test.each([
    [
      '<jats:title>Abstract</jats:title><jats:p>We hear <jats:italic>wrens</jats:italic>.</jats:p><jats:p>Daily.</jats:p>',
      'We hear wrens.\n\nDaily.',
    ],
    ['<jats:p>p &lt; 0.05 &amp;c. &#8211; &#x2013;</jats:p>', 'p < 0.05 &c. – –'],
    [
      '<jats:p>At <jats:alternatives><jats:tex-math>$n-1$</jats:tex-math><mml:math><mml:mi>n</mml:mi></mml:math></jats:alternatives> nests.</jats:p>',
      'At $n-1$ nests.',
    ],
    ['<p>Not JATS</p> &lt;', '<p>Not JATS</p> &lt;'],
    ['if a <jats then b', 'if a <jats then b'],
  ])('%s', (text, plain) => {
    expect(stripJats(text)).toBe(plain);
  });
});
