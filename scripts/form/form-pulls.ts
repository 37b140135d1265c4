import type { Gh } from './issue-comment.ts';

/** A pull request of a branch of this repository, as far as it is used. */
export interface FormPull {
  number: number;
  state: 'OPEN' | 'CLOSED' | 'MERGED';
  branch: string;
  title: string;
  body: string;
}

/** Pull requests of branches of this repository; anybody's fork can have a branch of the same name. */
export function listPulls(gh: Gh, repository: string, ...filter: string[]): FormPull[] {
  const answer: unknown = JSON.parse(
    gh(
      'pr',
      'list',
      '--repo',
      repository,
      ...filter,
      '--limit',
      '200',
      '--json',
      'number,state,headRefName,isCrossRepository,title,body',
    ),
  );
  return (Array.isArray(answer) ? answer : []).flatMap((entry): FormPull[] => {
    const { number, state, headRefName, isCrossRepository, title, body } = entry as Record<string, unknown>;
    const isOurs =
      typeof number === 'number' &&
      Number.isSafeInteger(number) &&
      (state === 'OPEN' || state === 'CLOSED' || state === 'MERGED') &&
      typeof headRefName === 'string' &&
      isCrossRepository === false;
    return isOurs
      ? [{ number, state, branch: headRefName, title: String(title ?? ''), body: String(body ?? '') }]
      : [];
  });
}

/**
 * The one pull request of a branch that counts: one that is open, else the last that was merged, else the last that was
 * closed. What a reviewer has decided holds, however often the issue is edited.
 */
export function standingOf(pulls: readonly FormPull[]): FormPull | undefined {
  const latest = [...pulls].sort((a, b) => b.number - a.number);
  for (const state of ['OPEN', 'MERGED', 'CLOSED'] as const) {
    const pull = latest.find((each) => each.state === state);
    if (pull) return pull;
  }
  return undefined;
}
