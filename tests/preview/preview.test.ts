import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { zipFiles } from '../../scripts/offline/zip-files.ts';
import { limitsOfNext, type PreviewLimits } from '../../scripts/preview/budget.ts';
import { choosePreviews, pullRequestsOf, readPullRequests } from '../../scripts/preview/pull-requests.ts';
import { takePreview } from '../../scripts/preview/take-preview.ts';
import { unpackArtifact } from '../../scripts/preview/unpack-artifact.ts';
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
    expect(pullRequestsOf(readPullRequests(pulls), second).map(({ number }) => number)).toEqual([4]);
    expect(pullRequestsOf(readPullRequests(pulls), 'c'.repeat(40))).toEqual([]);
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

  test('npm run pull-request finds those of a commit', async () => {
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
        child.stdin.end(
          [...pulls, { ...pulls[1], number: 8 }].map((pull) => `${JSON.stringify(pull)}\n`).join(''),
        );
      });
    expect(await ask(first)).toBe('number=3\nnumbers=[3]\n');
    expect(await ask(second)).toBe('number=4\nnumbers=[4,8]\n');
    expect(await ask('c'.repeat(40))).toBe('number=\nnumbers=\n');
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
const roomy = { files: 100, bytes: 100_000, left: 100_000 };
const take = (limits: PreviewLimits = roomy) =>
  takePreview(join(folder, 'artifact'), async () => join(folder, 'reference'), join(folder, 'out'), limits);

