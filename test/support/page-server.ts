import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PageServer {
  /** `http://localhost:<port>`: to a browser another site than 127.0.0.1. */
  readonly url: string;
  close(): Promise<void>;
}

/** Somebody else's site: what stands at a path, which begins with a slash and has no query. */
export async function servePages(
  textAt: (path: string) => string,
  headers: Readonly<Record<string, string>> = {},
): Promise<PageServer> {
  const server = createServer((request, response) => {
    const path = request.url!.split('?', 1)[0]!;
    if (path === '/favicon.ico') return response.writeHead(204).end();
    const kind = path.endsWith('.css') ? 'css' : 'html';
    return response.writeHead(200, { 'content-type': `text/${kind}; charset=utf-8`, ...headers }).end(textAt(path));
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
