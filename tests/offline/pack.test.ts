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
  { path: 'data/papers.json', bytes: 40 },
  { path: 'index.html', bytes: 10 },
  { path: 'papers/index.html', bytes: 20 },
  { path: 'papers/page/2/index.html', bytes: 20 },
  { path: 'papers/wren/index.html', bytes: 30 },
  { path: 'stages/alarm/index.html', bytes: 20 },
];
test.each([
  [1000, files.map(({ path }) => path)],
  [
    120,
    [
      '_astro/style.css',
      'data/papers.json',
      'index.html',
      'papers/index.html',
      'papers/page/2/index.html',
      'stages/alarm/index.html',
    ],
  ],
  [
    119,
    [
      '_astro/style.css',
      'index.html',
      'papers/index.html',
      'papers/page/2/index.html',
      'papers/wren/index.html',
      'stages/alarm/index.html',
    ],
  ],
  [
    80,
    [
      '_astro/style.css',
      'index.html',
      'papers/index.html',
      'papers/page/2/index.html',
      'stages/alarm/index.html',
    ],
  ],
  [0, ['_astro/style.css', 'index.html']],
])('a budget of %d bytes saves whole kinds of files', (budget, expected) => {
  const { atOnce, onDemand } = planSaving(files, budget);
  expect(atOnce.map(({ path }) => path)).toEqual(expected);
  expect([...atOnce, ...onDemand].map(({ path }) => path).sort()).toEqual(files.map(({ path }) => path));
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
