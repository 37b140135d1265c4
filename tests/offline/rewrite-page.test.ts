import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, test } from 'vitest';
import { rewriteAddress, toSitePath } from '../../scripts/offline/rewrite-address.ts';
import { rewritePage, rewriteStyles } from '../../scripts/offline/rewrite-page.ts';
import { scanPage } from '../../scripts/offline/scan-page.ts';

const from = 'papers/wren/index.html';
const root = { base: '/' };
const based = { base: '/a/survey/', site: 'https://example.org' };

describe('an address of a page', () => {
  test.each([
    // Pages, files, queries, fragments.
    ['/', '../../index.html'],
    ['/papers/', '../index.html'],
    ['/papers/wren/', 'index.html'],
    ['/papers/wren/#quote', 'index.html#quote'],
    ['/papers/robin/?a=1&b=/x/#y/', '../robin/index.html?a=1&b=/x/#y/'],
    ['/search/?q=caf%C3%A9', '../../search/index.html?q=caf%C3%A9'],
    ['/data/papers.json', '../../data/papers.json'],
    ['/_astro/style.css', '../../_astro/style.css'],
    ['../robin/', '../robin/index.html'],
    ['.', 'index.html'],
    ['?q=1', 'index.html?q=1'],
    // Left as they are.
    ['', ''],
    ['#top', '#top'],
    ['#', '#'],
    ['https://arxiv.org/abs/1', 'https://arxiv.org/abs/1'],
    ['http://site.invalid/papers/', 'http://site.invalid/papers/'],
    ['HTTPS://Example.ORG', 'HTTPS://Example.ORG'],
    ['mailto:someone@example.org', 'mailto:someone@example.org'],
    ['data:text/plain,x', 'data:text/plain,x'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['java\nscript:alert(1)', 'java\nscript:alert(1)'],
    ['file:///etc/passwd', 'file:///etc/passwd'],
    ['http://[', 'http://['],
    // A host without a scheme would be a share of the local network.
    ['//example.org/x', 'https://example.org/x'],
    ['\\\\example.org/x', 'https:\\\\example.org/x'],
    [' /\t/example.org/x', 'https://example.org/x'],
    // Never above the root, whatever it says.
    ['/../../../etc/passwd', '../../etc/passwd'],
    ['/%2e%2e/%2e%2e/etc/passwd', '../../etc/passwd'],
    ['..\\..\\..\\..\\etc', '../../etc'],
    // A first segment must not look like a scheme or a host.
    ['/papers/wren/javascript:alert(1)', './javascript:alert(1)'],
    ['/papers/wren//evil/', './/evil/index.html'],
  ])('%j becomes %j', (address, expected) => {
    expect(rewriteAddress(address, from, root)).toBe(expected);
  });

  test.each([
    ['/a/survey/', '../../index.html'],
    ['/a/survey/heads/x/', '../../heads/x/index.html'],
    ['/a/', 'https://example.org/a/'],
    ['/elsewhere/?x#y', 'https://example.org/elsewhere/?x#y'],
    ['../../../../../etc/', 'https://example.org/etc/'],
    ['https://example.org/a/survey/heads/', 'https://example.org/a/survey/heads/'],
  ])('%j, under a base path, becomes %j', (address, expected) => {
    expect(rewriteAddress(address, from, based)).toBe(expected);
  });

  test('leads to the same file as on the site, from a folder, whatever it is', () => {
    const segment = fc.stringMatching(/^[a-zA-Z0-9:%.~_ é-]{0,6}$/);
    const path = fc.array(segment, { maxLength: 4 }).map((segments) => segments.join('/'));
    const page = fc.array(fc.stringMatching(/^[a-z0-9-]{1,3}$/), { maxLength: 4 });
    fc.assert(
      fc.property(path, page, fc.constantFrom('', '?q=1', '#f', '?a#b'), (to, folders, rest) => {
        const own = [...folders, 'index.html'].join('/');
        const onSite = new URL(`/${to.replace(/^\/+/, '')}${rest}`, `http://host/${own}`);
        // `/.//x` comes down to `//x`, which as an address names a host.
        fc.pre(!onSite.pathname.startsWith('//'));
        const address = rewriteAddress(onSite.pathname + onSite.search + onSite.hash, own, root);
        const inFolder = new URL(address, `file:///folder/${own}`);
        const file = onSite.pathname.endsWith('/') ? `${onSite.pathname}index.html` : onSite.pathname;
        expect(inFolder.href).toBe(`file:///folder${file}${onSite.search}${onSite.hash}`);
      }),
    );
  });

  test('never leads out of the folder when it is within the site', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webPath(), fc.string(), fc.stringMatching(/^[./\\%2eE]{0,12}$/)), (address) => {
        const rewritten = rewriteAddress(address, from, root);
        if (/^\s*(?:[a-z][a-z\d+.-]*:)/i.test(rewritten.replace(/[\t\n\r]/g, ''))) return;
        if (!URL.canParse(rewritten, `file:///some/folder/${from}`)) return;
        expect(new URL(rewritten, `file:///some/folder/${from}`).href).toMatch(/^file:\/\/\/some\/folder\//);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['/papers/', 'papers/index.html'],
    ['/a%20b.txt?x#y', 'a b.txt'],
    ['/%zz', undefined],
    ['https://example.org/', undefined],
    ['//papers/', undefined],
  ])('%j stands for the file %j', (address, expected) => {
    expect(toSitePath(address, from, root)).toBe(expected);
  });
});

describe('a page', () => {
  const rewrite = (html: string) => rewritePage(html, from, root, 'scripts/x.js');

  test('gets relative addresses, one plain script, a policy of its own, and its way to the root', () => {
    const html = `<!doctype html>
<html lang="en"><head>
<meta http-equiv="Content-Security-Policy" content="script-src 'self'; connect-src 'self'">
<link rel="canonical" href="https://example.org/papers/wren/">
<link rel="preload" href="/font.woff2" as="font" crossorigin><link rel="manifest" href="/m.webmanifest">
<link rel="stylesheet" href="/_astro/s.css" crossorigin>
<script type="module" src="/_astro/one.js"></script><script type="module" src="/_astro/two.js"></script>
</head><body>
<a class=x href=/papers/robin/?a=1&amp;b=2#q>“Robin” – &lt;b&gt;</a><form action="/search/"></form>
<survey-x data-source="/data/x.json" data-name="/x/"></survey-x>
<img srcset="/a.png 1x, /b.png 2x" src='/a.png'>
<svg><a xlink:href="/heads/"><title><b>x</b></title></a><use href="#i"/></svg>
</body></html>
`;
    expect(rewrite(html)).toMatchInlineSnapshot(`
      "<!doctype html>
      <html data-root="../../" lang="en"><head>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'">
      <link rel="canonical" href="https://example.org/papers/wren/">

      <link rel="stylesheet" href="../../_astro/s.css" >
      <script defer src="../../scripts/x.js"></script>
      </head><body>
      <a class=x href="../robin/index.html?a=1&amp;b=2#q">“Robin” – &lt;b&gt;</a><form action="../../search/index.html"></form>
      <survey-x data-source="../../data/x.json" data-name="/x/"></survey-x>
      <img srcset="../../a.png 1x, ../../b.png 2x" src="../../a.png">
      <svg><a xlink:href="../../heads/index.html"><title><b>x</b></title></a><use href="#i"/></svg>
      </body></html>
      "
    `);
  });

  test.each([
    ['text that looks like markup', '<p>Write href="/x/" and src=/y/ in it</p>'],
    ['a comment', '<!-- <a href="/x/"> <script type="module" src="/x.js"></script> -->'],
    [
      'data for machines',
      '<script type="application/ld+json">{"url":"/x/","html":"<a href=\'/x/\'>"}</script>',
    ],
    ['a title', '<title><a href="/x/"></title>'],
    ['a text field', '<textarea><a href="/x/"></textarea>'],
    ['other attributes', '<p title=\'<a href="/x/">\' data-key="/" data-x="/x/">x</p>'],
    ['links to other hosts', '<a href="https://arxiv.org/abs/1?a=1&b">x</a><a href="mailto:a@b">y</a>'],
    ['mathematics', '<math><mi href="#a">x</mi></math>'],
  ])('keeps %s to the byte', (_, html) => {
    expect(rewrite(html)).toBe(html);
  });

  test('loses what is meant for the site alone, nested elements of the same name too, and shows what is meant for a folder', () => {
    expect(
      rewrite(
        '<div>a<div data-edition="site"><div>b</div><script type="module" src="/x.js"></script>c</div>d</div><p data-edition="folder" hidden>e</p>',
      ),
    ).toBe('<div>ad</div><p data-edition="folder" >e</p>');
  });

  test('says no word more or less, whatever its text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, address) => {
        const escapeText = (value: string) =>
          value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
        const html = `<html><body><p>${escapeText(text)}</p><a href="${escapeText(address)}">${escapeText(text)}</a></body></html>`;
        const before = fromHtml(html);
        const after = fromHtml(rewrite(html));
        expect(textOf(after)).toBe(textOf(before));
      }),
    );
  });

  test('is rewritten once: what is relative already stays', () => {
    const once = rewrite('<a href="/papers/robin/?x#y">a</a><a href="/">b</a>');
    expect(rewrite(once)).toBe(once);
  });
});

test('the end of an element is that of its own end tag', () => {
  const html = '<div><div></div></div><p>x<br>';
  expect(scanPage(html).map(({ name, elementEnd }) => [name, html.slice(0, elementEnd)])).toEqual([
    ['div', '<div><div></div></div>'],
    ['div', '<div><div></div>'],
    ['p', '<div><div></div></div><p>'],
    ['br', html],
  ]);
});

test('style sheets find their files', () => {
  expect(
    rewriteStyles(
      '@font-face{src:url(/a/survey/_astro/f.woff2)}a{b:url("/a/survey/x.svg#y");c:url(#z);d:url(data:x)}',
      '_astro/s.css',
      based,
    ),
  ).toBe('@font-face{src:url(f.woff2)}a{b:url("../x.svg#y");c:url(#z);d:url(data:x)}');
});
