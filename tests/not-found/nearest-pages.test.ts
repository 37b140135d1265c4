import { expect, test } from 'vitest';
import { type KnownPage, nearestPages } from '../../src/not-found/nearest-pages.ts';

const pages: KnownPage[] = [
  ['/papers/', 'All papers'],
  ['/birds/robin/', 'Robin'],
  ['/birds/wren/', 'Wren'],
  ['/songs/wren/', 'The song of the wren'],
  ['/papers/duets-of-wrens-at-dawn/', 'Duets of wrens at dawn'],
];

test.each([
  ['birds/wrne/', ['/birds/wren/', '/songs/wren/']],
  ['songs/wren', ['/songs/wren/', '/birds/wren/']],
  ['wren', ['/birds/wren/', '/songs/wren/']],
  ['Wrén.html', ['/birds/wren/', '/songs/wren/']],
  ['papers/duets-of-wren-at-dawn', ['/papers/duets-of-wrens-at-dawn/', '/birds/wren/', '/songs/wren/']],
  ['papers/duets-of-wrens', ['/papers/duets-of-wrens-at-dawn/']],
  ['paper/', ['/papers/']],
  ['papers/index.html?x=1', ['/papers/']],
  ['nothing-of-the-kind/', []],
  ['', []],
  ['///', []],
  ['%%%/<script>', []],
])('%s', (asked, expected) => {
  expect(nearestPages(asked, pages).map(([path]) => path)).toEqual(expected);
});
