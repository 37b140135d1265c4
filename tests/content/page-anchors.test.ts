import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasAnchor, templateParts } from '../../src/content/page-anchors.ts';
import { readTerms } from '../../src/content/terms-folder.ts';

test('every id that stands in a template can be linked to, and no other is kept', () => {
  const found = new Set<string>();
  for (const folder of ['src/pages', 'src/components', 'src/layouts']) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.name.endsWith('.astro')) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      for (const [, id = ''] of text.matchAll(/\bid="([\w-]+)"/g)) found.add(id);
    }
  }
  expect([...found].sort()).toEqual([...new Set(templateParts.flatMap(({ parts }) => parts))].sort());
});

test('a part of a page is found by its id, and nothing is said of a page that nobody knows', async () => {
  const { terms } = await readTerms('content');
  const has = (path: string, anchor: string) =>
    hasAnchor(path, anchor, terms, (each) => (each === '/essays/x/' ? ['first-steps'] : undefined));
  expect(has('/glossary/', terms.glossary[0]?.id ?? '')).toBe(true);
  expect(has('/glossary/', 'nope')).toBe(false);
  expect(has('/references/', 'nope')).toBe(false);
  expect(has('/essays/x/', 'first-steps')).toBe(true);
  expect(has('/essays/x/', 'references')).toBe(true);
  expect(has('/essays/x/', 'second-steps')).toBe(false);
  expect(has('/elsewhere/', 'nope')).toBeUndefined();
  // A part that other pages have.
  expect(has('/essays/x/', 'abstract')).toBe(false);
  expect(has('/', 'stages')).toBe(true);
  expect(has('/', 'abstract')).toBe(false);
  expect(hasAnchor('/', 'stages', { ...terms, stages: [] }, () => undefined)).toBe(false);
});
