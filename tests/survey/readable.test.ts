import { expect, test } from 'vitest';
import { readableParts } from '../../src/survey/readable.ts';
import { headSchema, paperSchema } from '../../src/survey/schema.ts';

test('of data that a schema refuses, each part that fits its own schema is read, in its place', () => {
  const paper = readableParts(paperSchema, {
    title: 'Wren',
    abstract: 5,
    stages: [{ id: 'Alarm', quote: 'a' }, 'courtship', { id: 'song', quote: 'b', more: 1 }],
    methods: ['playback', 7],
    year: 'x',
  });
  expect(paper).toMatchObject({
    title: 'Wren',
    stages: [{ quote: 'a' }, undefined, { id: 'song', quote: 'b' }],
    methods: ['playback', undefined],
    heads: [],
  });
  expect(paper?.abstract).toBeUndefined();
  expect(paper?.year).toBeUndefined();
});

test('a rule about several fields takes none of them away', () => {
  expect(readableParts(headSchema, { name: 'Wren', status: 'established', summary: 'Sings.' })).toMatchObject(
    {
      name: 'Wren',
      status: 'established',
    },
  );
});

test('what stands behind a misspelt key is not taken for absent', () => {
  expect(readableParts(paperSchema, { title: 'Wren', stage: [] })?.stages).toBeUndefined();
  expect(readableParts(paperSchema, { title: 'Wren' })?.stages).toEqual([]);
});

test.each([[undefined], [null], ['text'], [[1]]])('of %j there is nothing to read', (value) => {
  expect(readableParts(paperSchema, value)).toBeUndefined();
});
