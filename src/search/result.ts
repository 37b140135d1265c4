import { excerptOf, type Marks, markText, type Piece } from './excerpt.ts';
import { sectionsOf } from './fragment.ts';
import type { PageKind } from './page-kind.ts';
import type { SearchAnswer, Searcher } from './search.ts';

/** What to show of a document that was found. */
export interface Result {
  document: number;
  /** From the root of the site, with a slash before it. */
  address: `/${string}`;
  title: Piece[];
  kind: PageKind;
  /** Stages in their order; of a page on a stage that stage. */
  stages: { id: string; name: string; abbr: string; order: number }[];
  year?: string;
  excerpt: Piece[];
  /** Other sections of the page that have what is looked for, the best first. */
  sections: { address: `/${string}`; heading: Piece[]; excerpt: Piece[] }[];
  /** Words that it doesn't have. */
  lacking: string[];
}

const mostSections = 3;

/** A year or a venue alone says nothing of a page that has nothing of the words either. */
const isScrap = (text: string) => text.length < 60;

/** @throws when the page's text can't be had. */
export async function resultOf(searcher: Searcher, document: number, answer: SearchAnswer): Promise<Result> {
  const { index } = searcher;
  const { fragment, id, title } = await index.pageOf(document);
  const marks: Marks = answer;
  const sections = sectionsOf(fragment, new Set(id === undefined ? [] : [id]));
  const own = id === undefined ? sections : sections.filter((section) => section.id === id);
  const excerpts = own
    .map(({ text, heading, id }, place) => ({ ...excerptOf(text, marks), text, heading, id, place }))
    .sort(
      (a, b) => b.found - a.found || Number(isScrap(a.text)) - Number(isScrap(b.text)) || a.place - b.place,
    );
  const [main] = excerpts;
  const page = fragment.url as `/${string}`;
  const values = index.facets[document] ?? {};
  const year = values.year?.[0];
  return {
    document,
    address: id === undefined ? page : `${page}#${id}`,
    title: markText(title, marks),
    kind: searcher.kindOf(document),
    stages: index.head.stages.flatMap(({ id: stage, abbr }, place) => {
      if (!values.stage?.includes(stage)) return [];
      const name = index.head.options.stage?.find(({ value }) => value === stage)?.name ?? stage;
      return [{ id: stage, name, abbr, order: place + 1 }];
    }),
    ...(year !== undefined && { year }),
    excerpt: main?.pieces ?? [],
    sections: excerpts
      .slice(1)
      .flatMap(({ id: anchor, heading, pieces, found }) => {
        if (found === 0 || anchor === undefined || heading === undefined) return [];
        return [
          { address: `${page}#${anchor}` as const, heading: markText(heading, marks), excerpt: pieces },
        ];
      })
      .slice(0, mostSections),
    lacking: answer.lacking.get(document) ?? [],
  };
}
