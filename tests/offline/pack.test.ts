import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planSaving } from '../../scripts/offline/plan-saving.ts';
import { buildPack, parsePack } from '../../src/offline/pack.ts';
import { packOf } from '../../src/offline/saved-version.ts';
import { sayBytes } from '../../src/offline/say-bytes.ts';

const file = fc.record({ path: fc.string(), bytes: fc.uint8Array().map((bytes) => new Uint8Array(bytes)) });

test('a pack gives back the files that it was made of', () => {
  fc.assert(
    fc.property(fc.array(file), (files) => {
      expect(parsePack(buildPack(files))).toEqual(files);
    }),
  );
});

test('a pack that was cut off, or is none, is refused', () => {
  const pack = buildPack([{ path: 'a', bytes: new Uint8Array([1, 2, 3]) }]);
  for (let length = 0; length < pack.length; length += 1) {
    expect(() => parsePack(pack.slice(0, length)), `${length} bytes`).toThrow();
  }
  expect(() => parsePack(new TextEncoder().encode('{"a":1}\n'))).toThrow('expected a list of files');
});

test('a file is always in the same pack, and packs are about equally full', () => {
  const counts = [0, 0, 0, 0];
  for (let at = 0; at < 1000; at += 1) {
    const pack = packOf(`papers/paper-${at}/index.html`, 4);
    counts[pack] = (counts[pack] ?? 0) + 1;
  }
  for (const count of counts) expect(count).toBeGreaterThan(150);
  expect(packOf('papers/wren/index.html', 7)).toBe(packOf('papers/wren/index.html', 7));
});

const files = [
  { path: '_astro/style.css', bytes: 10 },
  { path: 'data/explore.json', bytes: 30 },
  { path: 'data/papers.json', bytes: 40, isLinked: true },
  { path: 'data/source/papers/wren.mdx', bytes: 10 },
  { path: 'index.html', bytes: 10 },
  { path: 'papers/index.html', bytes: 20 },
  { path: 'papers/page/2/index.html', bytes: 20 },
  { path: 'papers/wren/index.html', bytes: 30 },
  { path: 'stages/alarm/index.html', bytes: 20 },
];
const [shell, lists, search, papers, downloads] = [
  ['_astro/style.css', 'index.html'],
  ['papers/index.html', 'papers/page/2/index.html', 'stages/alarm/index.html'],
  ['data/explore.json'],
  ['papers/wren/index.html'],
  ['data/papers.json', 'data/source/papers/wren.mdx'],
] as const;
const names = [
  'stages, heads and lists',
  'the search and the data of charts',
  'the pages of the papers',
  'files to download or to mend',
];
test.each([
  [190, [...shell, ...lists, ...search, ...papers, ...downloads], []],
  [189, [...shell, ...lists, ...search, ...papers], names.slice(3)],
  [139, [...shell, ...lists, ...search], names.slice(2)],
  // What comes after something that doesn't fit is not taken either, even where it would.
  [100, [...shell, ...lists], names.slice(1)],
  [0, shell, names],
])('a budget of %d bytes saves whole kinds of files', (budget, expected, missing) => {
  const { atOnce, packedAtOnce, onDemand, namesOnDemand } = planSaving(files, { budget, manyFiles: 1000 });
  expect(atOnce.map(({ path }) => path)).toEqual([...expected].sort());
  expect(packedAtOnce).toEqual([]);
  expect([...atOnce, ...onDemand].map(({ path }) => path).sort()).toEqual(files.map(({ path }) => path));
  expect(namesOnDemand).toEqual(missing);
});

test('a kind of very many files is saved in packs, so that they need no list', () => {
  const many = Array.from({ length: 1000 }, (_, at) => ({ path: `papers/p${at}/index.html`, bytes: 1 }));
  const { atOnce, packedAtOnce, onDemand } = planSaving([...files, ...many], {
    budget: 10_000,
    manyFiles: 1000,
  });
  expect(atOnce.map(({ path }) => path)).toEqual([...shell, ...lists, ...search, ...downloads].sort());
  expect(packedAtOnce).toHaveLength(1001);
  expect(onDemand).toEqual([]);
});

test.each([
  [0, '0 kB'],
  [999, '1 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [2_318_645, '2.3 MB'],
  [31_400_000, '31 MB'],
  [1_500_000_000, '1,500 MB'],
])('%d bytes are said as %j', (bytes, words) => {
  expect(sayBytes(bytes)).toBe(words);
});
