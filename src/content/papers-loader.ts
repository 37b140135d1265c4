import { readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Loader } from 'astro/loaders';
import { fingerprint } from '../survey/fingerprint.ts';
import { type PaperFile, parsePaperFile } from '../survey/paper-file.ts';
import { formatProblem, type Problem } from '../survey/problem.ts';
import { compileBody } from './compile-body.ts';
import { listPaperFiles } from './content-folder.ts';
import { bodyOptionsOf } from './paper-components.ts';

/** To be raised when this loader or `compileBody` gives another result for the same file. */
const version = 2;

/**
 * Loads `papers/<folder>/<slug>.mdx` without making each file a module, which costs a fifth of the time and half of the
 * memory of the MDX integration at ten thousand papers. A body is a closed subset of MDX; see `compileBody`.
 *
 * @param content Path of the content folder.
 * @throws when a file has a problem: all problems of all files are in the message.
 */
export function papersLoader(content: string): Loader {
  return {
    name: 'papers',
    async load({ store, config, parseData, logger, watcher }) {
      const base = config.base.replace(/\/?$/, '/');
      const load = async (): Promise<void> => {
        const problems: Problem[] = [];
        const texts = new Map<string, string>();
        const papers: PaperFile[] = [];
        const first = new Map<string, string>();
        for (const path of await listPaperFiles(content)) {
          const file = join(content, path);
          const text = await readFile(file, 'utf8');
          const paper = parsePaperFile(path, text, file);
          problems.push(...paper.problems);
          const before = first.get(paper.slug);
          if (before !== undefined) {
            problems.push(repeatedSlug(file, paper.slug, before));
            continue;
          }
          first.set(paper.slug, file);
          texts.set(paper.slug, text);
          papers.push(paper);
        }

        const options = bodyOptionsOf(papers, base);
        // A body shows the names of other papers where it cites them, so it is compiled anew when any of those changes.
        const names = fingerprint(
          JSON.stringify(papers.map(({ slug, data }) => [slug, data?.title, data?.authors, data?.year])),
        );
        for (const paper of papers) {
          const file = join(content, paper.path);
          if (!paper.data) continue;
          const others = paper.body.trim() === '' ? '' : names;
          const digest = fingerprint(
            JSON.stringify([version, base, paper.path, others, texts.get(paper.slug)]),
          );
          if (store.get(paper.slug)?.digest === digest) continue;
          const body = compileBody(paper.body, file, paper.bodyLine, options);
          problems.push(...body.problems);
          if (body.problems.length > 0) continue;
          // Through the schema once more, because Astro infers the types of the entries from that.
          const data = await parseData({ id: paper.slug, data: { ...paper.data }, filePath: file });
          store.set({
            id: paper.slug,
            data,
            digest,
            filePath: relative(process.cwd(), file),
            rendered: { html: body.html },
          });
        }
        for (const id of store.keys()) if (!first.has(id)) store.delete(id);
        if (problems.length > 0) throw new Error(`\n${problems.map(formatProblem).join('\n')}`);
      };
      await load();

      if (!watcher) return;
      const folder = join(content, 'papers');
      if (await stat(folder).catch(() => undefined)) watcher.add(pathToFileURL(folder).pathname);
      watcher.on('all', (_event, changed) => {
        if (!relative(folder, changed).startsWith('..') && changed.endsWith('.mdx')) {
          load().catch((error: Error) => logger.error(error.message));
        }
      });
    },
  };
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
