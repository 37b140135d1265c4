import { expect, test } from 'vitest';
import { createNameFinder } from '../../src/survey/name-finder.ts';

test.each([
  ['We use GPT-2 small.', 'GPT-2'],
  ['We use GPT2-XL and GPT-3.', 'GPT2'],
  ['GPT-3.5, not more', 'GPT-3.5'],
  ['on GPT-4o', 'GPT-4o'],
  ['many GPTs', 'GPTs'],
  ['a GPT-style model', 'GPT'],
  ['(GPT/OPT)', 'GPT'],
  ['GPT-NeoX', 'GPT-NeoX'],
  ['on Llama 3 and more', 'Llama 3'],
  ['on Llama 3.1.', 'Llama 3.1'],
  ['on Llama 3.', 'Llama 3'],
  ['on Llama-2-7b', 'Llama-2'],
  ['on Llama 7B', 'Llama'],
  ['on Llama 1.4B', 'Llama'],
  ['on Llama-70B', 'Llama'],
  ['Llama3-8B', 'Llama3'],
  ['Llama\u20112', 'Llama\u20112'],
  ['a llama in the field', undefined],
  ['GPTQ is no model', undefined],
  ['ChatGPT has it inside', undefined],
  ['Llamas graze', 'Llamas'],
  ['Llamaé', undefined],
  ['', undefined],
])('a family in %j: %s', (text, found) => {
  expect(createNameFinder(['GPT', 'Llama', 'GPT-NeoX'], 'family')(text)).toBe(found);
});

test.each([
  ['on the dawn chorus', ['Dawn-Chorus'], 'dawn chorus'],
  ['dawn-choruses', ['Dawn Chorus'], undefined],
  ['an egg', ['EGG'], undefined],
  ['an EGG.', ['EGG'], 'EGG'],
  ['A+B (c)', ['a+b (c)'], 'A+B (c)'],
  ['both b and a', ['a', 'b'], 'a'],
])('a benchmark in %j by %j: %s', (text, names, found) => {
  expect(createNameFinder(names, 'benchmark')(text)).toBe(found);
});

test('no name is found nowhere', () => {
  expect(createNameFinder([], 'family')('anything')).toBeUndefined();
  expect(createNameFinder([' '], 'benchmark')('anything')).toBeUndefined();
});
