import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { choosePreviews, pullRequestOf, readPullRequests } from '../../scripts/preview/pull-requests.ts';
import { takePreview } from '../../scripts/preview/take-preview.ts';
import { contentSecurityPolicy } from '../../src/site/content-security-policy.ts';
import { runScript } from '../run-script.ts';

const [first, second] = ['a'.repeat(40), 'b'.repeat(40)];

/** As GitHub answers, with what people wrote in it. */
const pulls = [
  {
    number: 3,
    title: '$(id)',
    head: { sha: first, ref: 'x; rm -rf /', repo: { full_name: 'evil/fork' } },
    base: { sha: second, ref: 'main' },
  },
  { number: 4, head: { sha: second }, base: { sha: first } },
  { number: '5; id', head: { sha: first }, base: { sha: first } },
  { number: 6, head: { sha: '../../x' }, base: { sha: first } },
  null,
];
const run = (id: unknown, sha: string, more: object = {}) => ({
  id,
  head_sha: sha,
  event: 'pull_request',
  conclusion: 'success',
  ...more,
});

describe('pull requests', () => {
  test('are read without what people wrote', () => {
    expect(readPullRequests(pulls)).toEqual([
      { number: 3, head: first, base: second },
      { number: 4, head: second, base: first },
    ]);
    expect(readPullRequests({ message: 'Not Found' })).toEqual([]);
    expect(pullRequestOf(readPullRequests(pulls), second)?.number).toBe(4);
    expect(pullRequestOf(readPullRequests(pulls), 'c'.repeat(40))).toBeUndefined();
  });

  test('have the latest good run of their very tip', () => {
    const runs = {
      workflow_runs: [
        run(90, first, { conclusion: 'failure' }),
        run(91, first, { event: 'push' }),
        run('92', first),
        run(93, first),
        run(94, first),
        run(95, 'c'.repeat(40)),
      ],
    };
    expect(choosePreviews(readPullRequests(pulls), runs)).toEqual([
      { number: 3, head: first, base: second, run: 93 },
    ]);
    expect(choosePreviews(readPullRequests(pulls), {})).toEqual([]);
  });

  test('npm run pull-request finds one by its commit', async () => {
    const ask = (commit: string) =>
      new Promise<string>((resolve) => {
        const child = spawn(process.execPath, ['scripts/pull-request.ts', commit], {
          env: { ...process.env, GITHUB_OUTPUT: '' },
        });
        let text = '';
        child.stdout.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        child.on('close', () => resolve(text));
        child.stdin.end(pulls.map((pull) => `${JSON.stringify(pull)}\n`).join(''));
      });
    expect(await ask(first)).toBe(`number=3\nbase=${second}\n`);
    expect(await ask('c'.repeat(40))).toBe('number=\nbase=\n');
    expect((await runScript('pull-request', ['main'])).code).toBe(2);
  });
});

const page = (rest = '') =>
  `<!DOCTYPE html>\n<html lang="en" data-astro-cid-x>\n  <head>\n    <meta charset="utf-8">\n    <meta name="viewport" content="width=device-width, initial-scale=1">\n    <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">\n    <title>x</title>${rest}`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'survey-preview-test-'));
  write('reference', { 'index.html': page(), '_astro/a.js': 'known()', 'favicon.svg': '<svg/>' });
  write('artifact', {
    'index.html': page(),
    'data/papers.json': '[]',
    '_astro/a.js': 'known()',
    'favicon.svg': '<svg/>',
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), text);
  }
}
const take = () => takePreview(join(folder, 'artifact'), join(folder, 'reference'), join(folder, 'out'));

