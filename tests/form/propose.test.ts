import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runScript } from '../run-script.ts';

const bot = '41898282+github-actions[bot]@users.noreply.github.com';
const path = 'papers/song/wren.mdx';

let folder: string;
let work: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'survey-propose-'));
  work = join(folder, 'work');
  const origin = join(folder, 'origin.git');
  execFileSync('git', ['init', '-q', '--bare', origin]);
  mkdirSync(work);
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'origin', origin);
  write('work/content/survey.yaml', 'x\n');
  write('work/content/papers/song/robin.mdx', '---\na: b\n---\n');
  git('add', '-A');
  commit('x');
  git('push', '-q', 'origin', 'main');
  write('proposal/pull-request.md', '@everyone $(id)\n');
  fakeGh({});
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: work, encoding: 'utf8', stdio: 'pipe' }).trim();
}

function commit(message: string): void {
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@birds.example', 'commit', '-qm', message);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** A `gh` that writes down what it is asked, and gives ids of an open pull request and of comments. */
function fakeGh({ pull = '', comment = '' }: { pull?: string; comment?: string }): void {
  write(
    'bin/gh',
    `#!/bin/sh
printf '%s\\n' "$*" >> "${folder}/calls"
case "$*" in
  "pr list "*) printf '%s\\n' '${pull}' ;;
  "api --paginate "*) printf '%s\\n' '${comment}' ;;
  *"--input "*) for last; do :; done; cat "$last" >> "${folder}/calls"; echo >> "${folder}/calls" ;;
esac
`,
  );
  chmodSync(join(folder, 'bin/gh'), 0o755);
}

const calls = () => (existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8') : '');

const env = () => ({
  PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
  NUMBER: '12',
  GITHUB_REPOSITORY: 'ada/birds',
});

/** What the workflow does: begin at the main branch, place a file, propose it. */
function propose(text: string, placed: string = path) {
  git('switch', '-q', '--force', 'main');
  write(`work/content/${placed}`, text);
  return runScript('form-propose', [join(folder, 'proposal')], {
    cwd: work,
    env: { ...env(), PLACED: placed, CREDIT: 'Co-authored-by: ada <7+ada@users.noreply.github.com>' },
  });
}

const onBranch = (file: string) => {
  git('fetch', '-q', 'origin', 'form/issue-12');
  return git('show', `FETCH_HEAD:${file}`);
};

describe('npm run form:propose', () => {
  test('commits the one file on a branch of its own, with credit, and opens a pull request', async () => {
    write('work/other.txt', 'left alone\n');
    expect(await propose('---\na: b\n---\n')).toMatchObject({
      code: 0,
      stdout: 'proposed on form/issue-12\n',
    });
    expect(git('log', '-1', '--format=%B', 'origin/form/issue-12')).toBe(
      'Add a paper: wren\n\nFrom the form of issue #12.\n\nCo-authored-by: ada <7+ada@users.noreply.github.com>',
    );
    expect(git('show', '--name-only', '--format=', 'origin/form/issue-12')).toBe(`content/${path}`);
    expect(calls()).toContain(
      'pr create --repo ada/birds --head form/issue-12 --title Add a paper: wren --body-file',
    );
  });

  test('calls the change of a paper that is there an update', async () => {
    await propose('---\na: c\n---\n', 'papers/song/robin.mdx');
    expect(calls()).toContain('--title Update a paper: robin ');
    expect(git('log', '-1', '--format=%s', 'origin/form/issue-12')).toBe('Update a paper: robin');
  });

  test('writes over its own commit after an edit, and mends the pull request that is open', async () => {
    await propose('---\na: b\n---\n');
    fakeGh({ pull: '7' });
    expect((await propose('---\na: c\n---\n')).code).toBe(0);
    expect(onBranch(`content/${path}`)).toContain('a: c');
    expect(git('log', '--format=%ae', 'main..FETCH_HEAD')).toBe(bot);
    expect(calls()).toContain('api --silent --method PATCH repos/ada/birds/pulls/7 --input ');
    expect(calls()).toContain('{"title":"Add a paper: wren","body":"@everyone $(id)\\n"}');
    expect(calls().match(/^pr create/gm)).toHaveLength(1);
  });

  test.each([
    ['a commit of a reviewer', () => commit('Mend a label')],
    [
      'its own commit, amended',
      () =>
        git(
          '-c',
          'user.name=Ada',
          '-c',
          'user.email=ada@birds.example',
          'commit',
          '-q',
          '--amend',
          '--no-edit',
        ),
    ],
  ])('leaves a branch with %s as it is, and says so once', async (_what, change) => {
    await propose('---\na: b\n---\n');
    git('switch', '-q', 'form/issue-12');
    write(`work/content/${path}`, '---\na: mended\n---\n');
    git('add', '-A');
    change();
    git('push', '-q', '--force', 'origin', 'HEAD:form/issue-12');
    rmSync(join(folder, 'calls'));

    const ran = await propose('---\na: c\n---\n');
    expect(ran).toMatchObject({
      code: 0,
      stdout: 'form/issue-12 holds commits of others; it was left as it is\n',
    });
    expect(onBranch(`content/${path}`)).toContain('a: mended');
    expect(calls()).toContain('api --silent --method POST repos/ada/birds/issues/12/comments --input ');
    expect(calls()).toContain(
      '{"body":"<!-- form: branch-kept -->\\nThe branch `form/issue-12` holds commits',
    );
    expect(calls()).not.toMatch(/^pr /m);

    fakeGh({ comment: '99' });
    rmSync(join(folder, 'calls'));
    await propose('---\na: d\n---\n');
    expect(calls()).not.toContain('--method');
    expect(onBranch(`content/${path}`)).toContain('a: mended');
  });

  test.each([
    [{ PLACED: '../.github/workflows/x.yml' }],
    [{ NUMBER: '12; id' }],
    [{ GITHUB_REPOSITORY: 'ada' }],
  ])('%j is wrong use', async (wrong) => {
    const { code } = await runScript('form-propose', [join(folder, 'proposal')], {
      cwd: work,
      env: { ...env(), PLACED: path, ...wrong },
    });
    expect(code).toBe(2);
    expect(calls()).toBe('');
  });
});

describe('npm run form:answer', () => {
  const answer = () => runScript('form-answer', [join(folder, 'proposal')], { cwd: work, env: env() });

  test('writes one comment, and after an edit writes in its place', async () => {
    write('proposal/reply.md', 'Shorten it: `"$(id)`\n');
    expect(await answer()).toMatchObject({ code: 0, stdout: 'answered\n' });
    expect(calls()).toContain('startswith("<!-- form: reply -->")');
    expect(calls()).toContain('.user.login == "github-actions[bot]"');
    expect(calls()).toContain('--method POST repos/ada/birds/issues/12/comments --input ');
    expect(calls()).toContain('{"body":"<!-- form: reply -->\\nShorten it: `\\"$(id)`\\n"}');
    fakeGh({ comment: '41\n42' });
    await answer();
    expect(calls()).toContain('--method PATCH repos/ada/birds/issues/comments/41 --input ');
  });

  test('says of an answer that has become untrue that the form led to a change', async () => {
    expect((await answer()).stdout).toBe('nothing to answer\n');
    expect(calls()).not.toContain('--method');
    fakeGh({ comment: '41' });
    expect((await answer()).stdout).toBe('answered\n');
    expect(calls()).toContain('The form became a change: the branch `form/issue-12`.');
  });

  test('fails when GitHub can not be asked, and writes nothing', async () => {
    write('bin/gh', '#!/bin/sh\nexit 4\n');
    expect((await answer()).code).not.toBe(0);
  });
});
