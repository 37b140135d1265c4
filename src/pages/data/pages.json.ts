import type { APIRoute } from 'astro';
import { getSurveyIndex } from '../../content/survey-index.ts';
import type { KnownPage } from '../../not-found/nearest-pages.ts';
import { capitalize } from '../../survey/words.ts';
import { toPlainText } from '../../text/abstract-to-html.ts';

/** Path and name of each page that somebody may look for: what the page for wrong addresses chooses from. */
export const GET: APIRoute = async () => {
  const index = await getSurveyIndex();
  const {
    words,
    papers,
    stages,
    heads,
    circuits,
    methods,
    topics,
    essays,
    benchmarks,
    glossary,
    background,
    references,
  } = index;
  const named = (folder: string, terms: readonly { id: string; data: { name: string } }[]): KnownPage[] =>
    terms.map(({ id, data }) => [`/${folder}/${id}/`, data.name]);
  const list = (path: string, name: string, terms: { length: number } | { size: number }): KnownPage[] =>
    ('size' in terms ? terms.size : terms.length) > 0 ? [[path, name]] : [];
  const pages: KnownPage[] = [
    ['/papers/', 'All papers'],
    ['/explore/', 'Explore the papers'],
    ['/search/', 'Search'],
    ['/quality/', 'Quality'],
    ...list('/heads/', capitalize(words.head.many), heads),
    ...list('/circuits/', capitalize(words.circuit.many), circuits),
    ...list('/methods/', 'Methods', methods),
    ...list('/benchmarks/', 'Benchmarks', benchmarks),
    ...list('/glossary/', 'Glossary', glossary),
    ...list('/background/', 'Background', background),
    ...list('/references/', 'References', references),
    ...essays.map(({ id, data }): KnownPage => [id === 'about' ? '/about/' : `/essays/${id}/`, data.title]),
    ...named('stages', stages),
    ...named('heads', heads),
    ...named('circuits', circuits),
    ...named('methods', methods),
    ...named('topics', topics),
    ...papers.map(({ id, data }): KnownPage => [`/papers/${id}/`, toPlainText(data.title)]),
  ];
  return new Response(`${JSON.stringify(pages)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
};
