import { expect, test } from 'vitest';
import { parseAuthors, turnName } from '../../../scripts/ingest/read/authors.ts';

test.each([
  ['Wren, Jenny', 'Jenny Wren'],
  ['van der Berg, Anna', 'Anna van der Berg'],
  ['Doe, Jr., John', 'John Doe Jr.'],
  ['Doe, John, Jr.', 'John Doe Jr.'],
  ['Nest, Inc.', 'Nest, Inc.'],
  ['Jenny Wren', 'Jenny Wren'],
  ['a, b, c, d', 'a, b, c, d'],
])('%s is %s', (name, turned) => {
  expect(turnName(name)).toBe(turned);
});

test.each<[unknown, string[] | undefined]>([
  [
    ['Jenny Wren', 'Robin, Ann'],
    ['Jenny Wren', 'Ann Robin'],
  ],
  [
    [{ family: 'Berg', given: 'Anna', 'non-dropping-particle': 'van der' }, { literal: 'The Nest' }],
    ['Anna van der Berg', 'The Nest'],
  ],
  [
    [{ name: 'Jenny Wren' }, { firstName: 'Ann', lastName: 'Robin' }],
    ['Jenny Wren', 'Ann Robin'],
  ],
  ['Wren, Jenny; Robin, Ann', ['Jenny Wren', 'Ann Robin']],
  ['王伟、李娜', ['王伟', '李娜']],
  ['王伟；李娜；Jenny Wren', ['王伟', '李娜', 'Jenny Wren']],
  ['Jenny Wren and Ann Robin', ['Jenny Wren', 'Ann Robin']],
  ['Jenny Wren, Ann Robin, and Cy Owl', ['Jenny Wren', 'Ann Robin', 'Cy Owl']],
  ['Jenny Wren, Ann Robin, Cy Owl', ['Jenny Wren', 'Ann Robin', 'Cy Owl']],
  ['Jenny Wren', ['Jenny Wren']],
  // One author or two? Nothing is guessed.
  ['García Márquez, Gabriel José', undefined],
  [['Jenny Wren', 5], undefined],
  [['Jenny Wren', ''], undefined],
  [[], undefined],
  ['', undefined],
  [5, undefined],
  [null, undefined],
])('%j → %j', (value, names) => {
  expect(parseAuthors(value)).toEqual(names);
});
