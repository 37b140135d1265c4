import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { visit } from 'unist-util-visit';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { readTerms } from '../../src/content/terms-folder.ts';
import { toPlainText } from '../../src/text/abstract-to-html.ts';

const { folder, output } = inject('site');

/** Title and abstract of each paper as they stand in the dump, which alternates them from its third line on. */
const dump = (await readFile('content/sources/attention-heads.txt', 'utf8')).split('\n').slice(2);
const pairs = dump.flatMap((title, index) =>
  index % 2 === 0
    ? [{ title: title.replace(/^Subscribe(?=FonMTL)/, ''), abstract: dump[index + 1] ?? '' }]
    : [],
);

const pages = new Map<string, Root>();
beforeAll(async () => {
  for (const file of await readdir(folder, { recursive: true })) {
    if (file.endsWith('.html'))
      pages.set(file.replaceAll('\\', '/'), fromHtml(await readFile(join(folder, file), 'utf8')));
  }
});

function elements(root: Root, name: string): Element[] {
  const found: Element[] = [];
  visit(root, 'element', (element) => {
    if (element.tagName === name) found.push(element);
  });
  return found;
}

describe('the built site', () => {
  test('the command says what it did, in counts', () => {
    expect(output).toMatch(/^266 papers, \d+ pages, [\d.]+ s → /);
  });

  test('has a page for each of the 266 papers, and papers.json holds their texts letter by letter', async () => {
    expect(pairs).toHaveLength(266);
    const papers = JSON.parse(await readFile(join(folder, 'data/papers.json'), 'utf8')) as {
      id: string;
      title: string;
      abstract: string;
    }[];
    const byTitle = (a: { title: string }, b: { title: string }) => (a.title < b.title ? -1 : 1);
    expect(papers.map(({ title, abstract }) => ({ title, abstract })).sort(byTitle)).toEqual(
      [...pairs].sort(byTitle),
    );
    for (const { id } of papers) expect(pages.has(`papers/${id}/index.html`), id).toBe(true);
    const paperPages = [...pages.keys()].filter((file) =>
      /^papers\/(?!page\/)[^/]+\/index\.html$/.test(file),
    );
    expect(paperPages).toHaveLength(266);
  });

  test('each paper page shows every word of its title and abstract', async () => {
    const papers = JSON.parse(await readFile(join(folder, 'data/papers.json'), 'utf8')) as {
      id: string;
      title: string;
      abstract: string;
    }[];
    let plain = 0;
    for (const { id, title, abstract } of papers) {
      const page = pages.get(`papers/${id}/index.html`);
      const shown = page ? toText(page).replace(/\s+/g, ' ').normalize('NFKC') : '';
      for (const text of [title, abstract]) {
        const isTex = /[\\${}`~]/.test(text);
        if (!isTex) plain += 1;
        // TeX is shown as what it means; tests of the text modules say what that is.
        expect(shown, id).toContain(
          (isTex ? toPlainText(text) : text).replace(/\s+/g, ' ').normalize('NFKC'),
        );
      }
    }
    expect(plain, 'texts without TeX, compared letter by letter').toBeGreaterThan(490);
  });

  test('lists terms in the order of their files', async () => {
    const { terms } = await readTerms('content');
    const home = pages.get('index.html');
    const shown = home ? elements(home, 'a').map(({ properties }) => String(properties.href)) : [];
    const topics = shown.filter((href) => href.startsWith('/topics/'));
    expect(topics).toEqual(terms.topics.map(({ id }) => `/topics/${id}/`));
    // A map on the page may lead to them once more.
    const stages = [...new Set(shown.filter((href) => href.startsWith('/stages/')))];
    const inOrder = [...terms.stages].sort((a, b) => a.data.order - b.data.order);
    expect(stages).toEqual(inOrder.map(({ id }) => `/stages/${id}/`));
  });

  test('has no broken internal link', async () => {
    const broken: string[] = [];
    for (const [file, root] of pages) {
      const here = new URL(`http://site/${file}`);
      for (const element of [
        ...elements(root, 'a'),
        ...elements(root, 'link'),
        ...elements(root, 'script'),
      ]) {
        const target = element.properties.href ?? element.properties.src;
        if (typeof target !== 'string') continue;
        const url = new URL(target, here);
        if (url.host !== 'site') continue;
        const path = decodeURIComponent(url.pathname).slice(1);
        const asFile = path === '' || path.endsWith('/') ? `${path}index.html` : path;
        const there = await stat(join(folder, asFile)).then(
          (found) => found.isFile(),
          () => false,
        );
        if (!there) broken.push(`${file} → ${target}`);
        else if (url.hash !== '' && asFile.endsWith('.html')) {
          const ids = new Set<unknown>();
          visit(pages.get(asFile) ?? root, 'element', (each) => void ids.add(each.properties.id));
          if (!ids.has(url.hash.slice(1))) broken.push(`${file} → ${target}`);
        }
      }
    }
    expect(broken).toEqual([]);
  });

  test('every page can be reached from home by links', () => {
    const reached = new Set(['index.html']);
    for (const file of reached) {
      const root = pages.get(file);
      if (!root) continue;
      for (const link of elements(root, 'a')) {
        const url = new URL(String(link.properties.href), `http://site/${file}`);
        if (url.host === 'site')
          reached.add(
            url.pathname.endsWith('/') ? `${url.pathname.slice(1)}index.html` : url.pathname.slice(1),
          );
      }
    }
    expect([...pages.keys()].filter((file) => !reached.has(file))).toEqual([
      '404.html',
      'offline/not-saved/index.html',
    ]);
  });

  test('needs no script to be read, and keeps styles and scripts out of its pages', () => {
    for (const [file, root] of pages) {
      for (const script of elements(root, 'script')) {
        // Data for search engines, which nothing runs.
        if (script.properties.type === 'application/ld+json') continue;
        expect(script.properties.src, `inline script in ${file}`).toBeTypeOf('string');
      }
      expect(elements(root, 'style'), `inline style in ${file}`).toEqual([]);
      visit(root, 'element', (element) => {
        expect(element.properties.style, `style attribute in ${file}`).toBeUndefined();
        for (const name of Object.keys(element.properties))
          expect(name, `event handler in ${file}`).not.toMatch(/^on[A-Z]/);
      });
      const policy = elements(root, 'meta').find(
        ({ properties }) => String(properties.httpEquiv).toLowerCase() === 'content-security-policy',
      );
      expect(policy?.properties.content, file).toContain("default-src 'none'");
    }
  });
});
