import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** Kinds of files that get smaller by it; pictures, fonts and archives are packed already. */
const texts = /^(?:text\/|application\/(?:javascript|json|xml|manifest\+json)|image\/svg\+xml)/;

/**
 * Let a whole text be sent packed to a browser that takes it so, as any web host does. Parts of a file, and what has no
 * body, go as they are.
 */
export function compressAnswer(request: IncomingMessage, response: ServerResponse): void {
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding']))) return;
  const writeHead = response.writeHead.bind(response);
  const end = response.end.bind(response);
  const parts: Buffer[] = [];
  const keep = (part: unknown) => {
    if (typeof part === 'string' || part instanceof Uint8Array) parts.push(Buffer.from(part as string));
    return true;
  };
  const begin = (status: number, headers: Record<string, number | string> = {}) => {
    const type = String(headers['Content-Type'] ?? headers['content-type'] ?? '');
    if (!texts.test(type) || request.method === 'HEAD' || status === 206 || status === 304)
      return writeHead(status, headers);
    const finish = (part?: unknown) => {
      keep(part);
      return end(gzipSync(Buffer.concat(parts)));
    };
    Object.assign(response, { write: keep, end: finish });
    const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length');
    const packed = { 'content-encoding': 'gzip', vary: 'accept-encoding' };
    return writeHead(status, { ...Object.fromEntries(others), ...packed });
  };
  Object.assign(response, { writeHead: begin });
}
