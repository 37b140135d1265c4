import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedFolder, serveFolder } from '../../scripts/serve/serve-folder.ts';

const page = `<!doctype html><title>Owls</title>${'<p>Owls fly at night.</p>'.repeat(20_000)}`;
let folder: string;
let served: ServedFolder;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'survey-serve-'));
  await writeFile(join(folder, 'index.html'), page);
  await writeFile(join(folder, '404.html'), '<!doctype html><title>No</title>');
  await writeFile(join(folder, 'owl.png'), Buffer.alloc(1000, 7));
  served = await serveFolder(folder, '/owls/', 0);
});
afterAll(async () => {
  served.server.close();
  await rm(folder, { recursive: true, force: true });
});

function ask(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number | undefined; encoding: string | undefined; body: Buffer }>(
    (resolve, reject) => {
      get(served.address + path, { headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            encoding: response.headers['content-encoding'],
            body: Buffer.concat(chunks),
          }),
        );
      }).on('error', reject);
    },
  );
}

test('a text is sent packed to who takes it so, and is whole', async () => {
  const { status, encoding, body } = await ask('', { 'accept-encoding': 'gzip' });
  expect({ status, encoding }).toEqual({ status: 200, encoding: 'gzip' });
  expect(body.length).toBeLessThan(page.length / 20);
  expect(gunzipSync(body).toString()).toBe(page);
});

test.each([
  ['whoever asks for nothing of the kind', '', {}],
  ['who asks for a part', '', { 'accept-encoding': 'gzip', range: 'bytes=0-9' }],
  ['who asks for a picture', 'owl.png', { 'accept-encoding': 'gzip' }],
])('%s gets the bytes as they are', async (_who, path, headers) => {
  const { encoding, body } = await ask(path, headers as Record<string, string>);
  expect(encoding).toBeUndefined();
  expect(body.length).toBe('range' in headers ? 10 : path === '' ? page.length : 1000);
});

test('what is not there is answered with the page for it', async () => {
  const { status, body } = await ask('nowhere/', { 'accept-encoding': 'gzip' });
  expect(status).toBe(404);
  expect(gunzipSync(body).toString()).toContain('<title>No</title>');
});
