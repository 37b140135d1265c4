import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { PaperRecord } from '../../scripts/ingest/record.ts';
import { splitFrontMatter } from '../../src/survey/front-matter.ts';
import { type Folder, ingest, record } from './folder-of-papers.ts';

/** How many random histories of a content folder are lived through. */
const histories = 1000;

/** What can happen to a survey. Numbers pick a paper, a file or a text, whatever there is at the time. */
type Event =
  | { do: 'ingest'; reverse: boolean; facts: boolean }
  | { do: 'change upstream'; paper: number; field: 'title' | 'abstract'; text: string }
  | { do: 'edit text'; file: number; field: 'title' | 'abstract'; text: string }
  | { do: 'write body'; file: number; text: string }
  | { do: 'add comment'; file: number; text: string }
  | { do: 'set label'; file: number; text: string }
  | { do: 'move'; file: number; folder: string }
  | { do: 'rename'; file: number; name: string }
  | { do: 'windows'; file: number }
  | { do: 'break'; file: number };

const text = fc.oneof(
  fc.lorem({ maxCount: 8 }),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .map((value) => value.replace(/\s+/g, ' ').trim() || 'x'),
  fc.constantFrom(
    'import x from "y"',
    '{{ x }}',
    '---',
    '<script>alert(1)</script>',
    '# no comment',
    'it\'s: a "trap"',
    '$\\alpha$ [x](y)',
  ),
);
const oneLine = fc.constantFrom('read by Ada', 'see: {x}', "don't", 'é ü 漢', '--- not the end');
const file = fc.nat(20);

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('ingest' as const), reverse: fc.boolean(), facts: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('change upstream' as const),
      paper: file,
      field: fc.constantFrom('title' as const, 'abstract' as const),
      text,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('edit text' as const),
      file,
      field: fc.constantFrom('title' as const, 'abstract' as const),
      text,
    }),
  },
  fc.record({ do: fc.constant('write body' as const), file, text }),
  fc.record({ do: fc.constant('add comment' as const), file, text: oneLine }),
  fc.record({ do: fc.constant('set label' as const), file, text: oneLine }),
  fc.record({ do: fc.constant('move' as const), file, folder: fc.constantFrom('song', 'alarm', 'other') }),
  fc.record({ do: fc.constant('rename' as const), file, name: fc.constantFrom('one', 'two', 'three') }),
  fc.record({ do: fc.constant('windows' as const), file }),
  fc.record({ do: fc.constant('break' as const), file }),
);

/** The file without what ingest owns; what is left is people's, byte for byte. Knows nothing of how files are edited. */
function humanBytes(text: string): string {
  return text
    .replace(/^title: (?:"(?:[^"\\]|\\.)*"|[^#\r\n]*?)(?=[ \t]*(?:#|\r?$))/m, 'title: …')
    .replace(/^source: \{[^}]*\}/m, 'source: …')
    .replace(
      /^abstract: (?:\|-((?:\r?\n {2}.*)+)|"(?:[^"\\]|\\.)*"|[^#\r\n]*?)(?=[ \t]*(?:#|\r?$))/m,
      'abstract: …',
    )
    .replace(/^(arxiv|doi|year):(?: "[^"]*"| \d+)?/gm, '$1: …');
}

const frontMatter = (text: string) => parse(splitFrontMatter(text)?.yaml ?? '') as Record<string, unknown>;

/** Replace a text as a person with an editor would: in double quotes. */
function editText(text: string, field: string, value: string): string {
  return text.replace(
    new RegExp(`^${field}: (?:\\|-(?:\\r?\\n {2}.*)+|"(?:[^"\\\\]|\\\\.)*")`, 'm'),
    () => `${field}: ${JSON.stringify(value)}`,
  );
}

