import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { joinLinks, joinStyles } from '../../scripts/build/join-styles.ts';

const link = (name: string) => `<link rel="stylesheet" href="/birds/_astro/${name}.css">`;

test.each([
  ['one link stays', `<head>${link('a')}</head>`, `<head>${link('a')}</head>`],
  ['none stays none', '<head></head><body></body>', '<head></head><body></body>'],
  [
    'many become one in the place of the first',
    `<head><title>T</title>\n${link('a')}\n<meta>${link('b')}</head>`,
    `<head><title>T</title>\n${link('a+b')}<meta></head>`,
  ],
  [
    'a sheet that is linked twice counts once',
    `<head>${link('a')}${link('b')}${link('a')}</head>`,
    `<head>${link('a+b')}</head>`,
  ],
  [
    'a title that holds the end of a head does not end it',
    `<head><meta content="</head>">${link('a')}${link('b')}</head>`,
    `<head><meta content="</head>">${link('a+b')}</head>`,
  ],
])('%s', (_name, html, expected) => {
  const nameOf = (sheets: readonly string[]) =>
    `/birds/_astro/${sheets.map((sheet) => /(\w+)\.css$/.exec(sheet)?.[1]).join('+')}.css`;
  expect(joinLinks(html, nameOf).html).toBe(expected);
});

test('pages with the same parts share a file, which holds them in their order; parts that no page loads go', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'survey-styles-'));
  try {
    await mkdir(join(folder, '_astro'));
    for (const name of ['a', 'b', 'c'])
      await writeFile(join(folder, '_astro', `${name}.css`), `.${name}{}\n`);
    await writeFile(join(folder, 'one.html'), `<head>${link('b')}${link('a')}</head>`);
    await writeFile(join(folder, 'two.html'), `<head>${link('b')}${link('a')}</head>`);
    await writeFile(join(folder, 'three.html'), `<head>${link('b')}${link('c')}</head>`);
    await writeFile(join(folder, 'four.html'), `<head>${link('c')}</head>`);
    await joinStyles(folder);
    const sheets = (await readdir(join(folder, '_astro'))).sort();
    expect(sheets).toHaveLength(3);
    expect(sheets[0]).toBe('c.css');
    const one = await readFile(join(folder, 'one.html'), 'utf8');
    expect(await readFile(join(folder, 'two.html'), 'utf8')).toBe(one);
    const name = /_astro\/([^"]+)"/.exec(one)?.[1] ?? '';
    expect(await readFile(join(folder, '_astro', name), 'utf8')).toBe('.b{}\n.a{}\n');
    expect(await readFile(join(folder, 'four.html'), 'utf8')).toContain('/c.css');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
