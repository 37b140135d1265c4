import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { expect, inject, test } from 'vitest';

const { folder } = inject('site');

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate(
    new StaticConfigLoader({
      root: true,
      extends: ['html-validate:standard', 'html-validate:a11y'],
      rules: {
        // Matters of style that Astro's printer decides.
        'no-inline-style': 'error',
        'no-trailing-whitespace': 'off',
        'void-style': 'off',
        'attribute-boolean-style': 'off',
        'attr-quotes': 'off',
        'doctype-style': 'off',
        // The names of papers are as long as they are.
        'long-title': 'off',
      },
    }),
  );
  const faults: string[] = [];
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith('.html')) continue;
    const html = await readFile(join(folder, file), 'utf8');
    // Of a script behind the end of a page the W3C's validator says no more than that, and nothing of the page.
    if (!html.trimEnd().endsWith('</html>')) faults.push(`${file}: something behind </html>`);
    const report = await validator.validateString(html);
    for (const { messages } of report.results) {
      for (const { line, column, ruleId, message } of messages)
        faults.push(`${file}:${line}:${column}: ${message} [${ruleId}]`);
    }
  }
  expect(faults).toEqual([]);
});
