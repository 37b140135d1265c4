import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasOthersWork, isSameChange } from './form/branch-work.ts';
import { listPulls, standingOf } from './form/form-pulls.ts';
import { type CommentKind, putComment, sendJson } from './form/issue-comment.ts';

// Runs beside a token that can write: Node's own modules only, no shell, and nothing of the artifact is printed.
const [artifact] = process.argv.slice(2);
const {
  PLACED: path = '',
  CREDIT: credit = '',
  NUMBER: number = '',
  STATE: state = 'open',
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
  execFileSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
const git = (...args: string[]) => run('git', ...args).trim();
const gh = (...args: string[]) => run('gh', ...args);

const branch = `form/issue-${number}`;
const bot = { name: 'github-actions[bot]', email: '41898282+github-actions[bot]@users.noreply.github.com' };
const file = `${content}/${path}`;
const isThere = git('ls-tree', 'HEAD', '--', file) !== '';
const what = path.startsWith('heads/') ? 'Propose a head' : isThere ? 'Update a paper' : 'Add a paper';
const title = `${what}: ${path.replace(/^.*\/|\.mdx$/g, '')}`;
const message = [title, `From the form of issue #${number}.`, ...(credit === '' ? [] : [credit])].join(
  '\n\n',
);

// What a reviewer has decided holds, however often the issue is edited.
const standing = standingOf(listPulls(gh, repository, '--head', branch, '--state', 'all'));
if (standing?.state === 'MERGED')
  leave(
    'merged already; nothing was proposed',
    'merged',
    `What this form proposed was merged with #${standing.number}, perhaps with changes by the reviewer. What the issue says since then was not taken over.\n\nTo change the file, edit it on the web or open a new issue with the form.\n`,
  );
if (standing?.state === 'CLOSED')
  leave(
    'closed by a reviewer; nothing was proposed',
    'closed',
    `A reviewer closed #${standing.number}, which this form led to, so what the issue says since then was not proposed again.\n\nFor the reviewer: if that was a mistake, reopen #${standing.number}; the next edit of the issue is taken over then.\n`,
  );
if (state !== 'open') leave('the issue is closed; nothing was proposed');

// What a reviewer has mended on the branch is not written over: only commits of this script are.
const tip = git('ls-remote', 'origin', `refs/heads/${branch}`).split('\t')[0] ?? '';
if (tip !== '') {
  git('fetch', '--quiet', 'origin', `refs/heads/${branch}`);
  if (hasOthersWork(git, tip, bot.email))
    leave(
      `${branch} holds commits of others; it was left as it is`,
      'branch-kept',
      `The branch \`${branch}\` holds commits that didn't come from this form, so what the issue says since then was not taken over, and the branch was left as it is.\n\nFor the reviewer: take over by hand what is new here.\n`,
    );
}

const repeated = findRepeated();
git('switch', '--quiet', '--force-create', branch);
git('add', '--', file);
if (git('diff', '--cached', '--name-only') === '') leave('nothing to propose: the file is there already');
const isNew = tip === '' || !isSameChange(git, tip, file, git('rev-parse', `:${file}`));
if (isNew) {
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
}

const text = `${readFileSync(join(artifact, 'pull-request.md'), 'utf8')}${sayRepeated(repeated)}`;
if (!standing) create(text);
else if (standing.title !== title || plain(standing.body) !== plain(text))
  sendJson(gh, 'PATCH', `repos/${repository}/pulls/${standing.number}`, { title, body: text });
finish('proposed', isNew ? `proposed on ${branch}` : `${branch} has this change already`);

function finish(outcome: 'proposed' | 'left', says: string): never {
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, `outcome=${outcome}\n`);
  console.log(says);
  process.exit(0);
}

/** Propose nothing; say once under the issue why. */
function leave(says: string, kind?: CommentKind, text?: string): never {
  if (kind !== undefined && text !== undefined)
    putComment(gh, { repository, issue: Number(number) }, kind, (isSaid) => (isSaid ? undefined : text));
  finish('left', says);
}

function create(text: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'survey-propose-'));
  try {
    const body = join(folder, 'body.md');
    writeFileSync(body, text);
    gh('pr', 'create', '--repo', repository, '--head', branch, '--title', title, '--body-file', body);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Open pull requests of other forms, older than this one's, that hold a file of the same name: one paper, or one head, twice. */
function findRepeated(): number[] {
  const others = listPulls(gh, repository, '--state', 'open').filter(
    (pull) =>
      /^form\/issue-\d+$/.test(pull.branch) &&
      pull.branch !== branch &&
      pull.number < (standing?.number ?? Number.POSITIVE_INFINITY),
  );
  if (others.length === 0) return [];
  git('fetch', '--quiet', 'origin', '+refs/heads/form/*:refs/remotes/origin/form/*');
  // A paper lies in the folder of its stage, which two people may see otherwise.
  const name = (each: string) => each.replace(/^.*\//, '');
  const there = new Set(git('for-each-ref', '--format=%(refname)', 'refs/remotes/origin/form').split('\n'));
  return others
    .filter((pull) => {
      const ref = `refs/remotes/origin/${pull.branch}`;
      if (!there.has(ref)) return false;
      const changed = git('diff', '--name-only', `HEAD...${ref}`).split('\n');
      return changed.some((each) => name(each) === name(file));
    })
    .map((pull) => pull.number)
    .sort((a, b) => a - b);
}

function sayRepeated(pulls: readonly number[]): string {
  if (pulls.length === 0) return '';
  const list = pulls.map((pull) => `#${pull}`).join(' and ');
  return `\n**This repeats ${list}**, where a file of the same name is proposed. Take one of them and close the other.\n`;
}

/** GitHub writes line breaks of its own. */
function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
