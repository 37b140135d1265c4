import { expect, test } from 'vitest';
import { type Countable, countThings } from '../../src/survey/count.ts';

const paper = {
  scope: 'core',
  topic: 'song',
  year: 2024,
  review: 'reviewed',
  stages: [{ id: 'alarm' }, { id: 'courtship' }],
  heads: [{ id: 'caller' }],
  methods: ['playback'],
};
const birds: Countable = {
  papers: [
    paper,
    {
      ...paper,
      scope: 'beyond',
      topic: undefined,
      year: undefined,
      review: 'suggested',
      stages: [],
      heads: [],
      methods: [],
    },
  ],
  heads: [
    { stage: 'alarm', group: 'dusk', status: 'established' },
    { stage: undefined, group: undefined, status: 'proposed' },
  ],
  circuits: [{}],
};

test.each([
  [{ of: 'papers' }, 2],
  [{ of: 'papers', scope: 'core' }, 1],
  [{ of: 'papers', stage: 'courtship' }, 1],
  [{ of: 'papers', primary: 'courtship' }, 0],
  [{ of: 'papers', stage: 'alarm', method: 'playback', head: 'caller', year: '2024', review: 'reviewed' }, 1],
  [{ of: 'papers', topic: 'nothing' }, 0],
  [{ of: 'heads' }, 2],
  [{ of: 'heads', status: 'proposed' }, 1],
  [{ of: 'heads', stage: 'alarm', group: 'dusk' }, 1],
  [{ of: 'circuits' }, 1],
  [{ of: 'birds' }, undefined],
  [{ of: 'constructor' }, undefined],
  [{ of: 'papers', colour: 'red' }, undefined],
  [{ of: 'circuits', stage: 'alarm' }, undefined],
  [{ stage: 'alarm' }, undefined],
])('%j: %s', (query, count) => {
  expect(countThings(query as Record<string, string>, birds)).toBe(count);
});
