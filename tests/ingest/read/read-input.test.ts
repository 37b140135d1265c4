import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReadOptions, readInput } from '../../../scripts/ingest/read-input.ts';
import { type ReadEvent, UnreadableInputError } from '../../../scripts/ingest/record.ts';
import { formatProblem } from '../../../src/survey/problem.ts';
import { brief, pairsOf, readBytes } from './read-text.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'survey-read-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function gather(input: AsyncIterable<ReadEvent>): Promise<ReadEvent[]> {
  const events: ReadEvent[] = [];
  for await (const event of input) events.push(event);
  return events;
}

/** Write bytes to a file of that name and read it. */
async function read(name: string, content: string | Uint8Array, options?: ReadOptions): Promise<ReadEvent[]> {
  const path = join(folder, name);
  await writeFile(path, content);
  return gather(readInput(path, options));
}

/** The one message of an input that can't be read, with `DIR` for the folder. */
async function refusal(path: string): Promise<string> {
  try {
    await gather(readInput(path));
  } catch (error) {
    if (!(error instanceof UnreadableInputError)) throw error;
    return formatProblem(error.problem).replaceAll(folder, 'DIR');
  }
  return 'was read';
}

const text =
  'Wrens at Dawn — an Étude\nWrens sing at dawn. Their mates answer.\nAlarm Calls of Robins\nRobins call.\n';
const events = [
  '1 Wrens at Dawn — an Étude | Wrens sing at dawn. Their mates answer.',
  '3 Alarm Calls of Robins | Robins call.',
];
const utf16be = (value: string) => Buffer.from(value, 'utf16le').swap16();

