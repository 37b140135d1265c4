import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readInput } from '../../scripts/ingest/read-input.ts';
import type { PaperRecord } from '../../scripts/ingest/record.ts';
import { listPaperFiles } from '../../src/content/content-folder.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import { runScript } from '../run-script.ts';

const dump = 'content/sources/attention-heads.txt';
const lines = (await readFile(dump, 'utf8')).split('\n');

describe('the shipped dump', () => {
  test('is read into 266 records, letter by letter', async () => {
    const records: PaperRecord[] = [];
    for await (const event of readInput(dump)) if (event.kind === 'record') records.push(event.record);
    expect(records).toHaveLength(266);
    for (const [index, record] of records.entries()) {
      const line = 2 * index + 3;
      expect(record.line).toBe(line);
      expect(record.title).toBe(index === 0 ? lines[2]?.slice('Subscribe'.length) : lines[line - 1]);
      expect(record.abstract).toBe(lines[line]);
    }
  });

  test('equals the 266 files of the content, letter by letter', async () => {
    const paths = await listPaperFiles('content');
    const seen = new Set<number>();
    for (const path of paths) {
      const { data, problems } = parsePaperFile(path, await readFile(join('content', path), 'utf8'));
      expect(problems).toEqual([]);
      if (data?.source?.dump !== 'attention-heads') continue;
      const { line } = data.source;
      seen.add(line);
      expect(data.title).toBe(line === 3 ? lines[2]?.slice('Subscribe'.length) : lines[line - 1]);
      expect(data.abstract).toBe(lines[line]);
    }
    expect(seen.size).toBe(266);
  });

  test('taken in once more changes no file', async () => {
    const paths = await listPaperFiles('content');
    const times = () => Promise.all(paths.map(async (path) => (await stat(join('content', path))).mtimeMs));
    const before = await times();
    const { code, stdout } = await runScript('ingest', ['--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      read: 266,
      added: 0,
      updated: 0,
      unchanged: 266,
      merged: 0,
      rejected: [],
    });
    expect(await times()).toEqual(before);
  });
});
