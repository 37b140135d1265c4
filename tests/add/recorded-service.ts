import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer; a function gets hold of the response itself. */
export type Reply =
  | { status?: number; headers?: Record<string, string>; body?: string | Uint8Array }
  | ((response: ServerResponse) => void);

export interface RecordedService {
  /** Without a slash at the end. */
  address: string;
  requests: { path: string; headers: IncomingHttpHeaders; time: number }[];
  close(): Promise<void>;
}

/**
 * A server on this machine that gives recorded answers, in turn; the last again and again.
 *
 * @param now Tells the time that requests are noted with.
 */
export async function playService(
  replies: readonly Reply[],
  now: () => number = Date.now,
): Promise<RecordedService> {
  const requests: RecordedService['requests'] = [];
  const server = createServer((request, response) => {
    const reply = replies[Math.min(requests.length, replies.length - 1)] ?? {};
    requests.push({ path: request.url ?? '', headers: request.headers, time: now() });
    if (typeof reply === 'function') return reply(response);
    response.writeHead(reply.status ?? 200, reply.headers);
    response.end(reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function readFixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}

/** A recorded answer, with the content type that its service gives. */
export function fixture(name: string): Reply {
  const type = name.endsWith('.xml') ? 'application/atom+xml; charset=utf-8' : 'application/json';
  return { headers: { 'content-type': type }, body: readFixture(name) };
}
