import { expect, test } from 'vitest';
import { articleBefore, withArticle } from '../../src/site/with-article.ts';

test.each([
  ['Induction Head', 'the Induction Head'],
  ['The last step', 'The last step'],
  ['An answer', 'An answer'],
])('%s within a sentence is %s', (name, said) => {
  expect(withArticle(name)).toBe(said);
});

test.each([
  ['Indirect object identification circuit', 'circuit', 'the '],
  ['Duet Dialogue', 'dialogue', 'the '],
  ['Sharing the sugar', 'circuit', 'the circuit '],
  ['Duet at dawn', 'dialogue', 'the dialogue '],
  ['The last circuit', 'circuit', ''],
])('before the name "%s" of a %s stands "%s"', (name, noun, article) => {
  expect(articleBefore(name, noun)).toBe(article);
});
