import { expect, test } from 'vitest';
import { editDistance, nearestByWords, nearestId } from '../../src/survey/nearest.ts';

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

test.each([
  // What two ids end with says nothing of whether one is meant by the other.
  ['previous-head', 'memory-head', false],
  ['ActivationPatching_24_arXiv_Google', 'ActivationPatching_24_ICLR_Google', false],
  ['/heads/nonsense-head/', '/heads/coherence-head/', false],
  ['induction-haed', 'induction-head', true],
  ['suppress-and-move', 'suppress-and-move-pattern', true],
  ['papers/what-does-bert/', 'papers/what-does-bert-look-at/', true],
  ['effective-reasoning', 'effective', false],
  ['song-of-the-wren-duets-at-dusk', 'song-of-the-wren-duets-at-dawn', true],
])('%s comes near to %s: %s', (found, id, isNear) => {
  expect(nearestId(found, [id])).toBe(isNear ? id : undefined);
});

test('of ids of many words those are named that share the most', () => {
  const known = ['wrens-duets-at-dawn', 'wrens-in-winter', 'owls'];
  expect(nearestByWords('duets of the wrens', known, 2)).toEqual(['wrens-duets-at-dawn', 'wrens-in-winter']);
  expect(nearestByWords('of the', known, 2)).toEqual([]);
});
