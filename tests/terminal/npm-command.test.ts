import { expect, test } from 'vitest';
import { nameContent, npmCommand } from '../../scripts/terminal/npm-command.ts';

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

test.each([
  ['npm run check -- --fix does it', 'content', 'npm run check -- --fix does it'],
  ['npm run check -- --fix does it', '../birds', 'npm run check -- --content ../birds --fix does it'],
  [
    'npm run build, then npm run evaluate-search. Or',
    'b c',
    'npm run build -- --content "b c", then npm run evaluate-search -- --content "b c". Or',
  ],
  ['Run: npm run maps -- --content ../birds', '../birds', 'Run: npm run maps -- --content ../birds'],
  [
    'npm run maps, or npm run maps -- --content x',
    'x',
    'npm run maps -- --content x, or npm run maps -- --content x',
  ],
  ['npm run lint:workflows', 'x', 'npm run lint:workflows'],
])('%j of the content %j goes on as %j', (text, content, expected) => {
  expect(nameContent(text, content)).toBe(expected);
});
