import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestLabels } from '../../src/survey/suggest-labels.ts';
import { birdTaxonomy } from '../ingest/folder-of-papers.ts';

describe('suggestLabels', () => {
  test.each([
    [
      'no cue: the last scope, the last topic, no stage',
      'Ships',
      'We build ships.',
      { scope: 'off', stages: [], topic: 'other', methods: [] },
    ],
    [
      'a stage by a cue, in the plural too, with the sentence that holds it',
      'Robins',
      'Robins are birds. They give alarm calls at dusk! Then they rest.',
      {
        scope: 'core',
        stages: [{ id: 'alarm', quote: 'They give alarm calls at dusk!' }],
        topic: 'other',
        methods: [],
      },
    ],
    [
      'the stage with more cues first',
      'Wren',
      'An alarm call ends it. The courtship song is for a mate.',
      {
        scope: 'core',
        stages: [
          { id: 'courtship', quote: 'The courtship song is for a mate.' },
          { id: 'alarm', quote: 'An alarm call ends it.' },
        ],
        topic: 'song',
        methods: [],
      },
    ],
    [
      'the one sentence that a cue opens',
      'Robins',
      'Plumage is grey at first, while the song is loud. Alarm calls follow at dusk. Then they rest.',
      {
        scope: 'core',
        stages: [{ id: 'alarm', quote: 'Alarm calls follow at dusk.' }],
        topic: 'song',
        methods: [],
      },
    ],
    [
      'a cue inside a word is none',
      'Ships',
      'Shipmates and matelots are songless.',
      { scope: 'off', stages: [], topic: 'other', methods: [] },
    ],
    [
      'no stage for a scope that has none',
      'Ships',
      'A mate mends sails.',
      { scope: 'off', stages: [], topic: 'other', methods: [] },
    ],
    [
      'a method by a cue of the title or the abstract, whatever the scope; its family is no label',
      'Ships',
      'By ear we judge ships that play horns from loudspeakers.',
      { scope: 'off', stages: [], topic: 'other', methods: ['playback'] },
    ],
  ])('%s', (_name, title, abstract, labels) => {
    expect(suggestLabels(title, abstract, birdTaxonomy)).toEqual(labels);
  });

  test('a taxonomy without terms gives no labels', () => {
    expect(suggestLabels('Wren', 'Sings.', { stages: [], topics: [], scopes: [], methods: [] })).toEqual({
      scope: undefined,
      stages: [],
      topic: undefined,
      methods: [],
    });
  });

  test('a quote is always a passage of the abstract, not too long, and holds a cue', () => {
    const word = fc.constantFrom(
      'alarm call',
      'mate',
      'bird',
      'Of',
      'sings',
      'x'.repeat(50),
      '.',
      '!\n',
      'e.g.',
      '漢字',
      ',',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80 }), (words) => {
        const abstract = words.join(' ');
        for (const { quote } of suggestLabels('Bird', abstract, birdTaxonomy).stages) {
          expect(abstract).toContain(quote);
          expect(quote.length).toBeLessThanOrEqual(300);
          expect(quote).toMatch(/alarm call|mate/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
