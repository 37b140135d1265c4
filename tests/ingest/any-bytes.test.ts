import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingestFiles } from '../../scripts/ingest/ingest-files.ts';
import { readInput } from '../../scripts/ingest/read-input.ts';
import { UnreadableInputError } from '../../scripts/ingest/record.ts';
import { listPaperFiles } from '../../src/content/content-folder.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'survey-bytes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** One small dump of each format; what is done to them gives most of the odd inputs. */
const dumps = [
  'Get trending papers in your email inbox!\nSubscribeSong of the Wren\nWrens sing at dawn. Their mates answer.\nAlarm Calls of Robins\nRobins call when a hawk is near. We played hawks to them.',
  '{"title": "Song of the Wren", "abstract": "Wrens sing at dawn.", "year": 2024}\n{"title": "Alarm Calls", "abstract": "Robins call."}\n',
  '[{"title": "Song of the Wren", "abstract": "Wrens sing at dawn."}, {"title": "Alarm", "abstract": "Robins call."}]',
  'title,abstract,year\n"Song, of the Wren","Wrens ""sing"" at dawn.",2024\nAlarm,Robins call.,2023\n',
  '@article{wren, title = {Song of the {W}ren}, abstract = {Wrens sing at dawn.}, year = 2024}\n@misc{robin, title="Alarm", abstract="Robins call."}\n',
  'TY  - JOUR\nTI  - Song of the Wren\nAB  - Wrens sing at dawn.\nPY  - 2024\nER  - \nTY  - JOUR\nTI  - Alarm\nAB  - Robins call.\nER  - \n',
].map((text) => new TextEncoder().encode(text));

const bytes = fc.oneof(
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'binary', maxLength: 300 }).map((text) => new TextEncoder().encode(text)),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...dumps),
        fc.array(
          fc.tuple(
            fc.nat(300),
            fc.nat(12),
            fc.oneof(
              fc.uint8Array({ maxLength: 6 }),
              fc.constantFrom(
                ...['\n', '\r\n', '\0', '"', '{', '}', ',', '\n\n', '@', '\uFEFF', 'ER  - \n'].map((text) =>
                  new TextEncoder().encode(text),
                ),
              ),
            ),
          ),
          { maxLength: 4 },
        ),
      )
      .map(([dump, edits]) =>
        edits.reduce((text, [at, length, insert]) => {
          const from = Math.min(at, text.length);
          return Uint8Array.from([...text.slice(0, from), ...insert, ...text.slice(from + length)]);
        }, dump),
      ),
  },
);
const wrapped = fc
  .tuple(bytes, fc.constantFrom('plain', 'plain', 'plain', 'gzip', 'cut gzip', 'utf-16', 'windows'))
  .map(([plain, how]) => {
    if (how === 'gzip') return gzipSync(plain);
    if (how === 'cut gzip') return gzipSync(plain).subarray(0, -9);
    if (how === 'utf-16') return Buffer.from(`\uFEFF${Buffer.from(plain).toString('latin1')}`, 'utf16le');
    if (how === 'windows')
      return Buffer.from(Buffer.from(plain).toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
    return Buffer.from(plain);
  });

test('any bytes are taken or refused: no crash, the sum is right, and what is accepted reads back equal', {
  timeout: 300_000,
}, async () => {
  let taken = 0;
  let number = 0;
  await fc.assert(
    fc.asyncProperty(
      wrapped,
      fc.constantFrom('x.txt', 'x.jsonl', 'x.csv', 'x.bib', 'x'),
      fc.boolean(),
      async (input, name, partial) => {
        number += 1;
        const home = join(folder, String(number));
        const content = join(home, 'content');
        const file = `${home}-${name}`;
        await writeFile(file, input);

        const { summary, problems, refused } = await ingestFiles({ content, files: [file], partial });
        const { read, added, updated, unchanged, merged, rejected } = summary;
        expect(read).toBe(added + updated + unchanged + merged + rejected.length);
        for (const { line, reason } of rejected) {
          expect(line).toBeGreaterThan(0);
          expect(reason).not.toBe('');
        }
        if (refused || rejected.length > 0) expect(problems).not.toEqual([]);

        const records = new Set<string>();
        try {
          for await (const event of readInput(file)) {
            if (event.kind === 'record')
              records.add(JSON.stringify([event.record.title, event.record.abstract]));
          }
        } catch (error) {
          if (!(error instanceof UnreadableInputError)) throw error;
        }
        const paths = await listPaperFiles(content);
        expect(paths).toHaveLength(added);
        if (refused) expect(paths).toEqual([]);
        for (const path of paths) {
          const { data, problems } = parsePaperFile(path, await readFile(join(content, path), 'utf8'));
          expect(problems).toEqual([]);
          expect(records).toContain(JSON.stringify([data?.title, data?.abstract]));
          taken += 1;
        }
        await rm(home, { recursive: true, force: true });
        await rm(file);
      },
    ),
    { numRuns: 600 },
  );
  expect(taken, 'papers that were accepted').toBeGreaterThan(200);
});
