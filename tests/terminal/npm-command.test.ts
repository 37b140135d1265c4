import { expect, test } from 'vitest';
import { npmCommand } from '../../scripts/terminal/npm-command.ts';

test.each<[Parameters<typeof npmCommand>, string]>([
  [['maps', 'content'], 'npm run maps'],
  [['maps', './content/'], 'npm run maps'],
  [['start', 'content'], 'npm start'],
  [['maps', '../birds'], 'npm run maps -- --content ../birds'],
  [['start', '/srv/birds'], 'npm start -- --content /srv/birds'],
  [['ingest', 'content', 'FILE'], 'npm run ingest -- FILE'],
  [
    ['build', '../my birds', '--unrendered', 'list'],
    'npm run build -- --unrendered list --content "../my birds"',
  ],
])('%j is %s', (args, command) => {
  expect(npmCommand(...args)).toBe(command);
});
