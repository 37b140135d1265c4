import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDataScript } from '../../scripts/offline/plain-scripts.ts';
import { zipFiles } from '../../scripts/offline/zip-files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'survey-archive-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('an archive holds its files and says its size and checksum; the same files in any time zone give the same bytes', async () => {
  const files = [
    { path: 'index.html', bytes: new TextEncoder().encode('<p>é</p>'.repeat(1000)) },
    { path: 'a/b.bin', bytes: new Uint8Array([0, 255, 10]) },
    { path: 'empty', bytes: new Uint8Array() },
  ];
  const zone = process.env.TZ;
  const made: { bytes: number; sha256: string }[] = [];
  for (const [at, TZ] of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles'].entries()) {
    process.env.TZ = TZ;
    made.push(await zipFiles(files, join(folder, `${at}.zip`)));
  }
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  const bytes = await readFile(join(folder, '0.zip'));
  expect(made[0]).toEqual({
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  expect(made[1]).toEqual(made[0]);
  expect(made[2]).toEqual(made[0]);
  const unzipped = unzipSync(bytes);
  expect(Object.keys(unzipped)).toEqual(files.map(({ path }) => path));
  for (const { path, bytes: own } of files) expect(new Uint8Array(unzipped[path] ?? []), path).toEqual(own);
});

/** What a script leaves behind in a page of its own. */
function runInPage(script: string): Record<string, Record<string, unknown>> {
  const page: Record<string, Record<string, unknown>> = {};
  vm.runInNewContext(script, Object.assign(page, { self: page }));
  return page;
}

test('a data script gives back the bytes of its file, whatever they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.uint8Array(), (path, text, bytes) => {
      const asText = runInPage(buildDataScript(`${path}.json`, new TextEncoder().encode(text)));
      expect(asText.surveyFiles?.[`${path}.json`]).toEqual({ text });
      const asBytes = runInPage(buildDataScript(`${path}.bin`, bytes));
      const file = asBytes.surveyFiles?.[`${path}.bin`] as { base64: string };
      expect(new Uint8Array(Buffer.from(file.base64, 'base64'))).toEqual(new Uint8Array(bytes));
    }),
  );
});
