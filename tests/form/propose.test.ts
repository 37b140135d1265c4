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

interface Pull {
  number: number;
  state?: 'OPEN' | 'MERGED' | 'CLOSED';
  headRefName?: string;
  isCrossRepository?: boolean;
  title?: string;
  body?: string;
}

/** A `gh` that writes down what it is asked, and gives pull requests, and ids of comments under the issue or any other. */
function fakeGh({
  pulls = [],
  comment = '',
  create = 'true',
}: {
  pulls?: Pull[];
  comment?: string;
  /** What `gh pr create` does, as a command of the shell. */
  create?: string;
}): void {
  const all = pulls.map((pull) => ({
    state: 'OPEN',
    headRefName: 'form/issue-12',
    isCrossRepository: false,
    title: '',
    body: '',
    ...pull,
  }));
  write('pulls.json', JSON.stringify(all.filter(({ headRefName }) => headRefName === 'form/issue-12')));
  write('open.json', JSON.stringify(all.filter(({ state }) => state === 'OPEN')));
  write(
    'bin/gh',
    `#!/bin/sh
printf '%s\\n' "$*" >> "${folder}/calls"
case "$*" in
  "pr list "*"--state all "*) cat "${folder}/pulls.json" ;;
  "pr list "*"--state open "*) cat "${folder}/open.json" ;;
  "pr create "*) for last; do :; done; cat "$last" >> "${folder}/calls"; ${create} ;;
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

const outputs = () => readFileSync(join(folder, 'outputs'), 'utf8');

/** What the workflow does: begin at the main branch, place a file, propose it. */
function propose(text: string, placed: string = path, more: Record<string, string> = {}) {
  git('switch', '-q', '--force', 'main');
  write(`work/content/${placed}`, text);
  return runScript('form-propose', [join(folder, 'proposal')], {
    cwd: work,
    env: {
      ...env(),
      PLACED: placed,
      CREDIT: 'Co-authored-by: ada <7+ada@users.noreply.github.com>',
      GITHUB_OUTPUT: join(folder, 'outputs'),
      ...more,
    },
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
    fakeGh({ pulls: [{ number: 7 }] });
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
    expect(calls()).not.toMatch(/^pr create/m);
    expect(outputs()).toContain('outcome=left\n');

    fakeGh({ comment: '99' });
    rmSync(join(folder, 'calls'));
    await propose('---\na: d\n---\n');
    expect(calls()).not.toContain('--method');
    expect(onBranch(`content/${path}`)).toContain('a: mended');
  });

  test.each<[Pull['state'], string, string]>([
    ['CLOSED', 'closed', 'A reviewer closed #7, which this form led to'],
    ['MERGED', 'merged', 'What this form proposed was merged with #7'],
  ])(
    'once its pull request is %s, an edit proposes nothing, and the issue is told once',
    async (state, kind, text) => {
      fakeGh({
        pulls: [
          { number: 5, state: 'CLOSED' },
          { number: 7, state },
        ],
      });
      expect((await propose('---\na: c\n---\n')).code).toBe(0);
      expect(calls()).toContain(`{"body":"<!-- form: ${kind} -->\\n${text}`);
      expect(calls()).not.toMatch(/^pr create|PATCH/m);
      expect(git('ls-remote', 'origin', 'refs/heads/form/issue-12')).toBe('');
      expect(outputs()).toBe('outcome=left\n');

      fakeGh({ pulls: [{ number: 7, state }], comment: '99' });
      rmSync(join(folder, 'calls'));
      await propose('---\na: d\n---\n');
      expect(calls()).not.toContain('--method');
    },
  );

  test('a pull request of a fork with a branch of this name is nobody of ours', async () => {
    fakeGh({ pulls: [{ number: 7, state: 'CLOSED', isCrossRepository: true }] });
    expect((await propose('---\na: c\n---\n')).stdout).toBe('proposed on form/issue-12\n');
  });

  test('of a closed issue nothing is proposed', async () => {
    expect(await propose('---\na: c\n---\n', path, { STATE: 'closed' })).toMatchObject({
      code: 0,
      stdout: 'the issue is closed; nothing was proposed\n',
    });
    expect(git('ls-remote', 'origin', 'refs/heads/form/issue-12')).toBe('');
    expect(calls()).not.toMatch(/^pr create|--method/m);
  });

  test('an edit that changes nothing makes no commit, and asks nothing of the pull request', async () => {
    await propose('---\na: b\n---\n');
    const before = git('ls-remote', 'origin', 'refs/heads/form/issue-12');
    fakeGh({ pulls: [{ number: 7, title: 'Add a paper: wren', body: '@everyone $(id)\r\n' }] });
    rmSync(join(folder, 'calls'));
    expect((await propose('---\na: b\n---\n')).stdout).toBe('form/issue-12 has this change already\n');
    expect(git('ls-remote', 'origin', 'refs/heads/form/issue-12')).toBe(before);
    expect(calls()).not.toMatch(/^pr create|--method/m);
    expect(outputs()).toContain('outcome=proposed\noutcome=proposed\n');
  });

  test('fails where no pull request can be opened, and opens it the next time', async () => {
    fakeGh({ create: 'exit 1' });
    expect((await propose('---\na: b\n---\n')).code).toBe(1);
    expect(existsSync(join(folder, 'outputs'))).toBe(false);
    fakeGh({});
    rmSync(join(folder, 'calls'));
    expect((await propose('---\na: b\n---\n')).code).toBe(0);
    expect(calls().match(/^pr create/gm)).toHaveLength(1);
  });

  describe('after a merge of main into the branch', () => {
    const asAda = ['-c', 'user.name=Ada', '-c', 'user.email=ada@birds.example'];
    /** What *Update branch* does; with a change by hand where there is one. */
    const update = async (byHand?: () => void) => {
      await propose('---\na: b\n---\n');
      git('switch', '-q', 'main');
      write('work/content/survey.yaml', 'y\n');
      git('add', 'content/survey.yaml');
      commit('y');
      git('push', '-q', 'origin', 'main');
      git('switch', '-q', 'form/issue-12');
      git(...asAda, 'merge', '-q', '--no-commit', 'main');
      byHand?.();
      git(...asAda, 'commit', '-qm', "Merge branch 'main'");
      git('push', '-q', 'origin', 'HEAD:form/issue-12');
      fakeGh({ pulls: [{ number: 7 }] });
    };

    test('that is nothing else, an edit is taken over', async () => {
      await update();
      expect((await propose('---\na: c\n---\n')).stdout).toBe('proposed on form/issue-12\n');
      expect(onBranch(`content/${path}`)).toContain('a: c');
      expect(onBranch('content/survey.yaml')).toBe('y');
    });

    test('an edit that changes nothing leaves the merge', async () => {
      await update();
      expect((await propose('---\na: b\n---\n')).stdout).toBe('form/issue-12 has this change already\n');
    });

    test('in which somebody changed the file, it is left as it is', async () => {
      await update(() => {
        write(`work/content/${path}`, '---\na: mended\n---\n');
        git('add', '-A', 'content');
      });
      expect((await propose('---\na: c\n---\n')).stdout).toContain('holds commits of others');
      expect(onBranch(`content/${path}`)).toContain('a: mended');
    });
  });

  test('a merge of another branch than main is work of others', async () => {
    await propose('---\na: b\n---\n');
    git('switch', '-q', '-c', 'other', 'main');
    write('work/content/survey.yaml', 'z\n');
    git('add', 'content/survey.yaml');
    commit('z');
    git('switch', '-q', 'form/issue-12');
    git(
      '-c',
      'user.name=Ada',
      '-c',
      'user.email=ada@birds.example',
      'merge',
      '-q',
      '--no-ff',
      '--no-edit',
      'other',
    );
    git('push', '-q', 'origin', 'HEAD:form/issue-12');
    fakeGh({ pulls: [{ number: 7 }] });
    expect((await propose('---\na: c\n---\n')).stdout).toContain('holds commits of others');
  });

  test.each([
    ['that is older, and says so', 5, '**This repeats #5**, where a file of the same name is proposed.'],
    ['unless that is the newer one', 9, undefined],
  ])('knows a paper of another form %s', async (_what, number, says) => {
    await runOther();
    const other = { number, headRefName: 'form/issue-3' };
    const strangers = [
      { number: 2, headRefName: 'form/issue-4', isCrossRepository: true },
      { number: 3, headRefName: 'form/issue-5' },
      { number: 4, headRefName: 'ada/patch' },
    ];
    fakeGh({ pulls: [other, ...strangers, { number: 7 }] });
    expect((await propose('---\na: b\n---\n', 'papers/alarm/wren.mdx')).code).toBe(0);
    if (says === undefined) expect(calls()).not.toContain('This repeats');
    else expect(calls()).toContain(says);
    fakeGh({ pulls: [other, ...strangers] });
    rmSync(join(folder, 'calls'));
    await propose('---\na: b\n---\n', 'papers/alarm/wren.mdx');
    expect(calls()).toContain(`pr create`);
    expect(calls()).toContain(`**This repeats #${number}**`);
  });

  /** A branch of another form, with a paper of this name. */
  async function runOther(): Promise<void> {
    fakeGh({});
    await propose('---\na: b\n---\n', path, { NUMBER: '3' });
    rmSync(join(folder, 'calls'));
  }

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

test('npm run report:comment writes one comment of its kind, whatever others there are', async () => {
  write('proposal/impact.md', '## What this changes $(id)\n');
  const comment = () =>
    runScript('report-comment', [join(folder, 'proposal/impact.md')], { cwd: work, env: env() });
  expect(await comment()).toMatchObject({ code: 0, stdout: 'commented\n' });
  expect(calls()).toContain('--method POST repos/ada/birds/issues/12/comments');
  expect(calls()).toContain('{"body":"<!-- form: report -->\\n## What this changes $(id)\\n"}');
  fakeGh({ comment: '41' });
  await comment();
  expect(calls()).toContain('--method PATCH repos/ada/birds/issues/comments/41');
});

describe('npm run form:answer', () => {
  const answer = (more: Record<string, string> = {}) =>
    runScript('form-answer', [join(folder, 'proposal')], { cwd: work, env: { ...env(), ...more } });

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

  test.each<[Record<string, string>, string]>([
    [{ READ: 'failure' }, 'The form could not be read because of an error'],
    [{ READ: 'cancelled' }, 'The form could not be read because of an error'],
    [{ STATUS: 'failure', PLACED: path }, 'The form could be read, but it could not be proposed'],
  ])('after %j says that a maintainer has to look, and where', async (more, text) => {
    write('proposal/reply.md', 'Shorten it.\n');
    expect((await answer({ ...more, GITHUB_RUN_ID: '5' })).stdout).toBe('answered\n');
    expect(calls()).toContain(`{"body":"<!-- form: reply -->\\n${text}`);
    expect(calls()).toContain('[This run](https://github.com/ada/birds/actions/runs/5)');
    expect(calls()).not.toContain('Shorten');
  });

  test('says nothing of a change where there is none', async () => {
    write('proposal/reply.md', 'A pull request brings it up to date.\n');
    expect((await answer({ PLACED: path, OUTCOME: 'left' })).stdout).toBe('nothing to answer\n');
    fakeGh({ comment: '41' });
    await answer({ PLACED: path, OUTCOME: 'left' });
    expect(calls()).toContain('nothing new was proposed from it');
  });

  test('tells the pull request that is open when the form leads to no change any more, and when it does again', async () => {
    write('proposal/reply.md', 'Shorten it.\n');
    fakeGh({ pulls: [{ number: 7 }] });
    await answer();
    expect(calls()).toContain('--method POST repos/ada/birds/issues/7/comments');
    expect(calls()).toContain(
      '{"body":"<!-- form: issue-edited -->\\nThe form of issue #12 was edited and leads to no change',
    );
    fakeGh({ pulls: [{ number: 7 }], comment: '41' });
    rmSync(join(folder, 'calls'));
    await answer({ PLACED: path, OUTCOME: 'proposed' });
    expect(calls()).toContain('The form of issue #12 leads to a change again');
  });

  test('fails when GitHub can not be asked, and writes nothing', async () => {
    write('bin/gh', '#!/bin/sh\nexit 4\n');
    expect((await answer()).code).not.toBe(0);
  });
});
