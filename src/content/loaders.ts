import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { mapTermsOfContent } from '../maps/content-maps.ts';
import { readPictures } from '../maps/picture-folder.ts';
import { fingerprint } from '../survey/fingerprint.ts';
import { formatProblem, type Problem } from '../survey/problem.ts';
import type { BodyOptions } from './body-component.ts';
import { bodyOptionsOf } from './body-options.ts';
import { compileBody } from './compile-body.ts';
import { type Content, readContent } from './read-content.ts';

/** To be raised when the loaders or `compileBody` give another result for the same file. */
const version = 6;

/** What a loader puts into its collection for one file. */
interface Entry {
  id: string;
  data: Record<string, unknown>;
  file: string;
  body: string;
  bodyLine: number;
  /** All that the entry is made from, besides what its prose cites and counts. */
  source: string;
}

/** Kinds of terms that have a file and prose each. */
export type ProseKind = 'stages' | 'heads' | 'circuits' | 'essays';

/**
 * Loaders for the papers and the prose of a content folder, which they read once between them.
 *
 * None of the files becomes a module, as with the MDX integration, which costs a fifth of the time and half of the memory
 * at ten thousand papers. A body is a closed subset of MDX; see `compileBody`.
 *
 * @param folder Path of the content folder.
 */
export function createLoaders(folder: string): { papers: Loader; prose: (kind: ProseKind) => Loader } {
  let content: Promise<Content> | undefined;
  const read = () => {
    content ??= readContent(folder);
    return content;
  };
  const forget = () => {
    content = undefined;
  };
  const create = (
    name: string,
    entriesOf: (content: Content, problems: Problem[]) => Entry[],
    level: 2 | 3,
  ): Loader => ({
    name,
    async load(context) {
      const load = async () => {
        const whole = await read();
        const problems = [...whole.problems];
        const base = context.config.base.replace(/\/?$/, '/');
        const pictures = await readPictures(folder);
        const maps = { terms: mapTermsOfContent(whole), pictures };
        const options = { ...bodyOptionsOf(whole.papers, whole.terms, base, maps), outermostHeading: level };
        const facts = fingerprint(factsOf(whole) + pictures.files.join());
        await fill(context, entriesOf(whole, problems), options, facts, problems);
        if (problems.length > 0) throw new Error(`\n${problems.map(formatProblem).join('\n')}`);
      };
      await load();
      if (context.watcher)
        await watch(folder, context, () => {
          forget();
          return load();
        });
    },
  });
  return {
    papers: create('papers', paperEntries, 3),
    prose: (kind) =>
      create(
        kind,
        ({ terms }) => terms[kind].map(proseEntry),
        kind === 'stages' || kind === 'essays' ? 2 : 3,
      ),
  };
}

function paperEntries({ papers }: Content, problems: Problem[]): Entry[] {
  const first = new Map<string, string>();
  return papers.flatMap(({ slug, data, file, body, bodyLine, text, problems: own }) => {
    problems.push(...own);
    const before = first.get(slug);
    if (before !== undefined) {
      problems.push(repeatedSlug(file, slug, before));
      return [];
    }
    first.set(slug, file);
    return data ? [{ id: slug, data: { ...data }, file, body, bodyLine, source: text }] : [];
  });
}

function proseEntry({ id, data, file, body, bodyLine }: Content['terms'][ProseKind][number]): Entry {
  return { id, data: { ...data }, file, body, bodyLine, source: JSON.stringify(data) + body };
}

/** All that prose can cite or count: when any of it changes, prose is compiled anew. */
function factsOf({ papers, terms }: Content): string {
  const ofPapers = papers.map(({ slug, data, body }) => [slug, data && { ...data, abstract: '' }, body]);
  const ofTerms = [terms.references, terms.stages, terms.heads, terms.circuits].map((list) =>
    list.map(({ id, data }) => [id, data]),
  );
  return fingerprint(JSON.stringify([ofPapers, ofTerms]));
}

/** Bring a collection up to date with its files; what hasn't changed is left, what has vanished is deleted. */
async function fill(
  { store, parseData, config }: LoaderContext,
  entries: readonly Entry[],
  options: BodyOptions,
  facts: string,
  problems: Problem[],
): Promise<void> {
  for (const { id, data, file, body, bodyLine, source } of entries) {
    const around = body.trim() === '' ? '' : facts;
    const digest = fingerprint(JSON.stringify([version, config.base, file, around, source]));
    if (store.get(id)?.digest === digest) continue;
    const compiled = compileBody(body, file, bodyLine, options);
    problems.push(...compiled.problems);
    if (compiled.problems.length > 0) continue;
    // Through the schema once more, because Astro infers the types of the entries from that.
    const parsed = await parseData({ id, data, filePath: file });
    store.set({
      id,
      data: parsed,
      digest,
      filePath: relative(process.cwd(), file),
      rendered: {
        html: compiled.html,
        metadata: { headings: compiled.headings, cited: compiled.cited },
      },
    });
  }
  const ids = new Set(entries.map(({ id }) => id));
  for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
}

async function watch(
  folder: string,
  { watcher, logger }: LoaderContext,
  reload: () => Promise<void>,
): Promise<void> {
  if (await stat(folder).catch(() => undefined)) watcher?.add(folder);
  watcher?.on('all', (_event, changed) => {
    if (relative(folder, changed).startsWith('..') || !/\.(?:mdx|yaml)$/.test(changed)) return;
    reload().catch((error: Error) => logger.error(error.message));
  });
}

/** Two files of one name in two folders would have one address. */
export function repeatedSlug(file: string, slug: string, first: string): Problem {
  return {
    file,
    line: 1,
    column: 1,
    rule: 'duplicate-slug',
    message: `Unexpected second paper at the address "${slug}", expected one file of that name (the first is ${first})`,
    mend: 'Delete one of the files if they are one paper, or rename the newer one.',
  };
}
