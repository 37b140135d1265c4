import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';

const scripts = Object.keys(JSON.parse(await readFile('package.json', 'utf8')).scripts);
const files = [
  'README.md',
  'CONTRIBUTING.md',
  'CODE_OF_CONDUCT.md',
  'SECURITY.md',
  ...(await readdir('docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
];

/** As GitHub makes the anchor of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

describe.each(files)('%s', (file) => {
  test('leads to files, headings, forms and commands that there are', async () => {
    const text = await readFile(file, 'utf8');
    const tree = unified().use(remarkParse).use(remarkGfm).parse(text);
    const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? ''));
    visit(tree, ['link', 'image'], (node) => {
      const { url } = node as { url: string };
      if (/^[a-z]+:/.test(url)) return;
      const form = /^\.\.\/\.\.\/issues\/new\?template=([\w-]+\.yml)$/.exec(url)?.[1];
      if (form !== undefined) expect(existsSync(join('.github/ISSUE_TEMPLATE', form)), url).toBe(true);
      else if (url.startsWith('#')) expect(anchors, url).toContain(url.slice(1));
      else expect(existsSync(join(dirname(file), url.replace(/#.*$/, ''))), url).toBe(true);
    });
    for (const [, script = ''] of text.matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g))
      expect(scripts, script).toContain(script);
    for (const [, path = ''] of text.matchAll(
      /`((?:src|scripts|tests|docs|\.github|\.vscode)\/[\w./-]+)`/g,
    )) {
      if (!/[*<]/.test(path)) expect(existsSync(path), path).toBe(true);
    }
  });
});
