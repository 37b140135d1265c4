import type { PaperTerms } from '../../scripts/check/check-paper.ts';
import { readKnownPaper } from '../../scripts/ingest/known-paper.ts';
import { type Outcome, type ReconcileOptions, Reconciler } from '../../scripts/ingest/reconcile.ts';
import type { Facts, PaperRecord } from '../../scripts/ingest/record.ts';
import type { Taxonomy } from '../../src/content/content-folder.ts';

/** Two stages, two topics and a method, with cues, of a survey on birds. */
export const birdTaxonomy: Taxonomy = {
  stages: [
    {
      id: 'courtship',
      name: 'Courtship',
      abbr: 'C',
      order: 1,
      summary: 'Songs for a mate.',
      groups: [],
      references: [],
      passesTo: [],
      cues: ['courtship song', 'mate'],
    },
    {
      id: 'alarm',
      name: 'Alarm',
      abbr: 'A',
      order: 2,
      summary: 'Calls of danger.',
      groups: [],
      references: [],
      passesTo: [],
      cues: ['alarm call'],
    },
  ],
  topics: [
    { id: 'song', name: 'Song', summary: 'How birds sing.', cues: ['song', 'sing'] },
    { id: 'other', name: 'Other', summary: 'Everything else.', cues: [] },
  ],
  scopes: [
    { id: 'core', name: 'Core', summary: 'On bird song.', cues: ['bird', 'song', 'wren'], staged: true },
    { id: 'off', name: 'Off', summary: 'On something else.', cues: [], staged: false },
  ],
  methods: [
    {
      id: 'by-ear',
      name: 'By ear',
      summary: 'Listen.',
      kind: 'family',
      parent: undefined,
      cues: ['by ear'],
      aliases: [],
      references: [],
    },
    {
      id: 'playback',
      name: 'Playback',
      summary: 'Play a song.',
      kind: 'method',
      parent: 'by-ear',
      cues: ['playback', 'loudspeaker'],
      aliases: [],
      references: [],
    },
  ],
};

/** The same as terms with places, with a head of each stage and two methods. */
export const birdTerms: PaperTerms = {
  scopes: birdTaxonomy.scopes.map(termOf),
  topics: birdTaxonomy.topics.map(termOf),
  stages: birdTaxonomy.stages.map(({ id, ...data }) => ({
    ...termOf({ id, ...data }),
    body: '',
    bodyLine: 1,
  })),
  heads: ['courtship', 'alarm'].map((stage) => ({
    ...termOf(birdHead(`${stage}-head`, stage)),
    body: '',
    bodyLine: 1,
  })),
  methods: [
    { id: 'playback', name: 'Playback', summary: 'Play a song.', kind: 'method' as const },
    { id: 'by-ear', name: 'By ear', summary: 'Listen.', kind: 'family' as const },
  ].map((method) => termOf({ ...method, cues: [], aliases: [], references: [], parent: undefined })),
};

function termOf<Data extends { id: string }>(data: Data) {
  return { id: data.id, data, file: 'content/terms', place: () => ({ line: 1, column: 1 }) };
}

function birdHead(id: string, stage: string) {
  const unknown = {
    group: undefined,
    subgroup: undefined,
    task: undefined,
    input: undefined,
    output: undefined,
    found: undefined,
  };
  const lists = { aliases: [], layers: [], models: [], references: [], proposedBy: ['a-paper'] };
  return {
    id,
    name: id,
    status: 'proposed' as const,
    stage,
    summary: 'Sings.',
    reason: 'New.',
    ...unknown,
    ...lists,
  };
}

export function record(
  title: string,
  abstract: string,
  more: { facts?: Facts; dump?: string; line?: number } = {},
): PaperRecord {
  return { title, abstract, facts: more.facts ?? {}, dump: more.dump ?? 'birds', line: more.line ?? 1 };
}

/** A content folder in memory: path to text. */
export type Folder = Map<string, string>;

/** Run one ingest over the records and write what it says into the folder. */
export async function ingest(
  folder: Folder,
  records: readonly PaperRecord[],
  options: Partial<ReconcileOptions> = {},
): Promise<Outcome[]> {
  const reconciler = new Reconciler(
    [...folder].map(([path, text]) => readKnownPaper(path, text)),
    { taxonomy: birdTaxonomy, readText: (path) => folder.get(path), ...options },
  );
  for (const each of records) reconciler.announce(each);
  const outcomes: Outcome[] = [];
  for (const each of records) {
    const outcome = reconciler.reconcile(each);
    if (outcome.kind !== 'rejected' && outcome.text !== undefined) folder.set(outcome.path, outcome.text);
    outcomes.push(outcome);
  }
  return outcomes;
}
