import { gzipSync } from 'fflate';
import { readContent } from '../../src/content/read-content.ts';
import { rootFile } from '../../src/search/index-source.ts';
import { resultOf } from '../../src/search/result.ts';
import { Searcher } from '../../src/search/search.ts';
import { fragmentsOfContent } from '../search/content-fragments.ts';
import { describePages } from '../search/describe-pages.ts';
import { indexDocuments } from '../search/index-documents.ts';
import { documentsOfSite } from '../search/read-fragments.ts';

/** What searches cost a reader. */
export interface SearchCosts {
  /** Things that the index knows. */
  count: number;
  /** kB of the root file, packed. */
  root: number;
  /** kB that a first query reads, the texts of its first ten results too: in the mean, and of the most expensive. */
  meanFirst: number;
  mostFirst: number;
  /** Milliseconds of a query whose files are there, its ten results shown: in the mean, and of the slowest. */
  meanWarm: number;
  mostWarm: number;
}

const queries = [
  'induction heads',
  'IOI',
  'indution head',
  'how do language models recall facts',
  'retrieval heads for long context',
  'KV cache compression',
  'attention heads of large language models a survey',
  'model',
  'succ',
  '"attention heads" -multilingual year:2024..',
];

/**
 * Search an index of the shipped papers, repeated under other numbers until there are enough.
 *
 * @param content Path of the content folder.
 */
export async function measureSearchCosts(content: string, papers: number): Promise<SearchCosts> {
  const survey = await readContent(content);
  const fragments = fragmentsOfContent(survey);
  const documents = documentsOfSite(describePages(survey), fragments);
  const own = documents.filter(({ kind }) => kind === 'paper');
  const others = documents.filter(({ kind }) => kind !== 'paper');
  const many = Array.from({ length: papers }, (_, number) => {
    const paper = own[number % own.length];
    if (!paper) throw new Error(`${content} has no papers`);
    const round = Math.floor(number / own.length);
    if (round === 0) return paper;
    const title = `${paper.title} part ${round}x${number}`;
    // Names of fragments as long and as random as those of a site.
    const fragment = `en_${(number * 2_654_435_761 + round).toString(16).slice(-7)}`;
    return { ...paper, title, address: `${paper.address}${round}/`, fragment };
  });
  const files = indexDocuments([...others, ...many], survey);
  const text = new Map(fragments.map(({ name, fragment }) => [name, fragment]));
  for (const { fragment, address } of many) {
    const page = text.get(address.replace(/\d+\/$/, '')) ?? text.get(address);
    if (page) files.set(`pagefind/fragment/${fragment}`, packPage(page));
  }
  for (const [name, page] of text) files.set(`pagefind/fragment/${name}`, packPage(page));

  let bytes = 0;
  const open = () =>
    Searcher.open({
      async read(path) {
        const file = files.get(path);
        if (!file) throw new Error(`${path} is not in the index`);
        bytes += file.length;
        return file;
      },
    });
  const ask = async (searcher: Searcher, words: string) => {
    const answer = await searcher.search({ words });
    await Promise.all(answer.documents.slice(0, 10).map((document) => resultOf(searcher, document, answer)));
  };
  const firsts: number[] = [];
  const warms: number[] = [];
  for (const words of queries) {
    bytes = 0;
    const searcher = await open();
    await ask(searcher, words);
    firsts.push(bytes / 1000);
    const started = performance.now();
    await ask(searcher, words);
    warms.push(performance.now() - started);
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    count: others.length + many.length,
    root: (files.get(rootFile)?.length ?? 0) / 1000,
    meanFirst: mean(firsts),
    mostFirst: Math.max(...firsts),
    meanWarm: mean(warms),
    mostWarm: Math.max(...warms),
  };
}

function packPage(page: object): Uint8Array {
  return gzipSync(new TextEncoder().encode(`pagefind_dcd${JSON.stringify(page)}`), { level: 9, mtime: 0 });
}
