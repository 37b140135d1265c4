import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldTitle, foldWords } from '../../src/survey/fold.ts';

test.each([
  ['Song — of the WREN!', 'song of the wren'],
  ['Na\\"{\\i}ve {B}irds', 'naive birds'],
  ['Über Größe', 'uber grosse'],
  ['A Mixture of $h-1$ Wings', 'a mixture of h 1 wings'],
  ['\\textbf{Bold} and \\emph{free}', 'bold and free'],
  ['注意力 头', '注意力 头'],
  ['ﬁne', 'fine'],
])('%s folds to %s', (title, folded) => {
  expect(foldTitle(title)).toBe(folded);
});

test('titles of signs alone stay apart', () => {
  expect(foldTitle('???')).not.toBe(foldTitle('!!!'));
});

test('folding is done once: a folded title folds to itself', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'É', 'ß', '-', ' ', '9', '漢', 'ﬁ', 'İ') }),
      (title) => {
        expect(foldWords(foldWords(title).join(' '))).toEqual(foldWords(title));
      },
    ),
  );
});
