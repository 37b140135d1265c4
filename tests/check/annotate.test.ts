import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printAnnotation, suggestChange } from '../../scripts/check/annotate.ts';
import { withoutCommands } from '../../scripts/terminal/workflow-log.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { runScript } from '../run-script.ts';

const problem = (parts: Partial<Problem>): Problem => ({
  file: 'content/papers/song/wren.mdx',
  line: 2,
  column: 8,
  rule: 'unknown-topic',
  message: 'Unexpected topic "sogn"',
  mend: 'Write song.',
  ...parts,
});

test('an annotation names place and rule, and shows the change', () => {
  const change = suggestChange(
    problem({ replacement: { from: 'sogn', to: 'song' } }),
    'a: b\ntopic: sogn\n',
    'a: b\ntopic: sogn\n',
  );
  expect(change).toEqual({ from: ['topic: sogn'], to: ['topic: song'] });
  expect(printAnnotation(problem({}), 'error', change)).toBe(
    '::error file=content/papers/song/wren.mdx,line=2,col=8,title=unknown-topic::Unexpected topic "sogn"%0Amend: Write song.%0Asuggested change:%0A- topic: sogn%0A+ topic: song',
  );
});

test('what a machine would mend is shown where it stands, and nowhere else', () => {
  const before = 'a: b\r\ntopic: Song\r\nc: d\r\n';
  const after = before.replace('Song', 'song');
  expect(suggestChange(problem({}), before, after)).toEqual({ from: ['topic: Song'], to: ['topic: song'] });
  expect(suggestChange(problem({ line: 3 }), before, after)).toBeUndefined();
});

/** What GitHub's runner makes of a command, by its documented escapes. */
function readCommand(line: string): { properties: Record<string, string>; message: string } {
  const match = /^::error ([^:]*)::(.*)$/s.exec(line);
  const plain = (text: string) =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const properties = (match?.[1] ?? '').split(',').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), plain(pair.slice(at + 1))];
  });
  return { properties: Object.fromEntries(properties), message: plain(match?.[2] ?? '') };
}

test('whatever a file says, an annotation is one line and one command', () => {
  const text = fc.string({
    unit: fc.constantFrom('::', '%', '%0A', '\n', '\r', ',', ':', 'a', ' ', '::error::', 'é'),
  });
  fc.assert(
    fc.property(text, text, text, (message, mend, file) => {
      const line = printAnnotation(problem({ message, mend, file: `content/${file}` }), 'error', undefined);
      expect(line).not.toMatch(/[\r\n]/);
      expect(line.startsWith('::error file=')).toBe(true);
      const [, properties = ''] = /^::error (.*?)::/.exec(line) ?? [];
      expect(properties.split(',').map((pair) => pair.split('=')[0])).toEqual([
        'file',
        'line',
        'col',
        'title',
      ]);
    }),
    { numRuns: 500 },
  );
  expect(
    readCommand(printAnnotation(problem({ message: '100 %: a, b\n::warning::x' }), 'error', undefined)),
  ).toEqual({
    properties: { file: 'content/papers/song/wren.mdx', line: '2', col: '8', title: 'unknown-topic' },
    message: '100 %: a, b\n::warning::x\nmend: Write song.',
  });
});

test('npm run check -- --format github prints an annotation for each problem, with the change', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'survey-annotate-'));
  try {
    const content = join(parent, 'content');
    await cp('tests/fixtures/birds', content, { recursive: true });
    const file = join(content, 'taxonomy/topics.yaml');
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('summary: How birds sing.', 'sumary: How birds sing.'),
    );
    const { code, stdout, stderr } = await runScript('check', ['--content', content, '--format', 'github']);
    expect(code).toBe(1);
    expect(stdout).toContain(
      'title=unknown-key::Unexpected key "sumary" (entry 1), expected one that the schema knows, perhaps "summary"',
    );
    expect(stdout).toContain(
      '%0Asuggested change:%0A-   sumary: How birds sing.%0A+   summary: How birds sing.',
    );
    expect(stderr).toContain('[unknown-key]');
    expect((await runScript('check', ['--content', content, '--format', 'xml'])).code).toBe(2);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
});

test('no line of a log is a command', () => {
  expect(withoutCommands('a\n::error::x\r  ::add-mask::y\n##[error]z ##[x]')).toBe(
    'a\n| ::error::x\n|   ::add-mask::y\n## [error]z ## [x]',
  );
});
