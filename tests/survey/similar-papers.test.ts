import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ComparedPaper, findSimilarPapers } from '../../src/survey/similar-papers.ts';

const paper = (id: string, abstract: string, ...labels: string[]): ComparedPaper => ({
  id,
  title: '',
  abstract,
  labels: labels.map((name) => ({ key: name, name, weight: 3 })),
});

describe('findSimilarPapers', () => {
  const similar = findSimilarPapers([
    paper('wren', 'Duets of wrens at dawn', 'Song'),
    paper('robin', 'The wren sings duets with robins', 'Song'),
    paper('swift', 'Swifts sleep in flight'),
    paper('ships', 'On the building of ships'),
    paper('boats', 'On the building of small boats and of a ship, 1900 to 2000'),
    ...Array.from({ length: 9 }, (_, number) => paper(`other-${number}`, `Word${number}x alone`)),
  ]);

  test('finds papers that share words and labels, and says which', () => {
    expect(similar.get('wren')?.map(({ id }) => id)).toEqual(['robin']);
    expect(similar.get('wren')?.[0]?.shared).toEqual(['Song', 'duets', 'wren']);
    expect(similar.get('boats')?.[0]).toMatchObject({ id: 'ships' });
  });

  test('a word is one word with and without the s of the plural', () => {
    expect(similar.get('ships')?.[0]?.shared).toContain('ship');
  });

  test('one rare word alone makes no two papers alike, a label does', () => {
    const rare = (id: string, ...labels: string[]) =>
      paper(id, `Treebank of ${id} ${id}a ${id}b ${id}c`, ...labels);
    const others = Array.from({ length: 20 }, (_, number) =>
      paper(`other-${number}`, `Word${number}x alone`),
    );
    expect(findSimilarPapers([rare('wren'), rare('robin'), ...others]).get('wren')).toEqual([]);
    const labelled = findSimilarPapers([rare('wren', 'Song'), rare('robin', 'Song'), ...others]);
    expect(labelled.get('wren')?.[0]?.shared).toEqual(['Song', 'treebank']);
  });

  test('says nothing of a paper that nothing is like', () => {
    expect(similar.get('swift')).toEqual([]);
    expect(findSimilarPapers([])).toEqual(new Map());
    expect(findSimilarPapers([paper('one', 'Alone')])).toEqual(new Map([['one', []]]));
  });

  const words = [
    'wren',
    'robin',
    'dawn',
    'song',
    'nest',
    'egg',
    'owl',
    'loss',
    '<b>',
    '__proto__',
    'constructor',
  ];
  const arbitrary = fc
    .array(fc.tuple(fc.array(fc.constantFrom(...words), { maxLength: 8 }), fc.subarray(['A', 'B'])), {
      maxLength: 25,
    })
    .map((items) => items.map(([text, labels], id) => paper(`p${id}`, text.join(' '), ...labels)));

  test('is the same in whatever order the papers come, never of a paper itself, best first, and shares what it says', () => {
    fc.assert(
      fc.property(arbitrary, (papers) => {
        const found = findSimilarPapers(papers);
        expect(findSimilarPapers(papers.toReversed())).toEqual(found);
        expect(found.size).toBe(papers.length);
        for (const [id, list] of found) {
          const own = papers.find((each) => each.id === id);
          expect(list.length).toBeLessThanOrEqual(5);
          for (const [place, { id: other, score, shared }] of list.entries()) {
            expect(other).not.toBe(id);
            expect(score).toBeGreaterThan(0);
            expect(score).toBeLessThanOrEqual(1 + 1e-9);
            expect(score).toBeLessThanOrEqual(list[place - 1]?.score ?? 2);
            const theirs = papers.find((each) => each.id === other);
            for (const term of shared) {
              for (const side of [own, theirs])
                expect(`${side?.abstract} ${side?.labels.map(({ name }) => name)}`).toContain(term);
            }
          }
        }
      }),
    );
  });
});
