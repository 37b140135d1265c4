import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseXml } from '@rgrove/parse-xml';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardHeight, cardWidth, drawCard, readTokens, wrap } from '../../scripts/build/card.ts';
import { drawCards } from '../../scripts/build/draw-cards.ts';

const tokens = readTokens(await readFile('src/styles/tokens.css', 'utf8'));

test('finds the colours of the light theme', () => {
  for (const name of ['page', 'text', 'quiet', 'stage-1', 'stage-4'])
    expect(tokens.get(`--color-${name}`), name).toMatch(/^#[0-9a-f]{6}$/);
});

test('lines are no wider than they may be, and lose no word unless they say so', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.integer({ min: 3, max: 30 }),
      (text, ems) => {
        const lines = wrap(text, ems, 3);
        expect(lines.length).toBeLessThanOrEqual(3);
        const flat = (some: string) => some.replace(/\s+/g, '');
        if (lines.at(-1)?.endsWith('…') && !text.includes('…')) return;
        expect(flat(lines.join(''))).toBe(flat(text));
      },
    ),
  );
});

test('texts are texts, whatever they hold', () => {
  const svg = drawCard({ kind: '<b>', name: '"><script>x</script>', summary: '&amp; </svg>' }, tokens, 4);
  const names = new Set([...svg.matchAll(/<(\w+)/g)].map(([, name]) => name));
  expect([...names].sort()).toEqual(['rect', 'svg', 'text']);
  expect(parseXml(svg).text).toContain('"><script>x</script>');
});

test('draws a picture of the survey, its stages and its heads, the same twice', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'survey-cards-'));
  try {
    const [one, two] = [join(parent, 'one'), join(parent, 'two')];
    expect(await drawCards(one, 'tests/fixtures/birds')).toBe(3);
    await drawCards(two, 'tests/fixtures/birds');
    const files = (await readdir(join(one, 'cards'), { recursive: true })).filter((file) =>
      file.endsWith('.png'),
    );
    expect(files.map((file) => file.replaceAll('\\', '/')).sort()).toEqual([
      'stages/alarm.png',
      'stages/courtship.png',
      'survey.png',
    ]);
    for (const file of files) {
      const png = await readFile(join(one, 'cards', file));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([cardWidth, cardHeight]);
      expect(png.equals(await readFile(join(two, 'cards', file)))).toBe(true);
      // Without its letters a card is far smaller.
      expect(png.length).toBeGreaterThan(8_000);
    }
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
});
