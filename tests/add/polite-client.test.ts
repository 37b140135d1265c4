import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { createPoliteClient, type PoliteClientOptions } from '../../scripts/add/polite-client.ts';
import { createRequestTimes } from '../../scripts/add/request-times.ts';
import { retryDelay } from '../../scripts/add/retry-delay.ts';
import { createUserAgent } from '../../scripts/add/user-agent.ts';
import { playService, type RecordedService, type Reply } from './recorded-service.ts';
import { createStillClock, createTimesInMemory } from './still-clock.ts';

const services: RecordedService[] = [];
afterEach(async () => {
  for (const service of services.splice(0)) await service.close();
});

async function play(replies: readonly Reply[], more: Partial<PoliteClientOptions> = {}) {
  const clock = createStillClock();
  const service = await playService(replies, clock.now);
  services.push(service);
  const waits: string[] = [];
  const client = createPoliteClient({
    userAgent: 'test',
    clock,
    times: createTimesInMemory(),
    onWait: (message) => waits.push(message.replaceAll(service.address.slice('http://'.length), 'HOST')),
    ...more,
  });
  const ask = (path = '/') => client(new URL(path, service.address), 'text/plain');
  const gaps = () =>
    service.requests.slice(1).map(({ time }, index) => time - (service.requests[index]?.time ?? 0));
  return { ask, gaps, service, waits };
}

const fine: Reply = { headers: { 'content-type': 'text/plain' }, body: 'fine' };
const answer = { kind: 'answer', contentType: 'text/plain', body: 'fine' };

describe('politeness', () => {
  test('two questions to one host are 3 s apart', async () => {
    const { ask, gaps } = await play([fine]);
    expect([await ask(), await ask()]).toEqual([answer, answer]);
    expect(gaps()).toEqual([3000]);
  });

  test('two commands are 3 s apart, too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'survey-add-times-'));
    await createRequestTimes(folder).set('export.arxiv.org', 5);
    expect(await createRequestTimes(folder).get('export.arxiv.org')).toBe(5);
    expect(await createRequestTimes(folder).get('api.crossref.org')).toBeUndefined();
    await rm(folder, { recursive: true });
  });

  test('a folder that cannot be written to is no hindrance', async () => {
    const times = createRequestTimes(join(import.meta.filename, 'none'));
    await times.set('export.arxiv.org', 5);
    expect(await times.get('export.arxiv.org')).toBe(5);
  });

  test('the server sees who asks, and for what', async () => {
    const { ask, service } = await play([fine], {
      userAgent: createUserAgent({ name: 'survey-site', version: '0.1.0' }, 'https://git.example/Vögel(1)'),
    });
    await ask('/?id_list=1');
    expect(service.requests[0]?.path).toBe('/?id_list=1');
    expect(service.requests[0]?.headers).toMatchObject({
      'user-agent': 'survey-site/0.1.0 (+https://git.example/V%C3%B6gel%281%29)',
      accept: 'text/plain',
    });
  });

  test('without a repository the user agent names the project alone', () => {
    expect(createUserAgent({ name: 'survey-site', version: '0.1.0' })).toBe(
      'survey-site/0.1.0 (a survey website generator; asks for one paper at a time)',
    );
  });
});

