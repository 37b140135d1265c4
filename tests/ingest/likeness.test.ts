import { expect, test } from 'vitest';
import { likeness, nearKeys } from '../../scripts/ingest/likeness.ts';

test.each([
  ['one two three four', 'One, two: three four!', 1],
  ['', '', 1],
  ['one two three', 'four five six', 0],
  ['one', 'one two', 0.5],
])('%j and %j: %d', (a, b, alike) => {
  expect(likeness(a, b)).toBe(alike);
});

test('a sentence added to an abstract leaves the two alike', () => {
  const text =
    'We record the songs of forty wrens in three parks of the city and compare what they sing at dawn.';
  expect(likeness(text, `${text} At dusk they rest in the hedge.`)).toBeGreaterThan(0.6);
});

const share = (a: [string, string], b: [string, string]) => {
  const keys = new Set(nearKeys(...a));
  return nearKeys(...b).some((key) => keys.has(key));
};

test.each([
  ['one word more', 'Songs of the winter wren', 'Songs of the small winter wren at dawn', false],
  ['one telling word more', 'Dawn songs of the winter wren', 'Dawn songs of the small winter wren', true],
  ['one word exchanged', 'Dawn songs of the winter wren', 'Dawn songs of the marsh wren', true],
  ['the plural', 'Dawn song of the winter wren', 'Dawn songs of the winter wren', true],
  ['little in common', 'Dawn songs of the winter wren', 'Alarm calls of the summer robin', false],
])('titles with %s meet: %s', (_name, a, b, meet) => {
  expect(share([a, 'x'], [b, 'y'])).toBe(meet);
});

test('abstracts that share a long sentence meet', () => {
  const sentence =
    'We record the songs of forty wrens in three parks of the city and compare what they sing at dawn.';
  expect(share(['A', `Wrens sing. ${sentence}`], ['B', `${sentence} So do robins.`])).toBe(true);
});