describe('the same papers from other bytes', () => {
  test.each<[string, Uint8Array | string]>([
    ['plain.txt', text],
    ['mark.txt', `\uFEFF${text}`],
    ['windows.txt', text.replaceAll('\n', '\r\n')],
    ['macintosh.txt', text.replaceAll('\n', '\r')],
    ['le.txt', Buffer.from(text, 'utf16le')],
    ['le-mark.txt', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['be.txt', utf16be(text)],
    ['be-mark.txt', utf16be(`\uFEFF${text}`)],
    ['packed.txt.gz', gzipSync(text)],
    ['packed-no-name', gzipSync(`\uFEFF${text}`)],
    ['packed-twice.gz', Buffer.concat([gzipSync(text.slice(0, 30)), gzipSync(text.slice(30))])],
  ])('%s', async (name, content) => {
    expect(brief(await read(name, content))).toEqual(events);
  });

  test('windows-1252, with a note', async () => {
    expect(brief(await read('old.txt', Buffer.from(text.replace('—', '\x97'), 'latin1')))).toEqual([
      '1:15 encoding-legacy',
      ...events,
    ]);
  });
});

test('the name of the dump is the name of the file without its endings', async () => {
  const [event] = await read('Birds of 2031.v2.txt.gz', gzipSync(text));
  expect(event?.kind === 'record' && event.record.dump).toBe('Birds of 2031.v2');
});

test('progress counts the bytes of the file', async () => {
  const packed = gzipSync(text);
  const counts: [number, number][] = [];
  await read('progress.gz', packed, {
    onProgress: (bytesRead, bytesTotal) => counts.push([bytesRead, bytesTotal]),
  });
  expect(counts.at(-1)).toEqual([packed.length, packed.length]);
});

test('boilerplate of the survey is passed over', async () => {
  const page = `Birds of the Week\n${text}Birds of the Week\n`;
  expect(pairsOf(await read('page.txt', page, { boilerplate: ['Birds of the Week'] }))).toHaveLength(2);
  expect(brief(await read('page.txt', page))).toContain('1:1 abstract-missing');
});

test('what was mended is told with its place, twenty times at most', async () => {
  const broken = Buffer.from(`Wrens\0\n${'Wrens \xE9 sing \xFF. '.repeat(15)}\n`, 'latin1');
  const found = await read('mixed.txt', Buffer.concat([Buffer.from('Étude\nAn abstract.\n'), broken]));
  expect(brief(found).slice(0, 3)).toEqual([
    '3:6 control-character',
    '4:7 encoding-invalid',
    '4:14 encoding-invalid',
  ]);
  const notes = found.filter((event) => event.kind === 'note');
  expect(notes).toHaveLength(22);
  expect(
    notes
      .map(({ problem }) => formatProblem(problem).replaceAll(folder, 'DIR'))
      .filter((_, index) => index < 2 || index > 20),
  ).toMatchInlineSnapshot(`
    [
      "DIR/mixed.txt:3:6: Unexpected control character U+0000, expected text; left out [control-character]
      mend: Delete the character.",
      "DIR/mixed.txt:4:7: Unexpected byte e9 at byte offset 33, expected text in one encoding; read as U+FFFD [encoding-invalid]
      mend: Save the file as UTF-8 again from where it came, or put the right letter there.",
      "DIR/mixed.txt:1:1: Unexpected 10 more of the same, expected none; only the first 20 are listed [encoding-invalid]
      mend: See the notes of this rule above.",
    ]
  `);
});

describe('an input of which nothing can be used', () => {
  test.each<[string, string | Uint8Array]>([
    ['empty.txt', ''],
    ['blank.txt', ' \r\n\t\n\uFEFF'],
    ['mark-only.txt', '\uFEFF'],
    ['controls.txt', '\0\0\n'],
    ['page-only.txt', 'Subscribe\nLoad more\n'],
    ['empty.json', '[]'],
    ['paper.pdf', '%PDF-1.7\nWrens'],
    ['noise.bin', Uint8Array.from({ length: 3000 }, (_, index) => (index * index * 31 + index * 7) % 256)],
    ['table.csv', 'Wrens,They sing.\n'],
    ['packed-nothing.gz', gzipSync('')],
    ['stub.gz', gzipSync(text).subarray(0, 10)],
  ])('%s', async (name, content) => {
    await writeFile(join(folder, name), content);
    expect(await refusal(join(folder, name))).toMatchSnapshot();
  });

  test('no file, a folder, a device', async () => {
    await mkdir(join(folder, 'nest'), { recursive: true });
    expect(await refusal(join(folder, 'missing.txt'))).toMatchInlineSnapshot(`
      "DIR/missing.txt:1:1: Unexpected path without a file, expected a file [input-missing]
        mend: Check the spelling of the path."
    `);
    expect(await refusal(join(folder, 'nest'))).toMatchInlineSnapshot(`
      "DIR/nest:1:1: Unexpected folder, expected a file [input-folder]
        mend: Name a file in the folder."
    `);
    if (process.platform !== 'win32')
      expect(await refusal('/dev/null')).toMatchInlineSnapshot(`
      "/dev/null:1:1: Unexpected device or pipe, expected a file [input-special]
        mend: Save the input as a file first."
    `);
  });
});

describe('a broken gzip file', () => {
  const papers = Array.from({ length: 200 }, (_, index) => [
    `Song ${index} of the Wren`,
    `Wren ${index * 7919} sings at ${index * 104729} in the hedge. Its mate ${index * 15485863} answers.`,
  ]);
  const packed = gzipSync(papers.flat().join('\n'));

  test.each([0.3, 0.6, 0.95])(
    'cut off after %d: the papers before are read, and the loss is told',
    async (share) => {
      const found = await read('cut.gz', packed.subarray(0, Math.floor(packed.length * share)));
      const pairs = pairsOf(found);
      expect(pairs.length).toBeGreaterThan(200 * share * 0.8);
      expect(pairs).toEqual(papers.slice(0, pairs.length));
      expect(brief(found).at(-1)).toMatch(/^\d+:1 gzip-broken$/);
    },
  );
});

/** One small input of each format. */
const inputs = [
  text,
  '{"title": "Wrens", "abstract": "They sing.", "year": 2024}\n{"title": "Robins", "abstract": "They call."}\n',
  '[{"title": "Wrens", "abstract": "They sing."}, {"title": "Robins", "abstract": "They call."}]',
  'title,abstract\n"Wrens","They ""sing"""\nRobins,They call.\n',
  '@article{a, title = {Wrens}, abstract = {They sing.}}\n@misc{b, title="Robins", abstract="They call."}\n',
  'TY  - JOUR\nTI  - Wrens\nAB  - They sing.\nER  - \n',
];
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 200 }).map((value) => new TextEncoder().encode(value)),
  fc
    .tuple(
      fc.constantFrom(...inputs),
      fc.array(fc.tuple(fc.nat(), fc.nat(9), fc.uint8Array({ maxLength: 4 })), { maxLength: 4 }),
    )
    .map(([input, edits]) =>
      edits.reduce<Uint8Array>((bytes, [at, length, put]) => {
        const from = at % (bytes.length + 1);
        return Uint8Array.from([...bytes.subarray(0, from), ...put, ...bytes.subarray(from + length)]);
      }, new TextEncoder().encode(input)),
    ),
);

