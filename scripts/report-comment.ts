import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { putComment } from './form/issue-comment.ts';

// Runs beside a token that can write: Node's own modules only, no shell, and nothing of the report is printed.
const [file] = process.argv.slice(2);
const { NUMBER: number = '', GITHUB_REPOSITORY: repository = '' } = process.env;
if (
  file === undefined ||
  process.argv.length > 3 ||
  !/^\d+$/.test(number) ||
  !/^[\w.-]+\/[\w.-]+$/.test(repository)
) {
  console.error('Usage: NUMBER=12 GITHUB_REPOSITORY=owner/name npm run report:comment -- FILE');
  process.exit(2);
}
const gh = (...args: string[]) =>
  execFileSync('gh', args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] });
// Not simply in place of the last comment: that may be one of another kind.
putComment(gh, { repository, issue: Number(number) }, 'report', readFileSync(file, 'utf8'));
console.log('commented');
