import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, listIfThere } from '../../src/content/content-folder.ts';
import { listSchemas, proseSchemas } from '../../src/content/terms-folder.ts';
import { nearestId } from '../../src/survey/nearest.ts';
import { compareText, type Problem } from '../../src/survey/problem.ts';

/** What a file of the content may be called: it becomes the last part of an address. */
const goodName = /^[a-z0-9]+(?:-[a-z0-9]+)*\.mdx$/;

/** Files of a content folder that nothing reads although somebody meant them to be read, and names that make no address. */
export async function checkFiles(content: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  const note = (path: string, rule: string, message: string, mend: string) =>
    problems.push({ file: join(content, path), line: 1, column: 1, rule, message, mend });

  for (const folder of ['papers', ...Object.keys(proseSchemas)]) {
    for (const path of await listBelow(content, folder)) {
      const name = path.split('/').at(-1) ?? '';
      if (!name.endsWith('.mdx')) {
        note(
          path,
          'file-unread',
          `Unexpected file ${name}, expected files that end in .mdx: nothing reads this one`,
          /\.(?:md|mdx|markdown)$/i.test(name)
            ? `git mv ${join(content, path)} ${join(content, nameFor(path))}`
            : 'Delete it, or put it elsewhere.',
        );
      } else if (!goodName.test(name)) {
        note(
          path,
          'file-name',
          `Unexpected file name ${name}, expected lower-case letters, digits and single dashes: it becomes an address`,
          `git mv "${join(content, path)}" ${join(content, nameFor(path))}`,
        );
      }
    }
  }
  const lists = Object.keys(listSchemas);
  for (const name of await listIfThere(join(content, 'taxonomy'))) {
    if (/^[._]/.test(name) || lists.includes(name.replace(/\.yaml$/, ''))) continue;
    const near = nearestId(name.replace(/\.\w+$/, '').toLowerCase(), lists);
    note(
      `taxonomy/${name}`,
      'file-unread',
      `Unexpected file ${name}, expected one of ${lists.map((list) => `${list}.yaml`).join(', ')}: nothing reads this one`,
      near ? `Call it ${near}.yaml, if that is meant.` : 'Delete it, or put it elsewhere.',
    );
  }
  return problems;
}

/** A path with the file's name as it should be. */
function nameFor(path: string): string {
  return path.replace(/[^/]*$/, (name) => {
    const stem = name.replace(/\.(?:mdx?|markdown)$/i, '');
    const plain = stem
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    return `${plain || 'name'}.mdx`;
  });
}

/** Paths of all files below a folder; hidden ones, and those that begin with an underscore, are meant to be passed over. */
async function listBelow(content: string, folder: string): Promise<string[]> {
  try {
    const entries = await readdir(join(content, folder), { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(join(content).length + 1)
          .replaceAll('\\', '/'),
      );
    return paths.filter((path) => !/(?:^|\/)[._]/.test(path)).sort(compareText);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
