import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeSlug, titleToSlug } from '../../src/survey/slug.ts';

describe('titleToSlug', () => {
  test.each([
    ['Song of the Wren', 'song-of-the-wren'],
    ['Où chante le merle ?', 'ou-chante-le-merle'],
    ["The Wren's Song — a Study", 'the-wrens-song-a-study'],
    ['A Mixture of $h-1$ Wings', 'a-mixture-of-h-1-wings'],
    ['$\\mathbf{\\texttt{D}}$ual {Flight}', 'dual-flight'],
    ['Na\\"{\\i}ve Birds', 'naive-birds'],
    ['注意力', 'zhuyili'],
    ['Пение птиц', 'penie-ptits'],
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\Windows', 'c-windows'],
    ['.', /^paper-[0-9a-f]{8}$/],
    ['…?!', /^paper-[0-9a-f]{8}$/],
    ['CON', /^con-[0-9a-f]{8}$/],
    ['lpt1', /^lpt1-[0-9a-f]{8}$/],
    ['Page', /^page-[0-9a-f]{8}$/],
    ['Index', /^index-[0-9a-f]{8}$/],
  ])('%s', (title, slug) => {
    expect(titleToSlug(title)).toMatch(slug instanceof RegExp ? slug : new RegExp(`^${slug}$`));
  });

  test('cuts a long title between words, and a word that is too long anywhere', () => {
    expect(titleToSlug('bird '.repeat(100))).toBe(`${'bird-'.repeat(15)}bird`);
    expect(titleToSlug('b'.repeat(4000))).toBe('b'.repeat(80));
  });

  test('any title gives a name that is safe on every file system', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const slug = titleToSlug(title);
        expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(89);
        expect(slug).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/);
        expect(titleToSlug(title)).toBe(slug);
      }),
      { numRuns: 2000 },
    );
  });
});

test('freeSlug counts on while slugs are taken, and never gives one twice', () => {
  const taken = new Set<string>();
  const give = (title: string) => {
    const slug = freeSlug(title, (each) => taken.has(each));
    taken.add(slug);
    return slug;
  };
  expect([give('Wren'), give('wren'), give('WREN!'), give('Wren 2')]).toEqual([
    'wren',
    'wren-2',
    'wren-3',
    'wren-2-2',
  ]);
  for (let count = 0; count < 20; count += 1) expect(give('w'.repeat(300)).length).toBeLessThanOrEqual(80);
  expect(taken.size).toBe(24);
});