describe('trying again', () => {
  test('after 429 when the service says, then all is well', async () => {
    const { ask, gaps, waits } = await play([{ status: 429, headers: { 'retry-after': '17' } }, fine]);
    expect(await ask()).toEqual(answer);
    expect(gaps()).toEqual([17_000]);
    expect(waits).toEqual([
      "HOST can't be asked just now: it answered with status 429. Trying again in 17 s.",
    ]);
  });

  test("after arXiv's words for it, which come with status 200", async () => {
    const { ask, gaps } = await play([{ body: 'Rate exceeded.' }, fine]);
    expect(await ask()).toEqual(answer);
    expect(gaps()).toEqual([3000]);
  });

  test('three times in all, and longer apart each time', async () => {
    const { ask, gaps, service } = await play([{ status: 503 }]);
    expect(await ask()).toEqual({ kind: 'refused', status: 503, tries: 3 });
    expect(gaps()).toEqual([3000, 6000]);
    expect(service.requests).toHaveLength(3);
  });

  test.each([400, 403, 404, 410, 204, 304])('never after status %i', async (status) => {
    const { ask, service } = await play([{ status }, fine]);
    expect(await ask()).toEqual({ kind: 'refused', status, tries: 1 });
    expect(service.requests).toHaveLength(1);
  });

  test('after a connection that breaks off, also in the middle of an answer', async () => {
    const { ask, gaps } = await play([
      (response) => response.destroy(),
      (response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('half of it');
        setTimeout(() => response.destroy(), 20);
      },
      fine,
    ]);
    expect(await ask()).toEqual(answer);
    expect(gaps()).toEqual([3000, 6000]);
  });

  test('after an answer that takes too long, be it to begin or to end', async () => {
    const { ask, service } = await play(
      [
        () => undefined,
        (response) => {
          response.writeHead(200);
          response.write('half of it');
        },
      ],
      { timeLimit: 150 },
    );
    expect(await ask()).toEqual({
      kind: 'unreachable',
      why: 'there was no whole answer in 0.15 s',

      tries: 3,
    });
    expect(service.requests).toHaveLength(3);
  });

  test('where nobody listens', async () => {
    const { ask, service, waits } = await play([fine]);
    await service.close();
    expect(await ask()).toEqual({
      kind: 'unreachable',
      why: 'the connection was refused',

      tries: 3,
    });
    expect(waits).toEqual([
      "HOST can't be asked just now: the connection was refused. Trying again in 3 s.",
      "HOST can't be asked just now: the connection was refused. Trying again in 6 s.",
    ]);
  });

  test.each([
    [1, null, 3],
    [2, null, 6],
    [1, '0', 3],
    [1, '30', 30],
    [1, '3600', 60],
    [1, '99999999999999999999', 3],
    [1, '-1', 3],
    [1, 'soon', 3],
    [1, 'Mon, 05 Jan 2026 12:00:20 GMT', 20],
    [1, 'Tue, 06 Jan 2026 12:00:00 GMT', 60],
    [2, 'Mon, 05 Jan 2026 11:00:00 GMT', 6],
  ])('after try %i with Retry-After %j in %i s', (tries, header, seconds) => {
    expect(retryDelay(tries, header, Date.parse('2026-01-05T12:00:00Z'))).toBe(seconds * 1000);
  });
});

describe('limits', () => {
  test('answer of more than 5 MB is not read to its end', async () => {
    const { ask } = await play([{ body: new Uint8Array(10_000_000) }]);
    expect(await ask()).toEqual({ kind: 'unusable', why: 'answer of more than 5 MB' });
  });

  test('nor one that only becomes so when unpacked', async () => {
    const body = gzipSync(new Uint8Array(50_000_000));
    const { ask } = await play([{ headers: { 'content-encoding': 'gzip' }, body }]);
    expect(await ask()).toEqual({ kind: 'unusable', why: 'answer of more than 5 MB' });
  });

  test('redirects are followed on the same host, as slowly as anything', async () => {
    const { ask, gaps, service } = await play([{ status: 301, headers: { location: '/there' } }, fine]);
    expect(await ask()).toEqual(answer);
    expect(service.requests[1]?.path).toBe('/there');
    expect(gaps()).toEqual([3000]);
  });

  test.each([
    ['another host', 'https://example.org/', 'redirect to example.org'],
    ['the network of this machine', 'http://127.0.0.1:1/', 'redirect to 127.0.0.1:1'],
    ['a file', 'file:///etc/passwd', 'redirect to '],
    ['nothing that is an address', 'http://[', 'redirect to no address'],
    ['itself', '/', 'chain of more than 3 redirects'],
  ])('redirect to %s is not', async (_what, location, why) => {
    const { ask } = await play([{ status: 302, headers: { location } }]);
    expect(await ask()).toEqual({ kind: 'unusable', why });
  });
});
