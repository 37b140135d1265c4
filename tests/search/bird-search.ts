import { writeIndex } from '../../scripts/search/write-index.ts';
import type { FacetValues } from '../../src/facets/facet.ts';
import { Searcher } from '../../src/search/search.ts';
import type { SearchDocument } from '../../src/search/search-document.ts';

type Draft = Partial<SearchDocument> & { title: string; text?: string };

/** An invented survey of a few pages. */
export const birds: Draft[] = [
  { kind: 'head', title: 'Alarm Call', names: ['AC', 'Warning Call'], text: 'A call that warns of a hawk.' },
  { kind: 'head', title: 'Duet Call', text: 'Two wrens call in turn.' },
  { kind: 'head', title: 'Contact Call', text: 'A call that keeps a flock together.' },
  { kind: 'head', title: 'Begging Call', text: 'Chicks ask for food.' },
  { kind: 'stage', title: 'Courtship', facets: { stage: ['courtship'] }, text: 'Singing to find a mate.' },
  {
    title: 'The Song of the Wren: Duets at Dawn',
    authors: ['Ada Finch'],
    facets: { stage: ['courtship'], year: ['2021'] },
    text: 'Wrens sing duets before sunrise. Their dawn chorus is loud. We record behaviour in hedges.',
  },
  {
    title: 'Alarm calls of robins',
    authors: ['Bo Heron'],
    facets: { stage: ['alarm'], year: ['2023'] },
    introduces: ['alarm-call'],
    text: 'Robins warn of hawks with alarm calls. A dawn attack makes the chorus stop. Multi-note calls are rare.',
  },
  { title: "What's in your Nest?", facets: { year: ['2024'] }, text: 'We look into nests of sparrows.' },
  { title: 'Nests', text: 'How nests are built by swallows from mud.' },
  { title: 'DuoSong: a model of singing', text: 'A model of wrens. It is called DuoSong.' },
];

/** Open a search over documents, in memory. */
export async function openSearch(
  drafts: readonly Draft[] = birds,
  synonyms: string[][] = [['dawn chorus', 'DC']],
) {
  const files = filesOf(drafts, synonyms);
  const read: string[] = [];
  const searcher = await Searcher.open({
    async read(path) {
      read.push(path);
      const bytes = files.get(path);
      if (!bytes) throw new Error(path);
      return bytes;
    },
  });
  /** Titles of the results, the best first. */
  const find = async (words: string) => {
    const answer = await searcher.search({ words });
    return { answer, titles: await titlesOf(searcher, answer.documents) };
  };
  return { searcher, find, files, read };
}

export function filesOf(drafts: readonly Draft[], synonyms: string[][] = []) {
  const documents = drafts.map((draft): SearchDocument => {
    const { kind = 'paper', title, text = '', facets = {} } = draft;
    const slug = title.toLowerCase().replace(/[^a-z]+/g, '-');
    return {
      names: [],
      labels: [],
      authors: [],
      introduces: [],
      sections: [{ text }],
      fragment: slug,
      ...draft,
      kind,
      address: `${kind}s/${slug}/`,
      facets: { ...facets, kind: [kind] } as FacetValues,
    };
  });
  const files = writeIndex(documents, {
    options: {
      stage: [
        { value: 'alarm', name: 'Alarm' },
        { value: 'courtship', name: 'Courtship' },
      ],
      kind: [
        { value: 'paper', name: 'Papers' },
        { value: 'head', name: 'Heads' },
        { value: 'stage', name: 'Stages' },
      ],
      year: ['2021', '2023', '2024'].map((year) => ({ value: year, name: year })),
    },
    stages: [
      { id: 'alarm', abbr: 'AL' },
      { id: 'courtship', abbr: 'CO' },
    ],
    synonyms,
  });
  for (const { fragment, title, sections, address } of documents) {
    const page = {
      url: `/${address}`,
      content: `${title}. ${sections[0]?.text}`,
      meta: { title },
      anchors: [],
    };
    files.set(
      `pagefind/fragment/${fragment}`,
      new TextEncoder().encode(`pagefind_dcd${JSON.stringify(page)}`),
    );
  }
  return files;
}

async function titlesOf(searcher: Searcher, documents: readonly number[]): Promise<string[]> {
  return Promise.all(documents.map(async (document) => (await searcher.index.pageOf(document)).title));
}
