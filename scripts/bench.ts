import { spawn } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inventPapers } from './bench/invent-dump.ts';
import type { SearchCosts } from './bench/measure-search.ts';
import { exitCodes, readArguments, runCommand, WrongUseError } from './terminal/command.ts';
import { showSteps } from './terminal/steps.ts';

const usage = `Usage: npm run bench -- [options]

Measures how time, memory and size grow with the number of papers, on invented papers, and prints the figures as Markdown.

  --only NAMES    parts to run, with commas: read, ingest, build, search; all when left out`;

/** Papers for each part: the last is what the part has to stand. */
const sizes = {
  read: [5_000, 50_000, 500_000, 1_200_000],
  ingest: [266, 5_000, 50_000, 500_000],
  build: [266, 2_660, 10_640],
  search: [266, 2_660, 10_640],
};
type Part = keyof typeof sizes;

interface Measurement {
  count: number;
  seconds: number;
  megabytes: number;
}

const step = fileURLToPath(new URL('./bench/measured-step.ts', import.meta.url));

type Row = Measurement & { input: string; more: string };

const measurements: Record<Part, (folder: string, papers: number) => Promise<Row>> = {
  async read(folder, papers) {
    const dump = await writeDump(folder, papers);
    const measured = await measure('read', dump);
    return {
      ...measured,
      input: await megabytesOf(dump),
      more: `${measured.count.toLocaleString('en-GB')} records`,
    };
  },
  async ingest(folder, papers) {
    const dump = await writeDump(folder, papers);
    const content = join(folder, `content-${papers}`);
    await mkdir(content, { recursive: true });
    const added = await measure('ingest', content, dump);
    // To read half a million files back takes many minutes and says no more than fifty thousand do.
    const again = papers <= 50_000 ? await measure('ingest', content, dump) : undefined;
    await rm(content, { recursive: true });
    return {
      ...added,
      input: await megabytesOf(dump),
      more: again
        ? `again, all unchanged: ${again.seconds.toFixed(2)} s, ${again.megabytes.toFixed(0)} MB`
        : '',
    };
  },
  async build(folder, papers) {
    const content = join(folder, `survey-${papers}`);
    await cp('content', content, { recursive: true, filter: (path) => !path.includes('papers') });
    await dropProse(content);
    await measure('ingest', content, await writeDump(folder, papers));
    const out = join(folder, `site-${papers}`);
    const built = await measure('build', content, out);
    return {
      ...built,
      input: '',
      more: `${built.count.toLocaleString('en-GB')} pages, ${await megabytesOf(out)} MB`,
    };
  },
  async search(_folder, papers) {
    const measured = await measure('search', 'content', String(papers));
    const { meanFirst, mostFirst, meanWarm, mostWarm } = measured as Measurement & SearchCosts;
    return {
      ...measured,
      input: '',
      more: `first query: ${meanFirst.toFixed(0)} kB, at most ${mostFirst.toFixed(0)}; warm: ${meanWarm.toFixed(0)} ms, at most ${mostWarm.toFixed(0)}`,
    };
  },
};

async function writeDump(folder: string, papers: number): Promise<string> {
  const file = join(folder, `dump-${papers}.txt`);
  await rm(file, { force: true });
  const portion = 5_000;
  for (let first = 0; first < papers; first += portion) {
    await appendFile(file, inventPapers(first, Math.min(portion, papers - first)));
  }
  return file;
}

/** Leave the front matter alone: prose cites papers that are not among the invented ones. */
async function dropProse(content: string): Promise<void> {
  for (const folder of ['stages', 'heads', 'circuits', 'essays']) {
    for (const name of await readdir(join(content, folder))) {
      const file = join(content, folder, name);
      const [, frontMatter = ''] = /^(---\n.*?\n---\n)/s.exec(await readFile(file, 'utf8')) ?? [];
      await writeFile(file, frontMatter);
    }
  }
}

function measure(...args: string[]): Promise<Measurement> {
  return new Promise((resolve, reject) => {
    // As `npm run ingest` does: garbage is collected sooner, which halves the memory and costs next to no time.
    const flags = args[0] === 'ingest' ? ['--max-semi-space-size=2'] : [];
    const child = spawn(process.execPath, [...flags, step, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measurement);
      else reject(new Error(`The step ${args.join(' ')} ended with exit code ${code}`));
    });
  });
}

async function megabytesOf(path: string): Promise<string> {
  const found = await stat(path);
  if (found.isFile()) return (found.size / 1e6).toFixed(1);
  let bytes = 0;
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return (bytes / 1e6).toFixed(1);
}

function table(part: Part, rows: readonly string[][]): string {
  const heads = ['papers', 'input, MB', 'seconds', 'ms a paper', 'of the first', 'peak MB', ''];
  const lines = [heads, heads.map(() => '---:'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `## ${part}\n\n${lines.join('\n')}\n`;
}

await runCommand(async () => {
  const { values } = readArguments({ only: { type: 'string', default: 'read,ingest,build,search' } }, usage);
  const parts = values.only.split(',');
  const unknown = parts.find((part) => !(part in sizes));
  if (unknown !== undefined) throw new WrongUseError(`Unexpected part "${unknown}" in --only\n\n${usage}`);
  const folder = await mkdtemp(join(tmpdir(), 'survey-bench-'));
  const steps = showSteps();
  try {
    for (const part of parts as Part[]) {
      const rows: string[][] = [];
      let base: number | undefined;
      for (const papers of sizes[part]) {
        steps.begin(`${part} ${papers}`);
        const row = await measurements[part](folder, papers);
        const each = (row.seconds / papers) * 1000;
        base ??= each;
        rows.push([
          papers.toLocaleString('en-GB'),
          row.input,
          row.seconds.toFixed(2),
          each.toFixed(3),
          (each / base).toFixed(2),
          row.megabytes.toFixed(0),
          row.more,
        ]);
        steps.end();
      }
      console.log(table(part, rows));
    }
    return exitCodes.done;
  } finally {
    steps.end();
    await rm(folder, { recursive: true, force: true });
  }
});
