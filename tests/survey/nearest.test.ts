import { expect, test } from 'vitest';
import { editDistance, nearestId } from '../../src/survey/nearest.ts';

test.each([
  ['', '', 0],
  ['wren', 'wren', 0],
  ['wren', 'wern', 1],
  ['wren', 'wrens', 1],
  ['wren', 'robin', 4],
  ['', 'abc', 3],
])('%j and %j are %i apart', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

test.each([
  ['latent-reasonning', 'latent-reasoning'],
  ['latnet-reasoning', 'latent-reasoning'],
  ['LR', undefined],
  ['something-else-altogether', undefined],
])('%s: perhaps %s', (found, near) => {
  expect(nearestId(found, ['knowledge-recalling', 'latent-reasoning'])).toBe(near);
});
