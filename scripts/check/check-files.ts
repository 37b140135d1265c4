import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isMissing, listIfThere } from '../../src/content/content-folder.ts';
import { listSchemas, proseSchemas, type TermKind } from '../../src/content/terms-folder.ts';
import { moveCommand } from '../../src/survey/move-command.ts';
import { nearestId } from '../../src/survey/nearest.ts';
import { compareText, type Problem } from '../../src/survey/problem.ts';
import { isReservedSlug } from '../../src/survey/slug.ts';

/** What a file of the content may be called: it becomes the last part of an address. */
const goodName = /^[a-z0-9]+(?:-[a-z0-9]+)*\.mdx$/;

/** Folders of a content folder that something reads. */
const folders = [
  'papers',
  ...Object.keys(proseSchemas),
  'taxonomy',
  'evaluation',
  'maps',
  'schema',
  'sources',
];

/** A term whose file nothing reads; without an id a whole list of them. */
export interface UnreadFile {
  kind: TermKind | 'papers';
  id?: string;
  problem: Problem;
}

/**
 * Files of a content folder that nothing reads although somebody meant them to be read, names that make no address, and links
 * that lead nowhere or out of the folder.
 *
 * @returns Also which terms these would be: whatever names them is told of by this alone.
 */
export async function checkFiles(content: string): Promise<{ problems: Problem[]; unread: UnreadFile[] }> {
  const problems: Problem[] = [];
  const unread: UnreadFile[] = [];
  const note = (path: string, rule: string, message: string, mend: string): Problem => {
    const problem = { file: join(content, path), line: 1, column: 1, rule, message, mend };
    problems.push(problem);
    return problem;
  };

  for (const folder of ['papers', ...Object.keys(proseSchemas)]) {
    const found = await listBelow(content, folder);
    const paths = new Set(found.map(({ path }) => path));
    for (const { path, fault } of found) {
      const name = path.split('/').at(-1) ?? '';
      const isTerm = folder !== 'papers';
      const isNested = isTerm && path.split('/').length > 2;
      const right = nameFor(isNested ? `${folder}/${name}` : path);
      let problem: Problem | undefined;
      if (fault) {
        problem = note(
          path,
          'file-unread',
          `Unexpected ${fault}, expected a file of the content`,
          'Put the file itself there, or delete it.',
        );
      } else if (!/\.mdx$/.test(name)) {
        problem = note(
          path,
          'file-unread',
          `Unexpected file ${name}, expected files that end in .mdx: nothing reads this one`,
          /\.(?:mdx?|markdown)(?:\.txt)?$/i.test(name) || !name.includes('.')
            ? rename(content, path, right)
            : /\.txt$/i.test(name)
              ? `If it is one, ${rename(content, path, right)}; else put it elsewhere.`
              : 'Delete it, or put it elsewhere.',
        );
      } else if (isNested) {
        problem = note(
          path,
          'file-unread',
          `Unexpected folder ${path.slice(0, -name.length)}, expected the file right below ${folder}/: nothing reads it there`,
          rename(content, path, right),
        );
      } else if (isCopy(path, paths)) {
        problem = note(
          path,
          'file-name',
          `Unexpected copy of ${originalOf(name)}, expected each file once`,
          `Delete it, or put its changes into ${originalOf(name)}.`,
        );
      } else if (!goodName.test(name)) {
        problem = note(
          path,
          'file-name',
          `Unexpected file name ${JSON.stringify(name).slice(1, -1)}, expected lower-case letters, digits and single dashes: it becomes an address`,
          rename(content, path, right),
        );
      }
      if (!problem && isReservedSlug(name.replace(/\.mdx$/, ''))) {
        note(
          path,
          'file-name',
          `Unexpected file name ${name}, expected one that is no name of a device or of another page`,
          rename(content, path, path.replace(/\.mdx$/, '-1.mdx')),
        );
      }
      const isRead = !isTerm && /\.mdx$/.test(name);
      if (problem && !isRead && /\.(?:mdx?|markdown)(?:\.txt)?$/i.test(name)) {
        const id = right.replace(/^.*\/|\.mdx$/g, '');
        unread.push({ kind: isTerm ? (folder as TermKind) : 'papers', id, problem });
      }
    }
  }
  const lists = Object.keys(listSchemas);
  const names = await listIfThere(join(content, 'taxonomy'));
  for (const name of names) {
    if (/^[._]/.test(name) || lists.some((list) => name === `${list}.yaml`)) continue;
    const near = nearestId(name.replace(/\.\w+$/, '').toLowerCase(), lists);
    const problem = note(
      `taxonomy/${name}`,
      'file-unread',
      `Unexpected file ${name}, expected one of ${lists.map((list) => `${list}.yaml`).join(', ')}: nothing reads this one`,
      near ? `Call it ${near}.yaml, if that is meant.` : 'Delete it, or put it elsewhere.',
    );
    if (near && !names.includes(`${near}.yaml`)) unread.push({ kind: near as TermKind, problem });
  }
  for (const path of await listStray(content)) {
    const slug = nameFor(path).replace(/^.*\//, '');
    note(
      path,
      'file-unread',
      `Unexpected file ${path}, expected papers below papers/ and terms below ${Object.keys(proseSchemas).join('/, ')}/: nothing reads this one`,
      `If it is a paper, move it to ${join(content, 'papers')}${sep}<topic>${sep}${slug} (npm run check -- --fix then finds the right folder); if it is a term, to its folder, such as ${join(content, 'heads')}${sep}${slug}; else put it elsewhere.`,
    );
  }
  for (const name of ['survey.yml', 'decisions.yml']) {
    if ((await listIfThere(content)).includes(name))
      note(
        name,
        'file-unread',
        `Unexpected file ${name}, expected ${name.replace('yml', 'yaml')}: nothing reads this one`,
        `Call it ${name.replace('yml', 'yaml')}.`,
      );
  }
  return { problems, unread };
}

/** The name of the file that a system has made a copy of by this name. @example originalOf('wren (1).mdx') // 'wren.mdx' */
function originalOf(name: string): string {
  return name.replace(/(?: \(\d+\)| copy(?: \d+)?| - Copy(?: \(\d+\))?|~)(?=\.mdx$)/i, '');
}

/** Whether a file is a copy that a system has made of another one in its folder. */
export function isCopy(path: string, paths: ReadonlySet<string>): boolean {
  const original = path.replace(/[^/]*$/, originalOf);
  return original !== path && paths.has(original);
}

function rename(content: string, from: string, to: string): string {
  return moveCommand(join(content, from), join(content, to));
}

/** A path with the file's name as it should be. */
function nameFor(path: string): string {
  return path.replace(/[^/]*$/, (name) => {
    const stem = name.replace(/(?:\.(?:mdx?|markdown|txt))+$/i, '');
    const plain = stem
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    return `${plain || 'name'}.mdx`;
  });
}

/** All files below a folder; hidden ones, and those that begin with an underscore, are meant to be passed over. */
async function listBelow(content: string, folder: string): Promise<{ path: string; fault?: string }[]> {
  try {
    const entries = await readdir(join(content, folder), { recursive: true, withFileTypes: true });
    const root = await realpath(content);
    const found: { path: string; fault?: string }[] = [];
    for (const entry of entries) {
      const file = join(entry.parentPath, entry.name);
      const path = file.slice(join(content).length + 1).replaceAll('\\', '/');
      if (entry.isDirectory() || /(?:^|\/)[._]/.test(path)) continue;
      const fault = entry.isFile() ? undefined : await faultOf(file, root);
      found.push({ path, ...(fault && { fault }) });
    }
    return found.sort((a, b) => compareText(a.path, b.path));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** What is wrong with an entry that is no plain file. */
async function faultOf(file: string, root: string): Promise<string | undefined> {
  try {
    const target = await realpath(file);
    if (!target.startsWith(root + sep)) return 'link that leads out of the content';
    const found = await stat(target);
    return found.isFile() ? undefined : found.isDirectory() ? 'link to a folder' : 'pipe or device';
  } catch (error) {
    if (isMissing(error)) return 'link that leads nowhere';
    throw error;
  }
}

/** Files with the ending of papers and terms, in the content folder itself or one folder below it, where none is looked for. */
async function listStray(content: string): Promise<string[]> {
  const names = (await listIfThere(content)).filter(
    (name) => !/^[._]/.test(name) && name !== 'node_modules' && !folders.includes(name),
  );
  const stray = names.filter((name) => name.endsWith('.mdx'));
  for (const name of names) {
    for (const inner of await listIfThere(join(content, name)))
      if (inner.endsWith('.mdx') && !/^[._]/.test(inner)) stray.push(`${name}/${inner}`);
  }
  return stray.sort(compareText);
}
