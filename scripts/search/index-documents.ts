import type { Content } from '../../src/content/read-content.ts';
import { facetOptionsOf } from '../../src/facets/paper-facets.ts';
import { kindName, type PageKind, pageKinds } from '../../src/search/page-kind.ts';
import type { SearchDocument } from '../../src/search/search-document.ts';
import { capitalize, type Words } from '../../src/survey/words.ts';
import { findAbbreviations } from './find-abbreviations.ts';
import { writeIndex } from './write-index.ts';

/** What several pages of a kind are called. */
function pluralOf(kind: PageKind, words: Words): string {
  if (kind === 'head' || kind === 'circuit') return capitalize(words[kind].many);
  if (kind === 'glossary') return 'Glossary entries';
  return kind === 'page' ? 'Other pages' : `${kindName(kind, words)}s`;
}

/** Make the files of the index of a survey's documents; see `writeIndex`. */
export function indexDocuments(
  documents: readonly SearchDocument[],
  { papers, terms, words }: Pick<Content, 'papers' | 'terms' | 'words'>,
): Map<string, Uint8Array> {
  const named = (list: readonly { id: string; data: { name: string } }[]) =>
    list.map(({ id, data }) => ({ id, name: data.name }));
  const stages = [...terms.stages].sort((a, b) => a.data.order - b.data.order);
  const options = facetOptionsOf(
    documents.map(({ facets }) => facets),
    {
      stages: named(stages),
      heads: named(terms.heads),
      methods: named(terms.methods),
      topics: named(terms.topics),
      scopes: named(terms.scopes),
      families: named(terms['model-families']),
      kinds: pageKinds.map((id) => ({ id, name: pluralOf(id, words) })),
    },
  );
  const tasks = terms.tasks.flatMap(({ data: { name, abbr } }) =>
    // Not each short name is an abbreviation.
    abbr !== undefined && /\p{Lu}.*\p{Lu}/u.test(abbr) ? [[name, abbr]] : [],
  );
  const abstracts = papers.flatMap(({ data }) => data?.abstract ?? []);
  const known = new Set(documents.flatMap(({ kind, names }) => (kind === 'paper' ? [] : names)));
  return writeIndex(documents, {
    options,
    stages: stages.map(({ id, data }) => ({ id, abbr: data.abbr })),
    synonyms: [...tasks, ...findAbbreviations(abstracts).filter(([, short]) => !known.has(short))],
  });
}
