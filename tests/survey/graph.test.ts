import { describe, expect, test } from 'vitest';
import { buildGraph, type GraphSource } from '../../src/survey/graph.ts';

const birds: GraphSource = {
  stages: [
    {
      id: 'courtship',
      name: 'Courtship',
      passesTo: [{ stage: 'alarm', carries: 'A mate' }, { stage: 'nowhere' }],
    },
    { id: 'alarm', name: 'Alarm', passesTo: [] },
  ],
  heads: [
    { id: 'singer', name: 'Singer', stage: 'courtship' },
    { id: 'caller', name: 'Caller' },
  ],
  circuits: [
    {
      id: 'duet',
      name: 'Duet',
      edges: [{ from: 'singer', to: 'caller', relation: 'Begins', basis: 'text' }],
    },
  ],
  methods: [{ id: 'playback', name: 'Playback' }],
  benchmarks: [
    { id: 'dawn-chorus', name: 'Dawn Chorus' },
    { id: 'egg', name: 'EGG' },
    { id: 'sst', name: 'Song/Songs2' },
  ],
  families: [
    { id: 'tits', name: 'Tits and their kin', aliases: ['Parus'] },
    { id: 'owls', name: 'Owls', aliases: ['Strix'] },
  ],
  papers: [
    {
      id: 'wren',
      title: 'Wren',
      abstract: 'On the dawn-chorus, not on the egg. Songs2 too. Parus-2 and a strix.',
      stages: [{ id: 'courtship', quote: 'On the dawn' }],
      heads: [
        { id: 'singer', relation: 'introduces', quote: 'dawn' },
        { id: 'nobody', relation: 'uses', quote: 'x' },
      ],
      methods: ['playback', 'unheard-of'],
    },
  ],
};

describe('buildGraph', () => {
  const { nodes, edges } = buildGraph(birds);

  test('has a node for each thing, by key', () => {
    expect(nodes.map(({ key }) => key)).toEqual([
      'benchmark:dawn-chorus',
      'benchmark:egg',
      'benchmark:sst',
      'circuit:duet',
      'family:owls',
      'family:tits',
      'head:caller',
      'head:singer',
      'method:playback',
      'paper:wren',
      'stage:alarm',
      'stage:courtship',
    ]);
  });

  test('has the edges that the content states, and none to what is not there', () => {
    expect(edges).toEqual([
      { kind: 'bears-on', from: 'paper:wren', to: 'stage:courtship', quote: 'On the dawn' },
      { kind: 'by-method', from: 'paper:wren', to: 'method:playback' },
      {
        kind: 'hands',
        from: 'head:singer',
        to: 'head:caller',
        label: 'Begins',
        circuit: 'duet',
        basis: 'text',
      },
      { kind: 'in-stage', from: 'head:singer', to: 'stage:courtship' },
      { kind: 'introduces', from: 'paper:wren', to: 'head:singer', quote: 'dawn' },
      { kind: 'names-family', from: 'paper:wren', to: 'family:tits', label: 'Parus-2' },
      { kind: 'on-benchmark', from: 'paper:wren', to: 'benchmark:dawn-chorus', label: 'dawn-chorus' },
      { kind: 'on-benchmark', from: 'paper:wren', to: 'benchmark:sst', label: 'Songs2' },
      { kind: 'passes', from: 'stage:courtship', to: 'stage:alarm', label: 'A mate' },
    ]);
  });

  test('is the same whatever order the content comes in', () => {
    const reversed = Object.fromEntries(
      Object.entries(birds).map(([kind, list]) => [kind, [...list].reverse()]),
    );
    expect(buildGraph(reversed as unknown as GraphSource)).toEqual({ nodes, edges });
  });
});
