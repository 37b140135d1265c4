import type { Content } from '../../src/content/read-content.ts';
import { facetOptionsOf } from '../../src/facets/paper-facets.ts';
import { kindNames, type PageKind, pageKinds } from '../../src/search/page-kind.ts';
import type { SearchDocument } from '../../src/search/search-document.ts';
import { findAbbreviations } from './find-abbreviations.ts';
import { writeIndex } from './write-index.ts';

/** What several pages of a kind are called. */
function pluralOf(kind: PageKind): string {
  if (kind === 'glossary') return 'Glossary entries';
  return kind === 'page' ? 'Other pages' : `${kindNames[kind]}s`;
}

/** Make the files of the index of a survey's documents; see `writeIndex`. */
export function indexDocuments(
  documents: readonly SearchDocument[],
  { papers, terms }: Pick<Content, 'papers' | 'terms'>,
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
      kinds: pageKinds.map((id) => ({ id, name: pluralOf(id) })),
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
