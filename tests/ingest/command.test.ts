import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runScript } from '../run-script.ts';

let folder: string;
let content: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'survey-ingest-'));
  content = join(folder, 'content');
  await mkdir(content);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ingest = (...args: string[]) => runScript('ingest', [...args, '--content', content]);
const written = async () =>
  (await readdir(content, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

async function dump(text: string | Uint8Array, name = 'birds.txt'): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

const wren =
  'Song of the Wren\nWrens sing a courtship song at dawn. Their mates answer from the hedge below. We recorded both.';
const robin =
  'Alarm Calls of Robins\nRobins give an alarm call when a hawk is near. We played hawks to them and listened closely.';

describe('ingest of bad input says what and where, exits with 1 and writes nothing', () => {
  test('a missing file', async () => {
    const { code, stderr } = await ingest(join(folder, 'none.txt'));
    expect(code).toBe(1);
    expect(stderr).toContain(`${join(folder, 'none.txt')}:1:1: `);
    expect(stderr).toContain('  mend: ');
    expect(await written()).toEqual([]);
  });

  test('a missing file that survey.yaml lists: where its line is', async () => {
    const survey = join(content, 'survey.yaml');
    await writeFile(survey, 'title: Birds\nshortTitle: Birds\ndescription: Birds.\nsources:\n  - none.txt\n');
    const { code, stderr } = await ingest();
    expect(code).toBe(1);
    expect(stderr).toContain(`${join(content, 'none.txt')}:1:1: `);
    expect(stderr).toContain(
      `  mend: Check the spelling of the path in ${survey}, or take its line out there.`,
    );
  });

  test.each([
    ['an empty file', ''],
    ['a file of blanks', ' \n\n\t\n'],
    ['a binary file', Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)],
    ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3])],
    ['a title without an abstract at the end', `${wren}\n${robin}\nA Title Left Over`],
  ])('%s', async (_name, bytes) => {
    const file = await dump(bytes);
    const { code, stdout, stderr } = await ingest(file);
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^${RegExp.escape(file)}:\\d+:\\d+: .+ \\[[a-z0-9-]+\\]$`, 'm'));
    expect(stdout).toContain('nothing was written');
    expect(await written()).toEqual([]);
  });

  test('one bad file among good ones', async () => {
    const { code } = await ingest(await dump(`${wren}\n${robin}`), await dump('', 'empty.txt'));
    expect(code).toBe(1);
    expect(await written()).toEqual([]);
  });
});

describe('ingest', () => {
  test('takes the pairs around one that cannot be told, names its line and exits with 1', async () => {
    const file = await dump(`${wren}\nA Title Without Its Abstract\n${robin}\n`);
    const { code, stdout, stderr } = await ingest(file, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      read: 3,
      added: 2,
      updated: 0,
      unchanged: 0,
      merged: 0,
      rejected: [{ line: 3 }],
    });
    expect(stderr).toContain(`${file}:3:1: `);
    const names = (await written()).map(({ name }) => name).sort();
    expect(names).toEqual(['alarm-calls-of-robins.mdx', 'song-of-the-wren.mdx']);
    const text = await readFile(join(content, 'papers/unsorted/alarm-calls-of-robins.mdx'), 'utf8');
    expect(text).toContain('Robins give an alarm call');
  });

  test('takes the rest of a file that is cut off when it is asked to', async () => {
    const file = await dump(`${wren}\n${robin}\nA Title Left Over`);
    const refused = await ingest(file, '--json');
    expect(JSON.parse(refused.stdout)).toMatchObject({
      read: 3,
      added: 0,
      rejected: [{ line: 1 }, { line: 3 }, { line: 5 }],
    });
    const { code, stdout } = await ingest(file, '--json', '--partial');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ read: 3, added: 2, rejected: [{ line: 5 }] });
  });

  test('shows what it would do in a dry run, as a diff, and writes nothing', async () => {
    const file = await dump(`${wren}\n${robin}`);
    const { code, stdout } = await ingest(file, '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain(`+++ ${join(content, 'papers/unsorted/song-of-the-wren.mdx')}`);
    expect(stdout).toContain('+title: "Song of the Wren"');
    expect(stdout).toContain(
      'read 2 = added 2 + updated 0 + unchanged 0 + merged 0 + rejected 0; nothing was written, 2 files would be',
    );
    expect(await written()).toEqual([]);
  });

  test('removes what a killed run left behind', async () => {
    await mkdir(join(content, 'papers/unsorted'), { recursive: true });
    await writeFile(join(content, 'papers/unsorted/.song-of-the-wren.mdx.tmp'), '---\ntitle: half');
    await ingest(await dump(`${wren}\n${robin}`));
    expect((await written()).map(({ name }) => name).sort()).toEqual([
      'alarm-calls-of-robins.mdx',
      'song-of-the-wren.mdx',
    ]);
  });

  test.each([
    ['an unknown option', ['--fast']],
    ['an option without its value', ['--content']],
  ])('%s is wrong use: exit code 2 and the usage', async (_name, args) => {
    const { code, stderr } = await runScript('ingest', args);
    expect(code).toBe(2);
    expect(stderr).toContain('Usage: npm run ingest');
  });
});