describe('a preview', () => {
  test('of changed content is taken whole', async () => {
    expect(await take()).toMatchObject({ files: 4, left: [] });
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['_astro', 'data', 'favicon.svg', 'index.html']);
  });

  test('comes without scripts and pictures that the main branch does not make', async () => {
    write('artifact', {
      '_astro/a.js': 'steal()',
      'sw.js': 'x',
      'sitemap.xml': '<x/>',
      'evil.svg': '<svg onload="x"/>',
      'offline.zip': 'x',
      'x.xhtml': 'x',
      noending: '<script>',
    });
    expect(await take()).toMatchObject({
      files: 3,
      left: ['_astro/a.js', 'evil.svg', 'noending', 'offline.zip', 'sitemap.xml', 'sw.js', 'x.xhtml'],
    });
    expect(existsSync(join(folder, 'out/_astro'))).toBe(false);
  });

  test('comes without a file of ours that stands elsewhere: under the name of a script it would be run', async () => {
    write('artifact', { 'x.js': '<svg/>', '_astro/b.js': 'known()' });
    expect(await take()).toMatchObject({ files: 4, left: ['_astro/b.js', 'x.js'] });
  });

  test.each<[string, Partial<PreviewLimits>]>([
    ['4 files, expected at most 3', { files: 3 }],
    ['bytes, expected at most 10', { bytes: 10 }],
    ['all previews together have room for 20 more', { left: 20 }],
  ])('is refused for its size before anything else: %s', async (reason, limits) => {
    const made = vi.fn(async () => join(folder, 'reference'));
    const outcome = await takePreview(join(folder, 'artifact'), made, join(folder, 'out'), {
      ...roomy,
      ...limits,
    });
    expect(outcome).toMatchObject({ refused: expect.stringContaining(reason) });
    expect(made).not.toHaveBeenCalled();
    expect(existsSync(join(folder, 'out'))).toBe(false);
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
  ])('is refused with %s, and nothing is written', async (_name, files) => {
    write('artifact', files);
    expect(await take()).toHaveProperty('refused');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  test('is refused with a link', async () => {
    symlinkSync('/etc/passwd', join(folder, 'artifact/data/x.json'));
    expect(await take()).toEqual({ refused: 'something that is no plain file: "data/x.json"' });
  });

  test('is refused without a page', async () => {
    rmSync(join(folder, 'artifact/index.html'));
    expect(await take()).toHaveProperty('refused');
  });
});

describe('the room for previews', () => {
  test.each([
    ['a small site', { files: 100, bytes: 2e6 }, 0, { files: 2_000, bytes: 20e6, left: 698e6 }],
    ['a large one', { files: 5_000, bytes: 100e6 }, 500e6, { files: 15_000, bytes: 150e6, left: 100e6 }],
    ['one that fills it', { files: 5_000, bytes: 800e6 }, 0, { files: 15_000, bytes: 1.2e9, left: 0 }],
  ])('beside %s', (_name, main, taken, limits) => {
    expect(limitsOfNext(main, taken)).toEqual(limits);
  });
});

describe('an artifact', () => {
  const zip = (files: Record<string, string>, change = (bytes: Buffer) => bytes) =>
    change(
      Buffer.from(
        zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))),
      ),
    );
  const unpack = (bytes: Buffer, limits: Partial<PreviewLimits> = {}) =>
    unpackArtifact(bytes, join(folder, 'unpacked'), { ...roomy, ...limits });

  test('is unpacked: files that are packed, and files that are not', async () => {
    const bytes = Buffer.from(
      zipSync({
        'a/b.txt': Buffer.from('x'.repeat(999)),
        'c.txt': [Buffer.from('y'), { level: 0 }],
        'd/': [] as never,
      }),
    );
    expect(unpack(bytes)).toEqual({ files: 2 });
    expect(readFileSync(join(folder, 'unpacked/a/b.txt'), 'utf8')).toBe('x'.repeat(999));
    expect(readFileSync(join(folder, 'unpacked/c.txt'), 'utf8')).toBe('y');
  });

  test('as our own archives are written, each file followed by its size', async () => {
    const to = join(folder, 'own.zip');
    await zipFiles([{ path: 'a.txt', bytes: Buffer.from('own') }], to);
    expect(unpack(readFileSync(to))).toEqual({ files: 1 });
    expect(readFileSync(join(folder, 'unpacked/a.txt'), 'utf8')).toBe('own');
  });

  /** Write another size into the directory, in which it stands 24 bytes behind the sign. */
  const claim = (size: number) => (bytes: Buffer) => {
    bytes.writeUInt32LE(size, bytes.lastIndexOf('PK\x01\x02') + 24);
    return bytes;
  };
  test.each<[string, () => Buffer, Partial<PreviewLimits>]>([
    ['bytes, expected at most 1,000', () => zip({ 'a.txt': 'x'.repeat(5_000) }), { bytes: 1_000 }],
    ['can not be unpacked', () => zip({ 'a.txt': 'x'.repeat(5_000) }, claim(10)), { bytes: 1_000 }],
    ['can not be unpacked', () => zip({ 'a.txt': 'x'.repeat(5_000) }, claim(9_000)), {}],
    ['3 files, expected at most 2', () => zip({ a: '', b: '', c: '' }), { files: 2 }],
    ['more than 1 files', () => zip({ a: '', b: '', c: '' }), { files: 1 }],
    ['a file name', () => zip({ '../a.txt': 'x' }), {}],
    ['a file name', () => zip({ '/etc/a.txt': 'x' }), {}],
    ['a file name', () => zip({ 'a\n::error::x': 'x' }), {}],
    ['no archive', () => Buffer.from('x'), {}],
    ['no archive', () => zip({ a: 'x' }).subarray(60), {}],
  ])('is refused, and nothing leads out of its folder: %s', (reason, make, limits) => {
    expect(unpack(make(), limits)).toMatchObject({ refused: expect.stringContaining(reason) });
    expect(existsSync(join(folder, 'unpacked'))).toBe(false);
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
  const scripts = readdirSync(join(built, '_astro')).filter((name) => name.endsWith('.js'));
  writeFileSync(join(built, 'evil.js'), 'steal()');
  const paths = readdirSync(built, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(built, join(entry.parentPath, entry.name)));
  await zipFiles(
    paths.map((path) => ({ path, bytes: readFileSync(join(built, path)) })),
    join(folder, 'site.zip'),
  );
  writeFileSync(join(folder, 'broken.zip'), '::error::no archive');
  mkdirSync(bin);
  const lines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join('\n');
  const commits = [second, 'd'.repeat(40), 'e'.repeat(40), '1'.repeat(40)];
  // A busy day: a hundred runs of others stand before those that are looked for.
  const others = Array.from({ length: 100 }, (_, index) => run(900 + index, 'c'.repeat(40)));
  writeFileSync(join(folder, 'runs-1'), lines(others));
  writeFileSync(
    join(folder, 'runs-2'),
    lines([run(77, first), ...commits.map((commit, index) => run(78 + index, commit))]),
  );
  writeFileSync(
    join(folder, 'pulls'),
    lines([
      ...pulls.slice(0, 1),
      ...commits.map((sha, index) => ({ number: 4 + index, head: { sha }, base: { sha: first } })),
      { number: 9, head: { sha: 'f'.repeat(40) }, base: { sha: first } },
    ]),
  );
  writeFileSync(
    join(bin, 'gh'),
    `#!/bin/sh
case "$*" in
  "api --paginate "*"/pulls?"*) cat "${folder}/pulls" ;;
  *"/runs?"*"page=1 "*) cat "${folder}/runs-1" ;;
  *"/runs?"*"page=2 "*) cat "${folder}/runs-2" ;;
  *"/runs/77/artifacts?name=site"*) echo '{"id": 1, "expired": false, "size": 1000000}' ;;
  *"/runs/78/artifacts?"*) echo '{"id": 2, "expired": true, "size": 1000}' ;;
  *"/runs/79/artifacts?"*) echo '{"id": 3, "expired": false, "size": 100000001}' ;;
  *"/runs/80/artifacts?"*) echo '{"id": 4, "expired": false, "size": 1000}' ;;
  *"/runs/81/artifacts?"*) echo '{"id": 5, "expired": false, "size": 1000}' ;;
  *"/artifacts/1/zip") cat "${folder}/site.zip" ;;
  *"/artifacts/4/zip") cat "${folder}/broken.zip" ;;
  *) echo "no answer" >&2; exit 1 ;;
esac
`,
  );
  chmodSync(join(bin, 'gh'), 0o755);
  const out = join(folder, 'site');
  const env = {
    PATH: `${bin}:${process.env.PATH}`,
    GITHUB_REPOSITORY: 'ada/birds',
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
  };
  const ran = await runScript('previews', ['--out', out, '--base', '/birds/', '--most', '5'], { env });
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.stdout.split('\n')).toEqual([
    expect.stringMatching(/^#3: \d+ files, 4 left out$/),
    '#4: left out: its site is no more; a new run of its check makes it again',
    '#5: left out: its artifact has 100,000,001 bytes, expected at most 100,000,000',
    '#6: left out: no archive that can be read',
    expect.stringMatching(/^#7: left out: an error of ours: "/),
    '1 pull request more, without a preview: only the 5 that were changed last have one',
    '1 preview',
    '',
  ]);
  expect(readFileSync(join(folder, 'summary'), 'utf8')).toContain(
    '- Pull request 6 has no preview: `no archive that can be read`\n',
  );
  expect(readdirSync(join(out, 'preview'))).toEqual(['3']);
  expect(existsSync(join(out, 'preview/3/index.html'))).toBe(true);
  expect(existsSync(join(out, 'preview/3/evil.js'))).toBe(false);
  // All of ours are the same whatever the content is.
  const taken = readdirSync(join(out, 'preview/3/_astro')).filter((name) => name.endsWith('.js'));
  expect(taken).toEqual(scripts);
  expect((await runScript('previews', [], { env: { ...env, GITHUB_REPOSITORY: 'x; id' } })).code).toBe(2);
  expect((await runScript('previews', ['--most', 'all'], { env })).code).toBe(2);
});
