import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { putComment, sendJson } from './form/issue-comment.ts';

// Runs beside a token that can write: Node's own modules only, no shell, and nothing of the artifact is printed.
const [artifact] = process.argv.slice(2);
const {
  PLACED: path = '',
  CREDIT: credit = '',
  NUMBER: number = '',
  GITHUB_REPOSITORY: repository = '',
  SURVEY_CONTENT_PATH: content = 'content',
} = process.env;
if (
  artifact === undefined ||
  !/^[a-z0-9/-]+\.mdx$/.test(path) ||
  !/^\d+$/.test(number) ||
  !/^[\w.-]+\/[\w.-]+$/.test(repository)
) {
  console.error(
    'Usage: PLACED=papers/…/….mdx NUMBER=12 GITHUB_REPOSITORY=owner/name npm run form:propose -- ARTIFACT',
  );
  process.exit(2);
}
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const git = (...args: string[]) => run('git', ...args).trim();
const gh = (...args: string[]) => run('gh', ...args);

const branch = `form/issue-${number}`;
const bot = { name: 'github-actions[bot]', email: '41898282+github-actions[bot]@users.noreply.github.com' };
const isThere = git('ls-tree', 'HEAD', '--', `${content}/${path}`) !== '';
const what = path.startsWith('heads/') ? 'Propose a head' : isThere ? 'Update a paper' : 'Add a paper';
const title = `${what}: ${path.replace(/^.*\/|\.mdx$/g, '')}`;
const message = [title, `From the form of issue #${number}.`, ...(credit === '' ? [] : [credit])].join(
  '\n\n',
);

// What a reviewer has mended on the branch is not written over: only commits of this script are.
const tip = git('ls-remote', 'origin', `refs/heads/${branch}`).split('\t')[0] ?? '';
if (tip !== '') {
  git('fetch', '--quiet', 'origin', `refs/heads/${branch}`);
  const others = git('log', '--format=%ae %ce', `HEAD..${tip}`)
    .split('\n')
    .filter((emails) => emails !== '' && emails !== `${bot.email} ${bot.email}`);
  if (others.length > 0) {
    putComment(gh, { repository, issue: Number(number) }, 'branch-kept', (isSaid) =>
      isSaid
        ? undefined
        : `The branch \`${branch}\` holds commits that didn't come from this form, so what the issue says since then was not taken over, and the branch was left as it is.\n\nFor the reviewer: take over by hand what is new here. Or delete the branch; the next edit of the issue then makes it, and a pull request, anew.\n`,
    );
    console.log(`${branch} holds commits of others; it was left as it is`);
    process.exit(0);
  }
}

git('switch', '--quiet', '--force-create', branch);
git('add', '--', `${content}/${path}`);
if (git('diff', '--cached', '--name-only') === '') {
  console.log('nothing to propose: the file is there already');
  process.exit(0);
}
git(
  '-c',
  `user.name=${bot.name}`,
  '-c',
  `user.email=${bot.email}`,
  'commit',
  '--quiet',
  '--message',
  message,
);
// Should somebody push in this very moment, their commit wins and this run fails.
git(
  'push',
  '--quiet',
  `--force-with-lease=refs/heads/${branch}:${tip}`,
  'origin',
  `HEAD:refs/heads/${branch}`,
);

const [open = ''] = gh(
  'pr',
  'list',
  '--repo',
  repository,
  '--head',
  branch,
  '--state',
  'open',
  '--json',
  'number,isCrossRepository',
  '--jq',
  '.[] | select(.isCrossRepository | not) | .number',
).split('\n');
const body = join(artifact, 'pull-request.md');
if (/^\d+$/.test(open))
  sendJson(gh, 'PATCH', `repos/${repository}/pulls/${open}`, { title, body: readFileSync(body, 'utf8') });
else gh('pr', 'create', '--repo', repository, '--head', branch, '--title', title, '--body-file', body);
console.log(`proposed on ${branch}`);
