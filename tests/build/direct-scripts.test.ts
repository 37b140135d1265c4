import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { directScripts, directTags, onlyImportsOf } from '../../scripts/build/direct-scripts.ts';

const asBuilt = (name: string) => `<script type="module" src="/birds/_astro/${name}.js"></script>`;
const direct = (name: string) =>
  `<script type="module" fetchpriority="low" src="/birds/_astro/${name}.js"></script>`;

test.each([
  ['import"./site.Ab-1.js";', ['site.Ab-1.js']],
  ['import"./site.js";import"./data.js";\n', ['site.js', 'data.js']],
  ['import"./site.js";let a=1;', []],
  ['import{a}from"./site.js";', []],
  ['', []],
])('%j only imports %j', (code, names) => {
  expect(onlyImportsOf(code)).toEqual(names);
});

test.each([
  ['a module that works stays, and waits', asBuilt('map'), direct('map')],
  ['one that only imports gives way to what it imports', asBuilt('page'), direct('site')],
  ['what two import is loaded once', `${asBuilt('page')} ${asBuilt('mend')}`, `${direct('site')} `],
  ['other scripts stay', '<script type="application/ld+json">{}</script>', undefined],
  ['a title that looks like one stays', '<p>&lt;script type="module" src="/_astro/a.js"></p>', undefined],
])('%s', (_name, html, expected) => {
  const importsOf = (name: string) => (name === 'map.js' ? [] : ['site.js']);
  expect(directTags(html, importsOf)).toBe(expected ?? html);
});

test('files that only import others go, and no page asks for them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'survey-scripts-'));
  try {
    await mkdir(join(folder, '_astro'));
    await writeFile(join(folder, '_astro', 'site.js'), 'let a=1;');
    await writeFile(join(folder, '_astro', 'page.js'), 'import"./site.js";');
    await writeFile(join(folder, 'index.html'), `<body>${asBuilt('page')}</body>`);
    await directScripts(folder);
    expect(await readdir(join(folder, '_astro'))).toEqual(['site.js']);
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe(`<body>${direct('site')}</body>`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