test(`no byte that people wrote is lost in ${histories} histories of ingests, edits and moves`, {
  timeout: 300_000,
}, async () => {
  let edits = 0;
  let written = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.tuple(text, text), { minLength: 1, maxLength: 4, selector: ([title]) => title }),
      fc.array(event, { minLength: 3, maxLength: 14 }),
      async (papers, events) => {
        const upstream: PaperRecord[] = papers.map(([title, abstract], index) =>
          record(title, abstract, { line: 1 + 2 * index }),
        );
        const folder: Folder = new Map();
        const broken = new Set<string>();
        // Texts that a person has typed and that never came from upstream: `path field`.
        const byHand = new Set<string>();
        const typed = new Map<string, string>();
        const everUpstream = new Set(papers.flat());
        await ingest(folder, upstream);

        for (const event of [...events, { do: 'ingest', reverse: false, facts: false } as const]) {
          if (event.do === 'ingest') {
            const before: Folder = new Map(folder);
            const facts = event.facts ? { year: 2020 } : {};
            const records = upstream.map((each) => ({ ...each, facts }));
            const outcomes = await ingest(folder, event.reverse ? records.reverse() : records);
            expect(outcomes).toHaveLength(records.length);
            for (const [path, old] of before) {
              const now = folder.get(path);
              expect(now, 'no file vanishes').toBeDefined();
              if (now === undefined || now === old) continue;
              written += 1;
              expect(broken.has(path), 'a broken file is not touched').toBe(false);
              expect(humanBytes(now)).toBe(humanBytes(old));
            }
            for (const [path, old] of before) {
              if (broken.has(path)) continue; // Not a byte of it has changed, as was seen above.
              for (const field of ['title', 'abstract'] as const) {
                if (!byHand.has(`${path} ${field}`)) continue;
                expect(
                  frontMatter(folder.get(path) ?? '')[field],
                  `the ${field} a person wrote in ${path}`,
                ).toBe(frontMatter(old)[field]);
              }
            }
            const again: Folder = new Map(folder);
            await ingest(folder, event.reverse ? records : [...records]);
            expect(folder, 'a second run has nothing to do').toEqual(again);
            continue;
          }
          if (event.do === 'change upstream') {
            const changed = upstream[event.paper % upstream.length];
            if (changed) changed[event.field] = event.text;
            everUpstream.add(event.text);
            for (const key of byHand) if (typed.get(key) === event.text) byHand.delete(key);
            continue;
          }
          const path = [...folder.keys()][event.file % folder.size] ?? '';
          const old = folder.get(path) ?? '';
          if (broken.has(path)) continue;
          edits += 1;
          const put = (next: string) => folder.set(path, next);
          if (event.do === 'edit text') {
            put(editText(old, event.field, event.text));
            const key = `${path} ${event.field}`;
            if (everUpstream.has(event.text)) byHand.delete(key);
            else if (folder.get(path) !== old) {
              byHand.add(key);
              typed.set(key, event.text);
            }
          }
          if (event.do === 'write body') put(`${old}\n${event.text}\n`);
          if (event.do === 'add comment')
            put(old.replace(/^review: .*$/m, (line) => `# ${event.text}\n${line} # ${event.text}`));
          if (event.do === 'set label')
            put(
              old.replace(/^methods: .*$/m, () => `methods: [ ${JSON.stringify(event.text)} ]   # by hand`),
            );
          if (event.do === 'windows') put(old.replace(/\r?\n/g, '\r\n'));
          if (event.do === 'break') {
            put(old.replace(/^scope: .*$/m, 'scope: "core'));
            broken.add(path);
          }
          if (event.do === 'move' || event.do === 'rename') {
            const [, home, name] = path.split('/');
            const to =
              event.do === 'move' ? `papers/${event.folder}/${name}` : `papers/${home}/${event.name}.mdx`;
            if (
              folder.has(to) ||
              [...folder.keys()].some(
                (other) => other !== path && other.endsWith(to.slice(to.lastIndexOf('/'))),
              )
            )
              continue;
            folder.delete(path);
            folder.set(to, old);
            for (const field of ['title', 'abstract']) {
              if (!byHand.delete(`${path} ${field}`)) continue;
              byHand.add(`${to} ${field}`);
              typed.set(`${to} ${field}`, typed.get(`${path} ${field}`) ?? '');
            }
          }
        }
      },
    ),
    { numRuns: histories },
  );
  // The histories must have been eventful, or the test says nothing.
  expect(edits).toBeGreaterThan(histories);
  expect(written).toBeGreaterThan(histories / 4);
});
