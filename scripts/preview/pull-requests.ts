/** An open pull request, as far as it is used. All from GitHub's API, not from what people wrote. */
export interface OpenPullRequest {
  number: number;
  /** Commits at the tip of its branch and of the branch that it goes to. */
  head: string;
  base: string;
}

/** A pull request whose check has built a site. */
export interface PreviewRun extends OpenPullRequest {
  /** The run that built it. */
  run: number;
}

/**
 * Read the answers of `GET /repos/{owner}/{repo}/pulls?state=open`, all pages in one list. What isn't as expected is passed
 * over.
 */
export function readPullRequests(answer: unknown): OpenPullRequest[] {
  return listOf(answer).flatMap((entry): OpenPullRequest[] => {
    const number = numberOf(fieldOf(entry, 'number'));
    const head = commitOf(fieldOf(fieldOf(entry, 'head'), 'sha'));
    const base = commitOf(fieldOf(fieldOf(entry, 'base'), 'sha'));
    return number && head && base ? [{ number, head, base }] : [];
  });
}

/**
 * The latest good run for the tip of each open pull request, in the order of these; from the answer of
 * `GET /repos/{owner}/{repo}/actions/workflows/check.yml/runs?event=pull_request&status=success`, newest first.
 */
export function choosePreviews(pulls: readonly OpenPullRequest[], answer: unknown): PreviewRun[] {
  const runs = listOf(fieldOf(answer, 'workflow_runs'));
  return pulls.flatMap((pull): PreviewRun[] => {
    for (const entry of runs) {
      const isOf =
        fieldOf(entry, 'head_sha') === pull.head &&
        fieldOf(entry, 'event') === 'pull_request' &&
        fieldOf(entry, 'conclusion') === 'success';
      const run = numberOf(fieldOf(entry, 'id'));
      if (isOf && run) return [{ ...pull, run }];
    }
    return [];
  });
}

/** Objects that `gh api --paginate --jq` prints, one a line. @throws {SyntaxError} for a line that is no JSON. */
export function readLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
}

/** Whether some of the pull requests have no run among those that were read. */
export function areRunsMissing(pulls: readonly OpenPullRequest[], answer: unknown): boolean {
  return choosePreviews(pulls, answer).length < pulls.length;
}

/** The open pull requests that a commit is the tip of: one branch can go to several. */
export function pullRequestsOf(pulls: readonly OpenPullRequest[], commit: string): OpenPullRequest[] {
  return pulls.filter(({ head }) => head === commit);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

function commitOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{40}$/.test(value) ? value : undefined;
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
