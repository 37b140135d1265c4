import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

// Runs beside a token that can write: Node's own modules only, no shell, and nothing of the artifact is printed.
const [artifact] = process.argv.slice(2);
const {
  PLACED: path = '',
  CREDIT: credit = '',
  NUMBER: number = '',
  SURVEY_CONTENT_PATH: content = 'content',
} = process.env;
if (artifact === undefined || !/^[a-z0-9/-]+\.mdx$/.test(path) || !/^\d+$/.test(number)) {
  console.error('Usage: PLACED=papers/…/….mdx NUMBER=12 npm run form:propose -- ARTIFACT');
  process.exit(2);
}
const branch = `form/issue-${number}`;
const what = path.startsWith('heads/') ? 'Propose a head' : 'Add a paper';
const title = `${what}: ${path.replace(/^.*\/|\.mdx$/g, '')}`;
const message = [title, `From the form of issue #${number}.`, ...(credit === '' ? [] : [credit])].join(
  '\n\n',
);
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

run('git', 'switch', '--quiet', '--force-create', branch);
run('git', 'add', '--', `${content}/${path}`);
if (run('git', 'diff', '--cached', '--name-only').trim() === '') {
  console.log('nothing to propose: the file is there already');
  process.exit(0);
}
run(
  'git',
  '-c',
  'user.name=github-actions[bot]',
  '-c',
  'user.email=41898282+github-actions[bot]@users.noreply.github.com',
  'commit',
  '--quiet',
  '--message',
  message,
);
run('git', 'push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${branch}`);
const open = run(
  'gh',
  'pr',
  'list',
  '--head',
  branch,
  '--state',
  'open',
  '--json',
  'number',
  '--jq',
  '.[].number',
).trim();
const body = join(artifact, 'pull-request.md');
if (open === '') run('gh', 'pr', 'create', '--head', branch, '--title', title, '--body-file', body);
else run('gh', 'pr', 'edit', branch, '--title', title, '--body-file', body);
console.log(`proposed on ${branch}`);
