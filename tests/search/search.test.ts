import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { birds, filesOf, openSearch } from './bird-search.ts';

describe('a search', async () => {
  const { find, searcher, read } = await openSearch();

  test('needs all words, in whatever form, and ignores those that say nothing', async () => {
    expect((await find('the songs of a wren')).titles).toEqual(['The Song of the Wren: Duets at Dawn']);
    expect((await find('behaviors')).titles).toEqual(['The Song of the Wren: Duets at Dawn']);
    expect((await find('multinote')).titles).toEqual(['Alarm calls of robins']);
  });

  test('puts an exact title first, and what the survey says of a thing before papers that mention it', async () => {
    expect((await find('nests')).titles[0]).toBe('Nests');
    expect((await find("what's in your nest")).titles[0]).toBe("What's in your Nest?");
    expect((await find('alarm calls')).titles.slice(0, 2)).toEqual(['Alarm Call', 'Alarm calls of robins']);
    expect((await find('courtship')).titles[0]).toBe('Courtship');
  });

  test('finds the paper that introduces a thing when that is asked for', async () => {
    for (const words of ['paper that introduces alarm calls', 'who proposed the alarm call'])
      expect((await find(words)).titles[0], words).toBe('Alarm calls of robins');
    expect((await find('alarm call')).titles[0]).toBe('Alarm Call');
  });

  test('finds authors', async () => {
    expect((await find('finch wren')).titles[0]).toBe('The Song of the Wren: Duets at Dawn');
  });

  test('looks for other names, both ways, and says so', async () => {
    for (const [words, from] of [
      ['AC', 'AC'],
      ['warning calls', 'warning calls'],
      ['warning', undefined],
    ] as const) {
      const { answer, titles } = await find(words);
      expect(titles[0], words).toBe('Alarm Call');
      expect(answer.alsoFor[0]?.from).toBe(from);
    }
    const { answer, titles } = await find('DC');
    expect(titles).toContain('The Song of the Wren: Duets at Dawn');
    expect(answer.alsoFor).toEqual([{ key: 'dc', from: 'DC', names: ['dawn chorus'] }]);
    const without = await searcher.search({ words: 'DC', without: new Set(['dc']) });
    expect(without.documents).toEqual([]);
    expect(without.alsoFor).toHaveLength(1);
  });

  test('takes a word in two for one, and one in one for two', async () => {
    expect((await find('duo song')).titles[0]).toBe('DuoSong: a model of singing');
    expect((await find('alarmcall')).titles[0]).toBe('Alarm Call');
  });

  test('lets the last word go on, and no other', async () => {
    expect((await find('alarm ca')).titles[0]).toBe('Alarm Call');
    // A single letter may become any word; the words before it stay what is looked for.
    expect((await find('alarm c')).titles[0]).toBe('Alarm Call');
    expect((await find("what's in your n")).titles[0]).toBe("What's in your Nest?");
    expect((await find('alarm c')).answer.leftOut).toEqual([]);
    const { titles } = await find('robins');
    expect(titles.length).toBeGreaterThan(0);
    expect((await find('robi')).titles).toEqual(titles);
    // What stands once in one text is left out of the list of words, so that it stays small.
    expect((await find('swal')).titles).toEqual([]);
  });

  test('corrects what stands nowhere by words that go with the others, and says so', async () => {
    const { answer, titles } = await find('alrm calls');
    expect(titles[0]).toBe('Alarm Call');
    expect(answer.corrections).toEqual([{ from: 'alrm', to: 'alarm' }]);
    expect(answer.suggestion).toBe('alarm calls');
    expect((await find('robni')).titles).toEqual(['Alarm calls of robins']);
  });

  test('leaves out words when no page has all, and says which; never more than half', async () => {
    const { answer, titles } = await find('wren duets submarine');
    expect(titles).toContain('The Song of the Wren: Duets at Dawn');
    expect(answer.leftOut).toEqual(['submarine']);
    expect((await find('wren submarine helicopter')).titles).toEqual([]);
    // With a word missing, one that is only like another is too little to go by.
    expect((await find('wern submarine')).titles).toEqual([]);
    expect((await find('wern duets submarine')).titles).toEqual([]);
    expect((await find('wern duets')).titles).toContain('The Song of the Wren: Duets at Dawn');
  });

  test('answers a question also with pages that lack a word, and says which', async () => {
    const { answer, titles } = await find('how do robins warn children of hawks');
    expect(titles[0]).toBe('Alarm calls of robins');
    expect(answer.lacking.get(answer.documents[0] ?? -1)).toEqual(['children']);
    expect(answer.leftOut).toEqual([]);
  });

  test.each(['zzxqwv', 'submarine', 'xx yy zz', '!?', 'helicopter torpedo', '""'])(
    'finds nothing for %s',
    async (words) => {
      const { answer, titles } = await find(words);
      expect(titles).toEqual([]);
      expect(answer.suggestion).toBeUndefined();
    },
  );

  test('takes quotes at their word', async () => {
    expect((await find('"dawn chorus"')).titles).toEqual(['The Song of the Wren: Duets at Dawn']);
    expect((await find('dawn chorus')).titles).toHaveLength(2);
    expect((await find('"chorus stop" robins')).titles).toEqual(['Alarm calls of robins']);
    expect((await find('"wren dawn"')).titles).toEqual([]);
  });

  test('leaves out what has a minus', async () => {
    expect((await find('dawn -robins')).titles).toEqual(['The Song of the Wren: Duets at Dawn']);
    expect((await find('dawn -"dawn chorus"')).titles).toEqual(['Alarm calls of robins']);
    expect((await find('-call kind:head')).titles).toEqual([]);
  });

  test.each([
    ['dawn stage:alarm', ['Alarm calls of robins']],
    ['dawn stage:AL', ['Alarm calls of robins']],
    ['dawn year:..2021', ['The Song of the Wren: Duets at Dawn']],
    ['year:2022..', ['Alarm calls of robins', "What's in your Nest?"]],
    ['dawn -year:2021', ['Alarm calls of robins']],
    ['kind:stages', ['Courtship']],
    ['dawn stage:flight', []],
  ])('keeps to the conditions of “%s”', async (words, expected) => {
    expect((await find(words)).titles.sort()).toEqual(expected);
  });

  test('sorts by year, the newest first and those without last, or by title', async () => {
    const all = await searcher.search({ words: 'kind:paper', order: 'year' });
    expect(all.documents.map((document) => searcher.index.facets[document]?.year?.[0])).toEqual([
      '2024',
      '2023',
      '2021',
      undefined,
      undefined,
    ]);
    const titles = await searcher.search({ words: 'kind:paper', order: 'title' });
    expect(titles.documents).toEqual(titles.documents.toSorted((a, b) => a - b));
  });

  test('reads no file of the index twice', () => {
    expect(new Set(read).size).toBe(read.length);
  });

  test('has an answer for any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...'wren alrm"-:..2é鳥stage'), maxLength: 30 }),
        async (words) => {
          const { documents, countBeforeChoice } = await searcher.search({ words });
          expect(new Set(documents).size).toBe(documents.length);
          expect(documents.length).toBe(countBeforeChoice);
        },
      ),
    );
  });
});

describe('the files of an index', () => {
  test('are the same for the same documents in any order', () => {
    const bytes = (files: Map<string, Uint8Array>) =>
      [...files].map(([path, own]) => `${path} ${Buffer.from(own).toString('hex')}`);
    expect(bytes(filesOf([...birds].reverse())).sort()).toEqual(bytes(filesOf(birds)).sort());
  });

  test('can be made of nothing', async () => {
    const { find } = await openSearch([], []);
    expect((await find('wren')).titles).toEqual([]);
  });

  test('have other names when a text changes', () => {
    const names = (drafts: typeof birds) =>
      [...filesOf(drafts).keys()].filter((path) => path.includes('/terms-'));
    expect(names([...birds, { title: 'Owls', text: 'An owl hoots.' }])).not.toEqual(names(birds));
  });
});
