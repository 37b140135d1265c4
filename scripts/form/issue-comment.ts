import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs `gh` with these arguments and gives what it prints. */
export type Gh = (...args: string[]) => string;

/** What a comment is about: there is at most one of each under an issue or a pull request. */
export type CommentKind = 'reply' | 'branch-kept' | 'merged' | 'closed' | 'issue-edited' | 'report';

/**
 * Write a comment under an issue or a pull request, in place of the one of its kind that is there already.
 *
 * A comment is known by a mark in its first line, which the web doesn't show, and by its author: anybody can write the mark.
 * Uses Node's own modules only.
 *
 * @param text Markdown, or what makes it of whether there is one already; undefined leaves everything as it is.
 * @returns Whether something was written.
 */
export function putComment(
  gh: Gh,
  { repository, issue }: { repository: string; issue: number },
  kind: CommentKind,
  text: string | ((isThere: boolean) => string | undefined),
): boolean {
  const mark = `<!-- form: ${kind} -->`;
  const comments = `repos/${repository}/issues/${issue}/comments`;
  const [id] = gh(
    'api',
    '--paginate',
    `${comments}?per_page=100`,
    '--jq',
    `.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("${mark}"))) | .id`,
  ).split('\n');
  const isThere = id !== undefined && /^\d+$/.test(id);
  const body = typeof text === 'string' ? text : text(isThere);
  if (body === undefined) return false;
  const [method, path] = isThere
    ? ['PATCH', `repos/${repository}/issues/comments/${id}`]
    : ['POST', comments];
  sendJson(gh, method, path, { body: `${mark}\n${body}` });
  return true;
}

/** Send an object to GitHub; by way of a file, so that nothing of it stands in a command. */
export function sendJson(gh: Gh, method: string, path: string, value: object): void {
  const folder = mkdtempSync(join(tmpdir(), 'survey-form-'));
  try {
    const file = join(folder, 'request.json');
    writeFileSync(file, JSON.stringify(value));
    gh('api', '--silent', '--method', method, path, '--input', file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
