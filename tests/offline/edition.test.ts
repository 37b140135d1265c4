import { expect, test } from 'vitest';
import { toFile } from '../../src/offline/edition.ts';

test.each([
  ['', 'index.html'],
  ['/', '/index.html'],
  ['/papers/x/', '/papers/x/index.html'],
  ['/papers/x/?q=a/b#c/', '/papers/x/index.html?q=a/b#c/'],
  ['/search/#top', '/search/index.html#top'],
  ['/data/papers.json?x', '/data/papers.json?x'],
  ['?q=1', 'index.html?q=1'],
])('%j stands for the file %j', (path, file) => {
  expect(toFile(path)).toBe(file);
});
