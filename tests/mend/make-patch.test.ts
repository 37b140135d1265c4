import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countChanges, makePatch, restoreLineEnds } from '../../src/mend/make-patch.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'survey-patch-'));
  execFileSync('git', ['init', '-q'], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = 'content/papers/song/wren.mdx';

/** What `git apply` makes of the file. */
function apply(before: string, patch: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, before);
  writeFileSync(join(folder, 'x.patch'), patch);
  execFileSync('git', ['apply', '--whitespace=nowarn', 'x.patch'], { cwd: folder });
  return readFileSync(file, 'utf8');
}

/** As a text field of a browser gives it back. */
const inField = (text: string) => text.replace(/\r\n?/g, '\n');

const file =
  '---\ntitle: "Têtes 頭 👩‍👩‍👧"\nstages:\n  - id: alarm\n    quote: "ʻokina \u2028 x"\ntopic: song\n---\n\nBody.\n';

describe('a patch applies with git', () => {
  test.each([
    ['one line changed', file, (text: string) => text.replace('topic: song', 'topic: other')],
    [
      'Windows line ends',
      file.replaceAll('\n', '\r\n'),
      (text: string) => text.replace('topic: song', 'topic: other\nmethods: [x]'),
    ],
    [
      'mixed line ends',
      file.replace('alarm\n', 'alarm\r\n'),
      (text: string) => text.replace('topic: song', 'topic: other'),
    ],
    ['no line break at the end', file.trimEnd(), (text: string) => text.replace('Body', 'The body')],
    ['a line break taken from the end', file, (text: string) => text.trimEnd()],
    ['a line break put at the end', file.trimEnd(), (text: string) => `${text}\n`],
    ['a byte order mark', `\uFEFF${file}`, (text: string) => text.replace('song', 'sóng')],
    ['everything deleted but a line', file, () => 'x\n'],
    [
      'lines that look like a patch',
      `${file}--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n`,
      (text: string) => text.replace('-a', '-c'),
    ],
    ['a change at each end', file, (text: string) => `# New\n${text}The end.\n`],
  ])('%s', (_name, before, edit) => {
    const after = restoreLineEnds(before, edit(inField(before)));
    const patch = makePatch(path, before, after);
    expect(patch).toMatch(
      /^diff --git a\/content\/papers\/song\/wren\.mdx b\/content\/papers\/song\/wren\.mdx\n--- a\//,
    );
    expect(apply(before, patch)).toBe(after);
  });

  test('whatever the file and the change', () => {
    const text = fc
      .array(
        fc.constantFrom(
          'a',
          'é',
          '漢',
          '\n',
          '\r\n',
          ' ',
          '\t',
          '-',
          '+',
          '@@',
          '\\',
          '---\n',
          '\u2028',
          'long line ',
        ),
        {
          maxLength: 40,
        },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, edited) => {
        const after = restoreLineEnds(before, inField(edited));
        const patch = makePatch(path, before, after);
        if (after === before) expect(patch).toBe('');
        else if (before !== '' && after !== '') expect(apply(before, patch)).toBe(after);
      }),
      { numRuns: 150 },
    );
  });
});

test('what nobody touched is no change, whatever the line ends', () => {
  for (const before of [
    file,
    file.replaceAll('\n', '\r\n'),
    file.replace('alarm\n', 'alarm\r\n'),
    'a\r\nb\nc',
    '',
  ]) {
    expect(restoreLineEnds(before, inField(before))).toBe(before);
    expect(makePatch(path, before, restoreLineEnds(before, inField(before)))).toBe('');
  }
});

test.each([
  ['nothing', 'a\n', 'a\n', 0],
  ['a line for another', 'a\nb\n', 'a\nc\n', 2],
  ['lines that begin with signs', '---\na: b\n---\n', '---\na: b\n---\n-- one\n++ two\n', 2],
  ['front matter taken away', '---\na: b\n---\nx\n', 'x\n', 3],
  ['a line without its end', 'a\nb', 'a\nc', 2],
  ['places far apart', `a\n${'x\n'.repeat(20)}b\n`, `--a\n${'x\n'.repeat(20)}@@ b\n`, 4],
])('the changes of %s are counted', (_what, before, after, count) => {
  expect(countChanges(makePatch(path, before, after))).toBe(count);
});
