import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { runScript } from '../run-script.ts';
import { hashFolder } from './hash-folder.ts';

let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'survey-builds-'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

describe('building', () => {
  test('the same content again gives the same bytes', async () => {
    const again = join(parent, 'again');
    expect((await runScript('build', ['--out', again])).code).toBe(0);
    const first = await hashFolder(inject('site').folder);
    expect(first.size).toBeGreaterThan(500);
    expect([...(await hashFolder(again))]).toEqual([...first]);
  });

  test('under a base path, every address of the site begins with it', async () => {
    const out = join(parent, 'based');
    expect(
      (await runScript('build', ['--out', out, '--base', '/a/survey/', '--site', 'https://example.org']))
        .code,
    ).toBe(0);
    const outside: string[] = [];
    const cards = new Set<string>();
    for (const file of await readdir(out, { recursive: true })) {
      if (!file.endsWith('.html')) continue;
      const html = await readFile(join(out, file), 'utf8');
      for (const [, address] of html.matchAll(/\s(?:href|src|action|data-pagefind)="([^"]*)"/g)) {
        if (!/^(?:\/a\/survey\/|#|https?:\/\/)/.test(address ?? '')) outside.push(`${file}: ${address}`);
      }
      if (file === 'index.html')
        expect(html).toContain('<link rel="canonical" href="https://example.org/a/survey/">');
      // Whoever shows a card fetches it from elsewhere: its address is whole, and the picture is there.
      const [, card = ''] =
        /<meta property="og:image" content="https:\/\/example\.org\/a\/survey\/([^"]+)">/.exec(html) ?? [];
      if (!cards.has(card)) expect((await stat(join(out, card))).size, card).toBeGreaterThan(5_000);
      cards.add(card);
    }
    expect(outside).toEqual([]);
    expect([...cards]).toContain('cards/survey.png');
    expect(cards.size).toBeGreaterThan(50);
    const sitemap = await readFile(join(out, 'sitemap.xml'), 'utf8');
    for (const [, path = ''] of sitemap.matchAll(/<loc>https:\/\/example\.org\/a\/survey\/([^<]*)<\/loc>/g))
      expect((await stat(join(out, path, 'index.html'))).isFile(), path).toBe(true);
    expect(sitemap.match(/<loc>/g)?.length).toBeGreaterThan(380);
    expect(await readFile(join(out, 'robots.txt'), 'utf8')).toContain(
      'Sitemap: https://example.org/a/survey/sitemap.xml',
    );
  });

  test('content with problems is not built: all are named, and the last good site stays', async () => {
    const content = join(parent, 'content');
    await cp('content', content, { recursive: true });
    const [folder] = await readdir(join(content, 'papers'));
    const [first, second] = await readdir(join(content, 'papers', folder ?? ''));
    const damage = async (name: string | undefined, edit: (text: string) => string) => {
      const file = join(content, 'papers', folder ?? '', name ?? '');
      await writeFile(file, edit(await readFile(file, 'utf8')));
      return file;
    };
    const one = await damage(first, (text) => text.replace(/^topic: .*$/m, 'topic: nonsense'));
    const other = await damage(second, (text) => `${text}\nimport x from "y"\n`);
    const out = join(parent, 'again');
    const before = await hashFolder(out);
    const { code, stdout, stderr } = await runScript('build', ['--content', content, '--out', out]);
    expect(code).toBe(1);
    expect(stderr).toContain(`${one}:`);
    expect(stderr).toContain('[unknown-topic]');
    expect(stderr).toContain(`${other}:`);
    expect(stdout).toContain('not built: ');
    expect([...(await hashFolder(out))]).toEqual([...before]);
  });

  test.each([
    [['--base', 'x'], 'expected a path that begins and ends with a slash'],
    [['--site', 'example.org'], 'expected an address such as https://example.org'],
    [['--nonsense'], 'Usage: npm run build'],
  ])('%j is wrong use', async (args, message) => {
    const { code, stderr } = await runScript('build', args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
