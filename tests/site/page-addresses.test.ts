import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { addressesOfPages } from '../../src/content/page-addresses.ts';
import { templateParts } from '../../src/content/page-anchors.ts';
import { readContent } from '../../src/content/read-content.ts';

test('each address that the content may lead to has a page', async () => {
  const { folder } = inject('site');
  const { terms, papers } = await readContent('content');
  const missing: string[] = [];
  for (const address of addressesOfPages(terms, papers)) {
    const found = await stat(join(folder, address, 'index.html')).catch(() => undefined);
    if (!found?.isFile()) missing.push(address);
  }
  expect(missing).toEqual([]);
});

test('each part that the content may lead to is on some page of its kind, and on none of another', async () => {
  const { folder } = inject('site');
  const { terms, papers } = await readContent('content');
  const parts = new Set(templateParts.flatMap((kind) => kind.parts));
  const found = new Set<string>();
  const elsewhere: string[] = [];
  for (const address of addressesOfPages(terms, papers)) {
    const html = await readFile(join(folder, address, 'index.html'), 'utf8');
    const kinds = templateParts.filter(({ page }) => page.test(address));
    for (const [, id = ''] of html.matchAll(/ id="?([\w-]+)/g)) {
      const kind = kinds.find((each) => each.parts.includes(id));
      if (kind) found.add(`${kind.page} ${id}`);
      else if (parts.has(id)) elsewhere.push(`${address}#${id}`);
    }
  }
  const all = templateParts.flatMap(({ page, parts }) => parts.map((id) => `${page} ${id}`));
  expect(all.filter((each) => !found.has(each))).toEqual([]);
  expect(elsewhere).toEqual([]);
});
