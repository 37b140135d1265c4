import { expect, test } from 'vitest';
import { facetOptionsOf, facetValuesOfPaper } from '../../src/facets/paper-facets.ts';

const wren = {
  stages: ['alarm', 'courtship'],
  heads: [],
  methods: ['playback', 'playback'],
  topic: 'song',
  scope: null,
  year: 2024,
  families: ['tits'],
};

test('a paper has the values that it states, each once, and no facet where it states none', () => {
  expect(facetValuesOfPaper(wren)).toEqual({
    stage: ['alarm', 'courtship'],
    method: ['playback'],
    topic: ['song'],
    kind: ['paper'],
    year: ['2024'],
    family: ['tits'],
  });
});

test('what can be chosen is what items have, terms in their order and years ascending', () => {
  const terms = (...ids: string[]) => ids.map((id) => ({ id, name: id.toUpperCase() }));
  const items = [wren, { ...wren, year: 990, stages: ['courtship'] }].map(facetValuesOfPaper);
  const options = facetOptionsOf(items, {
    stages: terms('courtship', 'migration', 'alarm'),
    heads: terms('singer'),
    methods: terms('playback'),
    topics: terms('song'),
    scopes: [],
    families: terms('tits'),
  });
  expect(options).toEqual({
    stage: [
      { value: 'courtship', name: 'COURTSHIP' },
      { value: 'alarm', name: 'ALARM' },
    ],
    method: [{ value: 'playback', name: 'PLAYBACK' }],
    topic: [{ value: 'song', name: 'SONG' }],
    year: [
      { value: '990', name: '990' },
      { value: '2024', name: '2024' },
    ],
    family: [{ value: 'tits', name: 'TITS' }],
  });
});
