import { buildSite } from '../build/build-site.ts';
import { ingestFiles } from '../ingest/ingest-files.ts';
import { readInput } from '../ingest/read-input.ts';
import { measureSearchCosts, type SearchCosts } from './measure-search.ts';

/**
 * One step of the benchmark, in a process of its own so that its peak memory is its own.
 *
 * Arguments: `read FILE`, `ingest CONTENT FILE`, `build CONTENT OUT`,
 * `search CONTENT PAPERS`. Prints seconds without start-up, the highest
 * resident memory in MB, and what it counted, as one JSON object.
 */
const [step, first = '', second = ''] = process.argv.slice(2);

let costs: SearchCosts | undefined;

async function run(): Promise<number> {
  if (step === 'read') {
    let records = 0;
    for await (const event of readInput(first)) if (event.kind === 'record') records += 1;
    return records;
  }
  if (step === 'ingest') {
    const { summary, problems } = await ingestFiles({ content: first, files: [second] });
    if (problems.length > 0) throw new Error(problems[0]?.message);
    return summary.read;
  }
  if (step === 'search') {
    costs = await measureSearchCosts(first, Number(second));
    return costs.count;
  }
  const { pages } = await buildSite({ content: first, out: second, base: '/' });
  return pages;
}

const started = performance.now();
const count = await run();
const seconds = (performance.now() - started) / 1000;
console.log(JSON.stringify({ ...costs, count, seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
