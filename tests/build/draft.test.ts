import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draftOf } from '../../scripts/build/build-site.ts';

test.each([
  ['within the working directory', '/x/survey/dist', '/x/survey', '/x/survey/.dist.draft'],
  ['elsewhere', '/y/dist', '/x/survey', '/y/.dist.draft'],
  ['where the working directory is the root', '/dist', '/', '/.dist.draft'],
])('a site %s is written beside its place first', (_what, target, cwd, draft) => {
  expect(draftOf(target, cwd)).toBe(draft);
});

test.each([
  ['in a folder beside the working directory, of a longer name', '/x/survey-2/dist', '/x/survey'],
  ['that is such a folder', '/x/survey-2', '/x/survey'],
])('a site %s is written to a folder of our own first', (_what, target, cwd) => {
  expect(draftOf(target, cwd)).toMatch(new RegExp(`^${RegExp.escape(join(process.cwd(), 'node_modules'))}`));
});
