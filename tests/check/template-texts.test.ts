import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { templateTexts } from '../../scripts/check/template-texts.ts';

test('each text is one of the templates', async () => {
  const templates = await Promise.all(
    ['paper', 'head'].map((name) => readFile(`docs/templates/${name}.mdx`, 'utf8')),
  );
  for (const text of templateTexts) expect(templates.join('\n')).toContain(text);
});