test('any bytes are read or refused; each paper has both texts, in one line the title', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      anyBytes,
      fc.constantFrom('a.txt', 'a.json', 'a.jsonl', 'a.csv', 'a.tsv', 'a.bib', 'a.ris', 'a'),
      fc.constantFrom('plain', 'packed', 'cut'),
      async (bytes, name, how) => {
        const packed = how === 'plain' ? bytes : gzipSync(bytes).subarray(0, how === 'cut' ? -5 : undefined);
        try {
          for (const event of await read(name, packed)) {
            if (event.kind !== 'record') {
              expect(event.problem).toMatchObject({
                file: join(folder, name),
                message: expect.stringMatching(/^Unexpected .*, expected /s),
              });
              expect(event.problem.line).toBeGreaterThan(0);
              expect(event.problem.column).toBeGreaterThan(0);
              continue;
            }
            const { title, abstract, line } = event.record;
            expect(line).toBeGreaterThan(0);
            expect(title.trim()).toBe(title);
            expect(abstract.trim()).toBe(abstract);
            expect(title).toMatch(/^[^\n\r\u2028\u2029]+$/);
            expect(abstract).not.toBe('');
            expect(title.isWellFormed() && abstract.isWellFormed()).toBe(true);
            expect(`${title}${abstract}`).not.toMatch(/[\0-\x08\v-\x1F\x7F-\x9F]/);
          }
        } catch (error) {
          if (!(error instanceof UnreadableInputError)) throw error;
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('where the bytes are cut into chunks makes no difference', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      anyBytes,
      fc.constantFrom('utf-8', 'windows-1252', 'utf-16le', 'utf-16be'),
      fc.constantFrom('a.txt', 'a.json', 'a.csv', 'a.bib', 'a.ris'),
      fc.integer({ min: 1, max: 50 }),
      async (bytes, name, file, chunk) => {
        const encoding = { name: name as 'utf-8', markLength: 0 };
        expect(await readBytes(bytes, { file, encoding, chunk })).toEqual(
          await readBytes(bytes, { file, encoding }),
        );
      },
    ),
    { numRuns: 500 },
  );
});

test('a line of a megabyte is a line like any other', async () => {
  const long = `Wrens ${'sing '.repeat(200_000)}at dawn.`;
  expect(
    pairsOf(await read('long.txt', `Wrens at Dawn\n${long}\nAlarm Calls of Robins\nRobins call.\n`)),
  ).toEqual([
    ['Wrens at Dawn', long],
    ['Alarm Calls of Robins', 'Robins call.'],
  ]);
  const [event] = await read('long.jsonl', `{"title": "Wrens", "abstract": ${JSON.stringify(long)}}\n`);
  expect(event?.kind === 'record' && event.record.abstract).toBe(long);
});
