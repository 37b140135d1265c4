import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runScript } from '../run-script.ts';

let folder: string;
let head: string;
let gone: string;
const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@y.example', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'survey-take-'));
  const [origin, fork] = [join(folder, 'origin.git'), join(folder, 'fork')];
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', origin]);
  mkdirSync(join(fork, 'content'), { recursive: true });
  git(fork, 'init', '-q', '-b', 'main');
  writeFileSync(join(fork, 'content/kept.yaml'), 'a\n');
  writeFileSync(join(fork, 'content/gone.yaml'), 'b\n');
  writeFileSync(join(fork, 'script.ts'), 'ours\n');
  git(fork, 'add', '-A');
  git(fork, 'commit', '-qm', 'main');
  git(fork, 'push', '-q', origin, 'main');
  execFileSync('git', ['clone', '-q', origin, join(folder, 'work')]);
  rmSync(join(fork, 'content/gone.yaml'));
  writeFileSync(join(fork, 'content/new.yaml'), 'c\n');
  writeFileSync(join(fork, 'script.ts'), 'theirs\n');
  symlinkSync('/etc/passwd', join(fork, 'content/link.yaml'));
  // A filter that the machine has, as GitHub's have git-lfs, and line ends that a checkout would change.
  mkdirSync(join(fork, 'content/a'));
  writeFileSync(join(fork, 'content/a/b.yaml'), Buffer.from([0xff, 0x0a, 0x0a, 0x20]));
  writeFileSync(join(fork, 'content/.gitattributes'), '* filter=other eol=crlf\n*.yaml text ident\n');
  git(fork, 'add', '-A');
  git(fork, 'commit', '-qm', 'change');
  git(fork, 'push', '-q', origin, 'HEAD:refs/pull/3/head');
  head = git(fork, 'rev-parse', 'HEAD');
  git(fork, 'rm', '-rq', 'content');
  git(fork, 'commit', '-qm', 'gone');
  git(fork, 'push', '-q', origin, 'HEAD:refs/pull/4/head');
  gone = git(fork, 'rev-parse', 'HEAD');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('takes the content of a pull request, links as plain files, and none of its code', async () => {
  const work = join(folder, 'work');
  git(work, 'config', 'filter.other.smudge', 'echo filtered');
  git(work, 'config', 'filter.other.required', 'true');
  const { code, stdout, stderr } = await runScript('take-content', ['3', head], { cwd: work });
  expect(stderr).toBe('');
  expect(stdout).toBe('content is that of pull request 3\n');
  expect(code).toBe(0);
  expect(readFileSync(join(work, 'content/new.yaml'), 'utf8')).toBe('c\n');
  expect([...readFileSync(join(work, 'content/a/b.yaml'))]).toEqual([0xff, 0x0a, 0x0a, 0x20]);
  expect(existsSync(join(work, 'content/.gitattributes'))).toBe(false);
  expect(existsSync(join(work, 'content/gone.yaml'))).toBe(false);
  expect(lstatSync(join(work, 'content/link.yaml')).isSymbolicLink()).toBe(false);
  expect(readFileSync(join(work, 'content/link.yaml'), 'utf8')).toBe('/etc/passwd');
  expect(readFileSync(join(work, 'script.ts'), 'utf8')).toBe('ours\n');
});

test('says that a pull request deletes the folder, which is empty then', async () => {
  const work = join(folder, 'work');
  expect(await runScript('take-content', ['4', gone], { cwd: work })).toMatchObject({
    code: 0,
    stdout: 'content is empty: pull request 4 deletes the folder, or moves it\n',
  });
  expect(readdirSync(join(work, 'content'))).toEqual([]);
});

test.each([
  [[]],
  [['3', 'main']],
  [['3; id', '0'.repeat(40)]],
  [['3', '0'.repeat(40), '--content', '../x y']],
])('%j is wrong use', async (args) => {
  expect((await runScript('take-content', args)).code).toBe(2);
});
