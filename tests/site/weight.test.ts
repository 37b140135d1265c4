import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';

const { folder } = inject('site');

test('each paper page weighs at most 30 kB, with its styles at most 15 kB compressed', async () => {
  const heavy: string[] = [];
  const styles = new Map<string, number>();
  const slugs = await readdir(join(folder, 'papers'), { withFileTypes: true });
  let pages = 0;
  for (const { name } of slugs.filter((entry) => entry.isDirectory() && entry.name !== 'page')) {
    const html = await readFile(join(folder, 'papers', name, 'index.html'));
    pages += 1;
    let compressed = gzipSync(html).length;
    for (const [, sheet = ''] of html.toString().matchAll(/<link rel="stylesheet" href="([^"]+)"/g)) {
      const size = styles.get(sheet) ?? gzipSync(await readFile(join(folder, sheet))).length;
      styles.set(sheet, size);
      compressed += size;
    }
    if (html.length > 30_000 || compressed > 15_000) heavy.push(`${name}: ${html.length}, ${compressed}`);
  }
  expect(pages).toBe(266);
  expect(styles.size, 'styles were found').toBeGreaterThan(0);
  expect(heavy).toEqual([]);
});
