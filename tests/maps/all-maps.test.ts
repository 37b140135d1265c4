import { describe, expect, test } from 'vitest';
import { allMaps } from '../../src/maps/all-maps.ts';
import { mapTermsOf } from '../../src/maps/map-source.ts';
import { mostNodes } from '../../src/maps/survey-map.ts';
import { toMermaid } from '../../src/maps/to-mermaid.ts';
import { birdSource } from './bird-maps.ts';

const mapsOf = (papers?: number) => allMaps(mapTermsOf(birdSource(papers)));

describe('maps of a survey', () => {
  test('there is one of each kind, and none of what has nothing around it', () => {
    expect(mapsOf().map(({ id }) => id)).toEqual([
      'survey',
      'stages',
      'stage-listening',
      'stage-singing',
      'head-beak',
      'head-ear',
      'head-throat',
      'head-wing',
      'circuit-round',
      'circuit-song',
      'circuit-song-steps',
      'methods',
      'paper-song-0',
      'paper-song-1',
      'paper-song-2',
    ]);
  });

  test.each([1, 3, 60, 400])('of %d papers no map is larger than a picture can be', (papers) => {
    for (const { id, nodes } of mapsOf(papers)) expect(nodes.length, id).toBeLessThanOrEqual(mostNodes);
  });

  test('every edge joins two nodes of its map, and no key stands twice', () => {
    for (const { id, nodes, edges } of mapsOf(60)) {
      const keys = nodes.map(({ key }) => key);
      expect(new Set(keys).size, id).toBe(keys.length);
      for (const { from, to } of edges) {
        expect(keys, id).toContain(from);
        expect(keys, id).toContain(to);
      }
    }
  });

  test('what is left out is said', () => {
    const stage = mapsOf(60).find(({ id }) => id === 'stage-singing');
    expect(stage?.description).toContain('12 papers of 20 shown');
    const head = mapsOf(60).find(({ id }) => id === 'head-ear');
    expect(head?.nodes.at(-1)?.name).toBe('and 33 more papers');
  });

  test('a line that no sentence of the source stands behind is dotted, and the map says so', () => {
    const song = mapsOf().find(({ id }) => id === 'circuit-song');
    const lines = song?.edges.filter(({ from, to }) => !`${from} ${to}`.includes('example:'));
    expect(lines?.map(({ isDotted = false }) => isDotted)).toEqual([false, true]);
    expect(song?.description).toContain(
      'A dotted line between heads is one that the source does not put into words',
    );
    const figure = birdSource();
    const drawn = figure.circuits.map((circuit) => ({
      ...circuit,
      data: {
        ...circuit.data,
        edges: circuit.data.edges.map((edge) => ({ ...edge, basis: 'figure' as const })),
      },
    }));
    const other = allMaps(mapTermsOf({ ...figure, circuits: drawn })).find(
      ({ id }) => id === 'circuit-round',
    );
    expect(other?.edges.filter(({ isDotted }) => isDotted).length).toBe(2);
  });

  test('steps come after those that they build on, and a circle has none', () => {
    const steps = mapsOf().find(({ id }) => id === 'circuit-song-steps');
    expect(steps?.edges.map(({ from, to }) => [from, to])).toEqual([
      ['head:ear', 'head:throat'],
      ['head:throat', 'head:beak'],
    ]);
    expect(mapsOf().some(({ id }) => id === 'circuit-round-steps')).toBe(false);
  });

  test('the order in which terms and papers are read makes no difference', () => {
    const source = birdSource(9);
    const reversed = {
      ...source,
      stages: source.stages.toReversed(),
      heads: source.heads.toReversed(),
      circuits: source.circuits.toReversed(),
      papers: source.papers.toReversed(),
    };
    expect(allMaps(mapTermsOf(reversed))).toEqual(allMaps(mapTermsOf(source)));
  });

  test('a count, a definition or an address makes no picture stale; a name does', () => {
    const source = birdSource();
    const pictures = (changed: typeof source) =>
      new Map(allMaps(mapTermsOf(changed)).map((map) => [map.id, toMermaid(map, 'picture')]));
    const before = pictures(source);
    const reworded = source.heads.map((head) =>
      head.id === 'ear' ? { ...head, data: { ...head.data, summary: 'Other words.' } } : head,
    );
    expect(pictures({ ...source, heads: reworded })).toEqual(before);
    const renamed = source.circuits.map((circuit) =>
      circuit.id === 'song' ? { ...circuit, data: { ...circuit.data, name: 'Another name' } } : circuit,
    );
    expect(pictures({ ...source, circuits: renamed })).toEqual(before);

    const other = source.heads.map((head) =>
      head.id === 'throat' ? { ...head, data: { ...head.data, name: 'Larynx' } } : head,
    );
    const after = pictures({ ...source, heads: other });
    const changed = [...after].filter(([id, text]) => before.get(id) !== text).map(([id]) => id);
    // All that show it, and no other: the path of a paper that has nothing to do with it stays.
    expect(changed).toEqual([
      'survey',
      'stage-singing',
      'head-beak',
      'head-ear',
      'head-throat',
      'circuit-round',
      'circuit-song',
      'circuit-song-steps',
    ]);
  });
});
