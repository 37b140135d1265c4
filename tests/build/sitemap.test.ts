import { parseXml } from '@rgrove/parse-xml';
import { expect, test } from 'vitest';
import { printSitemap } from '../../scripts/build/sitemap.ts';

test('lists each page by its address, and not the one for wrong addresses', () => {
  const files = printSitemap(
    ['papers/wren/index.html', 'index.html', '404.html'],
    'https://birds.example/a/',
  );
  expect(Object.fromEntries(files)).toEqual({
    'robots.txt': 'User-agent: *\nAllow: /\n\nSitemap: https://birds.example/a/sitemap.xml\n',
    'sitemap.xml': `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://birds.example/a/</loc></url>
<url><loc>https://birds.example/a/papers/wren/</loc></url>
</urlset>
`,
  });
});

test('is split where one file may not hold all', () => {
  const pages = Array.from({ length: 50_001 }, (_, number) => `papers/p${number}/index.html`);
  const files = printSitemap(pages, 'https://birds.example/');
  expect([...files.keys()].sort()).toEqual(['robots.txt', 'sitemap-1.xml', 'sitemap-2.xml', 'sitemap.xml']);
  expect(files.get('sitemap-1.xml')?.match(/<loc>/g)).toHaveLength(50_000);
  expect(files.get('sitemap.xml')).toContain(
    '<sitemap><loc>https://birds.example/sitemap-2.xml</loc></sitemap>',
  );
});

test('is well-formed whatever a page is called', () => {
  const xml = printSitemap([`a&b<c>'"/index.html`], 'https://birds.example/').get('sitemap.xml') ?? '';
  expect(parseXml(xml).text.trim()).toMatch(/^https:\/\/birds\.example\/a&b/);
});
