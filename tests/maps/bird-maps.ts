import type { MapSource } from '../../src/maps/map-source.ts';
import { buildGraph } from '../../src/survey/graph.ts';
import {
  circuitSchema,
  headSchema,
  methodSchema,
  paperSchema,
  stageSchema,
} from '../../src/survey/schema.ts';
import { defaultWords } from '../../src/survey/words.ts';

const hostile = 'End "]\n subgraph <b>x</b> %% {init} `*_` #35; ; | \\ 1. – é';

/** An invented survey of bird songs, with names that Mermaid would stumble over. */
export function birdSource(papers = 3): MapSource {
  const stages = ['listening', 'singing'].map((id, index) => ({
    id,
    data: stageSchema.parse({
      name: `${id.charAt(0).toUpperCase()}${id.slice(1)} & more`,
      abbr: id.slice(0, 1).toUpperCase(),
      order: index + 1,
      summary: `What ${id} is.`,
      groups: [{ id: 'first', name: 'First <group>', summary: 'A group.' }],
      passesTo: index === 0 ? [{ stage: 'singing', carries: 'A "tune"; and more' }] : [],
    }),
  }));
  const head = (id: string, stage: string, extra: object = {}) => ({
    id,
    data: headSchema.parse({
      name: `Head ${id}`,
      status: 'established',
      stage,
      group: 'first',
      summary: `What ${id} does.`,
      ...extra,
    }),
  });
  const heads = [
    head('ear', 'listening'),
    head('throat', 'singing'),
    head('beak', 'singing', { name: hostile.replace(/\n/g, ' ') }),
    head('wing', 'singing', { status: 'proposed', group: undefined, reason: 'New.', proposedBy: ['song-0'] }),
  ];
  const circuits = [
    {
      id: 'song',
      data: circuitSchema.parse({
        name: 'From ear to beak',
        summary: 'How a song comes about.',
        example: { prompt: 'tweet tweet', answer: 'tweet' },
        edges: [
          {
            from: 'ear',
            to: 'throat',
            relation: 'Tells what it heard',
            carries: 'the "tune"',
            basis: 'text',
          },
          { from: 'throat', to: 'beak', relation: 'Gives the sound', basis: 'inferred' },
        ],
      }),
    },
    {
      id: 'round',
      data: circuitSchema.parse({
        name: 'Round and round',
        summary: 'A circle.',
        edges: [
          { from: 'ear', to: 'throat', relation: 'there', basis: 'text' },
          { from: 'throat', to: 'ear', relation: 'and back', basis: 'text' },
        ],
      }),
    },
  ];
  const methods = [
    {
      id: 'field',
      data: methodSchema.parse({ id: 'field', name: 'Field work', kind: 'category', summary: 'Outside.' }),
    },
    {
      id: 'listen',
      data: methodSchema.parse({
        id: 'listen',
        name: 'Listening',
        kind: 'method',
        parent: 'field',
        summary: 'Ears.',
      }),
    },
  ];
  const quote = 'birds sing';
  const all = Array.from({ length: papers }, (_, index) => ({
    id: `song-${index}`,
    data: paperSchema.parse({
      title: `${hostile.replace(/\n/g, ' ')} ${index}`,
      abstract: `${quote} ${index}`,
      authors: index % 2 === 0 ? ['Åsa Ås', 'Bo "Bird" Berg'] : [],
      year: index % 2 === 0 ? 2020 + (index % 5) : undefined,
      stages: [{ id: index % 3 === 0 ? 'singing' : 'listening', quote }],
      heads: [
        { id: index % 3 === 0 ? 'beak' : 'ear', relation: index === 0 ? 'introduces' : 'studies', quote },
        ...(index === 0 ? [{ id: 'wing', relation: 'introduces', quote }] : []),
      ],
      methods: ['listen'],
      review: 'reviewed',
    }),
  }));
  const graph = buildGraph({
    stages: stages.map(({ id, data }) => ({ id, ...data })),
    heads: heads.map(({ id, data }) => ({ id, ...data })),
    circuits: circuits.map(({ id, data }) => ({ id, ...data })),
    methods: methods.map(({ id, data }) => ({ id, name: data.name })),
    benchmarks: [],
    families: [],
    papers: all.map(({ id, data }) => ({ ...data, id })),
  });
  return { stages, heads, circuits, methods, papers: all, graph, words: defaultWords };
}