describe('a preview', () => {
  test('of changed content is taken whole', () => {
    expect(take()).toEqual({ files: 4, left: [] });
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['_astro', 'data', 'favicon.svg', 'index.html']);
  });

  test('comes without scripts and pictures that the main branch does not make', () => {
    write('artifact', {
      '_astro/a.js': 'steal()',
      'sw.js': 'x',
      'sitemap.xml': '<x/>',
      'evil.svg': '<svg onload="x"/>',
      'offline.zip': 'x',
      'x.xhtml': 'x',
      noending: '<script>',
    });
    expect(take()).toEqual({
      files: 3,
      left: ['_astro/a.js', 'evil.svg', 'noending', 'offline.zip', 'sitemap.xml', 'sw.js', 'x.xhtml'],
    });
    expect(existsSync(join(folder, 'out/_astro'))).toBe(false);
  });

  test.each<[string, Record<string, string>]>([
    ['a page without the policy', { 'x/index.html': '<!DOCTYPE html><script>steal()</script>' }],
    [
      'a policy behind a script',
      { 'x/index.html': page().replace('<meta charset', '<script>steal()</script><meta charset') },
    ],
    ['another policy', { 'x/index.html': page().replace("default-src 'none'", 'default-src *') }],
    [
      'a policy in a comment',
      { 'x/index.html': page().replace('<meta http-equiv', '<!-- <meta http-equiv') },
    ],
    [
      'a handler on the root',
      { 'x/index.html': page().replace('<html lang="en"', '<html lang="en" onload="x"') },
    ],
    ['a script of another ending', { 'x/index.html': `${page()}<script src="/data/x.txt"></script>` }],
    ['a script in a drawing', { 'x/index.html': `${page()}<svg><SCRIPT href="/x.css"/></svg>` }],
    ['a frame', { 'x/index.html': `${page()}<iframe srcdoc="&lt;script src=/x.txt>">` }],
    ['a forwarding', { 'x/index.html': `${page()}<meta HTTP-EQUIV=refresh content="0;url=//evil.example">` }],
    [
      'a script above its folder',
      { 'x/index.html': `${page()}<script type="module" src="/a/../x.js"></script>` },
    ],
    ['a page by another ending of letters', { 'x/index.HTML': '<script>' }],
    ['a hidden file', { '.git/config': 'x' }],
    ['a name with other letters', { 'a b/index.html': page() }],
  ])('is refused with %s, and nothing is written', (_name, files) => {
    write('artifact', files);
    expect(take()).toHaveProperty('refused');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  test('is refused with a link', () => {
    symlinkSync('/etc/passwd', join(folder, 'artifact/data/x.json'));
    expect(take()).toEqual({ refused: 'something that is no plain file: data/x.json' });
  });

  test('is refused without a page', () => {
    rmSync(join(folder, 'artifact/index.html'));
    expect(take()).toHaveProperty('refused');
  });
});

test('npm run previews asks GitHub, builds what it compares with, and takes what may be taken', async () => {
  // A stand-in for gh: the answers, and a site that `main` would make but for a changed page and a script of its own.
  const bin = join(folder, 'bin');
  const content = 'tests/fixtures/birds';
  const built = join(folder, 'built');
  const build = await runScript('build', [
    '--content',
    content,
    '--out',
    built,
    '--base',
    '/birds/preview/3/',
  ]);
  expect(build.code, build.stderr).toBe(0);
  writeFileSync(join(built, 'evil.js'), 'steal()');
  mkdirSync(bin);
  const lines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join('\n');
  // A busy day: a hundred runs of others stand before those that are looked for.
  const others = Array.from({ length: 100 }, (_, index) => run(900 + index, 'c'.repeat(40)));
  writeFileSync(join(folder, 'runs-1'), lines(others));
  writeFileSync(join(folder, 'runs-2'), lines([run(77, first), run(78, second)]));
  const third = { number: 5, head: { sha: 'd'.repeat(40) }, base: { sha: first } };
  writeFileSync(join(folder, 'pulls'), lines([...pulls.slice(0, 2), third]));
  writeFileSync(
    join(bin, 'gh'),
    `#!/bin/sh
case "$*" in
  "api --paginate "*"/pulls?"*) cat "${folder}/pulls" ;;
  *"/runs?"*"page=1 "*) cat "${folder}/runs-1" ;;
  *"/runs?"*"page=2 "*) cat "${folder}/runs-2" ;;
  "run download 77 "*) mkdir -p "$9" && cp -r "${built}/." "$9" ;;
  *) echo "no artifact" >&2; exit 1 ;;
esac
`,
  );
  chmodSync(join(bin, 'gh'), 0o755);
  const out = join(folder, 'site');
  const env = { PATH: `${bin}:${process.env.PATH}`, GITHUB_REPOSITORY: 'ada/birds' };
  const args = ['--content', content, '--out', out, '--base', '/birds/'];
  const ran = await runScript('previews', [...args, '--most', '2'], { env });
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.stdout).toMatch(
    /^#3: \d+ files, 1 left out\n#4: its site is no more.*\n1 pull request more, without a preview: .*\n1 preview\n$/,
  );
  expect(existsSync(join(out, 'preview/3/index.html'))).toBe(true);
  expect(existsSync(join(out, 'preview/3/evil.js'))).toBe(false);
  expect(readdirSync(join(out, 'preview/3/_astro')).some((name) => name.endsWith('.js'))).toBe(true);
  expect((await runScript('previews', [], { env: { ...env, GITHUB_REPOSITORY: 'x; id' } })).code).toBe(2);
  expect((await runScript('previews', ['--most', 'all'], { env })).code).toBe(2);
});
