import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { addressesOfPages } from '../../src/content/page-addresses.ts';
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
