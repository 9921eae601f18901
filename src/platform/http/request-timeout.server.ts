import type { IncomingMessage, Server, ServerResponse } from 'node:http';

const usual = 15_000;
const longest = 30 * 60_000;
const waiting = new WeakMap<IncomingMessage, (milliseconds: number) => void>();

/**
 * How long a request may take to arrive: fifteen seconds, unless its handler takes files and has said so. Node itself
 * knows one limit for all, which would either cut off uploads or wait half an hour for every dawdler.
 */
export function requestTimeout(server: Server): void {
  server.requestTimeout = longest;
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!hasBody(request)) return;
    let timer: NodeJS.Timeout;
    const wait = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => cutOff(request, response), milliseconds);
      timer.unref();
    };
    wait(usual);
    waiting.set(request, wait);
    request.once('close', () => clearTimeout(timer));
  });
}

export function extendRequestTimeout(request: IncomingMessage, seconds: number): void {
  waiting.get(request)?.(Math.min(longest, usual + seconds * 1000));
}

function cutOff(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) return;
  if (!response.headersSent) request.socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
  request.socket.destroySoon();
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
