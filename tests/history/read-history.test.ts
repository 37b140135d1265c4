import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readHistory } from '../../src/history/read-history.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'survey-history-'));
  git('init', '-q', '-b', 'main');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: string[]): string {
  const printed = execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@y.example', ...args], {
    cwd: folder,
    stdio: 'pipe',
    encoding: 'utf8',
  });
  return printed.trim();
}

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function commit(author: string, date: string, message = 'Change'): void {
  git('add', '-A');
  git('commit', '-q', '-m', message, `--author=${author} <a@b.example>`, `--date=${date}T12:00:00Z`);
}

const wren = 'line one\nline two\nline three\nline four\nline five\n';
const history = () => Object.fromEntries(readHistory(join(folder, 'content')));

test('each file has who wrote it, the first author first, and the day of its last change', () => {
  write('content/papers/song/wren.mdx', wren);
  write('content/papers/song/robin.mdx', 'robin\n');
  write('README.md', 'x\n');
  commit('Ada Alder', '2024-01-02');
  write('content/papers/song/wren.mdx', `${wren}line six\n`);
  commit(
    'Bo Birch',
    '2024-03-04',
    'Mend\n\nCo-authored-by: Cy Cedar <cy@cedar.example>\nCo-authored-by: robot[bot] <r@x.example>',
  );
  write('content/papers/song/wren.mdx', `${wren}line six\nline seven\n`);
  commit('Ada Alder', '2024-05-06');
  expect(history()).toEqual({
    'papers/song/robin.mdx': { changed: '2024-01-02', contributors: ['Ada Alder'] },
    'papers/song/wren.mdx': { changed: '2024-05-06', contributors: ['Ada Alder', 'Bo Birch', 'Cy Cedar'] },
  });
  expect(JSON.stringify(history())).not.toContain('@');
});

test('a file that moved keeps its history, and one that took its old name has its own', () => {
  write('content/papers/song/wren.mdx', wren);
  commit('Ada Alder', '2024-01-02');
  mkdirSync(join(folder, 'content/papers/alarm'), { recursive: true });
  renameSync(join(folder, 'content/papers/song/wren.mdx'), join(folder, 'content/papers/alarm/wren.mdx'));
  commit('Bo Birch', '2024-02-03');
  write('content/papers/song/wren.mdx', 'quite another paper\nwith other lines\n');
  commit('Cy Cedar', '2024-03-04');
  write('content/papers/alarm/wren.mdx', `${wren}more\n`);
  commit('Dee Dogwood', '2024-04-05');
  expect(history()).toEqual({
    'papers/alarm/wren.mdx': {
      changed: '2024-04-05',
      contributors: ['Ada Alder', 'Bo Birch', 'Dee Dogwood'],
    },
    'papers/song/wren.mdx': { changed: '2024-03-04', contributors: ['Cy Cedar'] },
  });
});

test('a file that was deleted and written anew has the history of the new one', () => {
  write('content/a.mdx', wren);
  commit('Ada Alder', '2024-01-02');
  rmSync(join(folder, 'content/a.mdx'));
  write('content/other.txt', 'x\n');
  commit('Bo Birch', '2024-02-03');
  write('content/a.mdx', 'nothing of the kind\n');
  commit('Cy Cedar', '2024-03-04');
  expect(history()['a.mdx']).toEqual({ changed: '2024-03-04', contributors: ['Cy Cedar'] });
});

test('changes of a branch that was merged count', () => {
  write('content/a.mdx', wren);
  commit('Ada Alder', '2024-01-02');
  git('checkout', '-q', '-b', 'side');
  write('content/a.mdx', wren.replace('one', 'ONE'));
  commit('Bo Birch', '2024-02-03');
  git('checkout', '-q', 'main');
  write('content/a.mdx', wren.replace('five', 'FIVE'));
  commit('Cy Cedar', '2024-03-04');
  git('merge', '-q', '--no-ff', '-m', 'Merge', 'side');
  expect(history()['a.mdx']?.contributors.sort()).toEqual(['Ada Alder', 'Bo Birch', 'Cy Cedar']);
});

test('of a file that is not as it was committed nothing is said', () => {
  write('content/changed.mdx', wren);
  write('content/same.mdx', 'same\n');
  commit('Ada Alder', '2024-01-02');
  write('content/changed.mdx', `${wren}more\n`);
  write('content/new.mdx', 'new\n');
  expect(Object.keys(history())).toEqual(['same.mdx']);
});

test('names are plain text of one line, and what looks like an address is left out', () => {
  write('content/a.mdx', wren);
  commit(
    '<b>Ada</b>\u202E\u0007 Al—der 漢'.replace(/[<>]/g, ''),
    '2024-01-02',
    'x\n\nCo-authored-by: eve@evil.example <e@e.example>',
  );
  expect(history()['a.mdx']?.contributors).toEqual(['bAda/b Al—der 漢']);
});

test('commits that the repository lists as mechanical count for nothing, except to files that they brought', () => {
  write('content/papers/song/wren.mdx', wren);
  commit('Ada Alder', '2024-01-02');
  write('content/papers/song/wren.mdx', `# form\n${wren}`);
  write('content/papers/song/robin.mdx', 'robin\n');
  commit('Bo Birch', '2024-02-03');
  const formatting = git('rev-parse', 'HEAD');
  mkdirSync(join(folder, 'content/papers/alarm'), { recursive: true });
  renameSync(join(folder, 'content/papers/song/wren.mdx'), join(folder, 'content/papers/alarm/wren.mdx'));
  commit('Cy Cedar', '2024-03-04');
  const moving = git('rev-parse', 'HEAD');
  write('.git-blame-ignore-revs', `# Form only.\n${formatting}  # one\n${moving}\n`);
  commit('Dee Dogwood', '2024-04-05');
  expect(history()).toEqual({
    'papers/alarm/wren.mdx': { changed: '2024-01-02', contributors: ['Ada Alder'] },
    'papers/song/robin.mdx': { changed: '2024-02-03', contributors: ['Bo Birch'] },
  });
});

test('a content folder that is the repository itself', () => {
  write('survey.yaml', 'x\n');
  commit('Ada Alder', '2024-01-02');
  expect([...readHistory(folder).keys()]).toEqual(['survey.yaml']);
});

test('without a repository, or in a shallow clone, nothing is said', () => {
  write('content/a.mdx', wren);
  commit('Ada Alder', '2024-01-02');
  write('content/a.mdx', `${wren}more\n`);
  commit('Bo Birch', '2024-02-03');
  const clone = mkdtempSync(join(tmpdir(), 'survey-history-'));
  try {
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${folder}`, join(clone, 'shallow')], {
      stdio: 'pipe',
    });
    expect(readHistory(join(clone, 'shallow/content')).size).toBe(0);
    mkdirSync(join(clone, 'plain/content'), { recursive: true });
    writeFileSync(join(clone, 'plain/content/a.mdx'), wren);
    expect(readHistory(join(clone, 'plain/content')).size).toBe(0);
    expect(readHistory(join(clone, 'nowhere')).size).toBe(0);
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
});
