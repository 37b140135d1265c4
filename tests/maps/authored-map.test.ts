import { describe, expect, test } from 'vitest';
import { bodyOptionsOf } from '../../src/content/body-options.ts';
import { compileBody } from '../../src/content/compile-body.ts';
import { mapOfPicture, readAuthoredMap } from '../../src/maps/authored-map.ts';
import { mapTermsOf } from '../../src/maps/map-source.ts';
import { printPicture } from '../../src/maps/print-picture.ts';
import { birdSource } from './bird-maps.ts';

const text = `flowchart LR
  accTitle: How a tune travels
  accDescr: From the ear to the beak.
  ear("Ear"):::stage-1 -->|tune| beak("Beak")
  click ear "/heads/ear/"
  click beak href "https://example.org/beak"`;

const drawn = printPicture({
  form: 'flowchart',
  width: 200,
  height: 40,
  nodes: [
    {
      name: 'ear',
      shape: 'round',
      box: { x: 0, y: 0, width: 60, height: 30 },
      label: { x: 30, y: 15, lines: ['Ear'] },
      stageOrder: 1,
    },
    {
      name: 'beak',
      shape: 'round',
      box: { x: 120, y: 0, width: 60, height: 30 },
      label: { x: 150, y: 15, lines: ['Beak'] },
    },
  ],
  edges: [
    {
      from: 'ear',
      to: 'beak',
      path: 'M60,15L120,15',
      isDotted: false,
      hasArrow: true,
      label: { x: 90, y: 15, lines: ['tune'], box: { x: 70, y: 5, width: 40, height: 19 } },
    },
  ],
  frames: [],
  lifelines: [],
});

describe('a diagram that a person wrote', () => {
  test('is read without what decides nothing of its picture', () => {
    const read = readAuthoredMap(text);
    if ('faults' in read) throw new Error('expected no fault');
    expect(read.map).toEqual({
      title: 'How a tune travels',
      description: 'From the ear to the beak.',
      form: 'flowchart',
      links: new Map([
        ['ear', '/heads/ear/'],
        ['beak', 'https://example.org/beak'],
      ]),
      source: 'flowchart LR\n  ear("Ear"):::stage-1 -->|tune| beak("Beak")\n',
    });
    const map = mapOfPicture(read.map, 'text-1', drawn);
    expect(map.nodes.map(({ key, name, stageOrder, address }) => [key, name, stageOrder, address])).toEqual([
      ['ear', 'Ear', 1, '/heads/ear/'],
      ['beak', 'Beak', undefined, 'https://example.org/beak'],
    ]);
    expect(map.edges).toEqual([{ from: 'ear', to: 'beak', label: 'tune' }]);
  });

  test.each([
    ['pie\n "a": 1', ['map-kind']],
    ['flowchart LR\n a --> b', ['map-title']],
    ['sequenceDiagram\n accTitle: x\n a->>b: c', ['map-title']],
    [
      'flowchart LR\n accTitle: x\n accDescr: y\n style a fill:#f00\n linkStyle 0 stroke:red',
      ['map-colour', 'map-colour'],
    ],
    ['flowchart LR\n accTitle: x\n accDescr: y\n %%{init: {"theme":"dark"}}%%', ['map-colour']],
    ['flowchart LR\n accTitle: x\n accDescr: y\n click a "javascript:alert(1)"', ['map-link']],
    ['flowchart LR\n accTitle: x\n accDescr: y\n click a href "//evil.example/"', ['map-link']],
  ])('%j is not taken, with the reason', (wrong, rules) => {
    const read = readAuthoredMap(wrong);
    expect('faults' in read ? read.faults.map(({ rule }) => rule) : []).toEqual(rules);
  });

  const terms = mapTermsOf(birdSource());
  const compile = (body: string, svg?: string) =>
    compileBody(body, 'essays/x.mdx', 10, {
      ...bodyOptionsOf([], { references: [], heads: [], circuits: [], stages: [] }, '/base/', {
        terms,
        pictures: { files: [], get: () => svg },
      }),
      outermostHeading: 2,
    });

  test('becomes a figure in prose, with links under the base path', () => {
    const { html, problems } = compile(`Look:\n\n\`\`\`mermaid\n${text}\n\`\`\`\n`, drawn);
    expect(problems).toEqual([]);
    expect(html).toContain('<svg viewBox="0 0 200 40"');
    expect(html).toContain('href="/base/heads/ear/"');
    expect(html).toContain('href="https://example.org/beak"');
    expect(html).toContain('How a tune travels');
    expect(html).not.toContain('style');
  });

  test('shows its text until it is drawn', () => {
    const { html } = compile(`\`\`\`mermaid\n${text}\n\`\`\`\n`);
    expect(html).toContain('not drawn yet');
    expect(html).toContain('accTitle: How a tune travels');
  });

  test('its faults have their place in the file', () => {
    const { problems } = compile(
      'Look:\n\n```mermaid\nflowchart LR\n accTitle: x\n accDescr: y\n style a fill:red\n```\n',
    );
    expect(problems.map(({ line, rule }) => [line, rule])).toEqual([[16, 'map-colour']]);
  });

  test('a map of data can be shown in prose, and what there is none of is named', () => {
    expect(compile('<Map of="circuit" id="song"/>').html).toContain('From ear to beak');
    expect(compile('<Map of="circuit" id="sing"/>').problems.map(({ rule }) => rule)).toEqual(['body-map']);
    expect(compile('<Map of="constructor"/>').problems.map(({ rule }) => rule)).toEqual(['body-map']);
  });
});
