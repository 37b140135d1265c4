import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameSchema, schemaLine } from '../../src/survey/schema-line.ts';

const named = (address: string) => `# yaml-language-server: $schema=${address}.schema.json`;

test.each([
  ['survey.yaml', named('./schema/survey')],
  ['taxonomy/topics.yaml', named('../schema/topics')],
  ['evaluation/queries.yaml', named('../schema/queries')],
  ['heads/wren-head.mdx', named('../schema/head')],
  ['essays/about.mdx', named('../schema/essay')],
  ['papers/alarm/duets-of-wrens.mdx', named('../../schema/paper')],
  ['papers/alarm/notes.yaml', undefined],
  ['maps/a.svg', undefined],
  ['notes.mdx', undefined],
  ['README.md', undefined],
])('%s', (path, line) => {
  expect(schemaLine(path)).toBe(line);
});

const line = named('../schema/head');

test.each([
  ['goes on top', 'name: Wren\n', `${line}\nname: Wren\n`],
  ['stands behind a byte order mark', '\uFEFFname: Wren\n', `\uFEFF${line}\nname: Wren\n`],
  ['is there already behind such a mark', `\uFEFF${line}\nname: Wren\n`, undefined],
  ['keeps line ends', 'name: Wren\r\n', `${line}\r\nname: Wren\r\n`],
  ['is put right', `${named('./head')}\nname: Wren\n`, `${line}\nname: Wren\n`],
  ['may have a comment above', `# Mine.\n${line}\nname: Wren\n`, undefined],
  ['is there already', `${line}\r\nname: Wren\r\n`, undefined],
])('the line %s', (_name, yaml, expected) => {
  expect(nameSchema(yaml, line)).toBe(expected ?? yaml);
});

test('named once is named, whatever else stands there', () => {
  fc.assert(
    fc.property(fc.string(), (yaml) => {
      const once = nameSchema(yaml, line);
      expect(nameSchema(once, line)).toBe(once);
      expect(once.endsWith(yaml) || /^# yaml-language-server:/m.test(yaml)).toBe(true);
    }),
  );
});
