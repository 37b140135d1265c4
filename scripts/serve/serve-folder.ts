import { createReadStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import compression from 'compression';
import sirv from 'sirv';

export interface ServedFolder {
  /** With the base path, ends with a slash. */
  address: string;
  server: Server;
}

/**
 * Serve a built site as a plain web host would: `index.html` for a folder, `404.html` for what isn't there, texts compressed
 * for those who take them so.
 *
 * @param port Tried first; when it is taken, the next ones up to ten. 0 takes any free one.
 * @throws when none of the ports is free.
 */
export async function serveFolder(
  folder: string,
  base: string,
  port: number,
  host = 'localhost',
): Promise<ServedFolder> {
  const files = sirv(folder, { etag: true, dev: true });
  const compress = compression();
  const server = createServer((request, response) => {
    const notFound = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      createReadStream(join(folder, '404.html'))
        .on('error', () => response.end('Not found'))
        .pipe(response);
    };
    const url = request.url ?? '/';
    if (!url.startsWith(base)) {
      if (url === base.slice(0, -1)) response.writeHead(301, { location: base }).end();
      else notFound();
      return;
    }
    request.url = url.slice(base.length - 1);
    compress(request, response, () => files(request, response, notFound));
  });
  for (let next = port; ; next += 1) {
    try {
      await listen(server, next, host);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || next >= port + 10) throw error;
    }
  }
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound ? bound.port : port;
  return { address: `http://${host}:${boundPort}${base}`, server };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
