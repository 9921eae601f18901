import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import { begin } from './request-context.js';

const prefix = randomBytes(5).toString('hex');
let counted = 0;

/**
 * Gives every request an id, which the answer carries and the log repeats, and writes one line when it is over: method,
 * pattern of the route, status and milliseconds, nothing of what was asked or by whom. Stands before the HTTP adapter,
 * so that what the adapter itself refuses is followed too.
 *
 * `believed`: a proxy in front chooses the ids.
 */
export function logRequests(server: Server, { believed }: { believed: boolean }): void {
  const log = new Logger('http');
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const startedAt = performance.now();
    const notes = begin(request, (believed && idFromProxy(request)) || `${prefix}-${(counted++).toString(36)}`);
    response.setHeader('x-request-id', notes.id);
    response.setHeader('permissions-policy', 'camera=(), microphone=(), payment=(), geolocation=(self)');
    response.once('close', () => {
      if (notes.isUnlogged) return;
      log.log('request', {
        method: request.method,
        route: notes.route ?? '(none)',
        status: response.headersSent ? response.statusCode : null,
        ms: Math.round((performance.now() - startedAt) * 10) / 10,
        request: notes.id,
        ...(response.writableFinished ? {} : { cut: true }),
      });
    });
  });
}

function idFromProxy(request: IncomingMessage): string | undefined {
  const id = request.headers['x-request-id'];
  return typeof id === 'string' && /^[\w-]{8,64}$/.test(id) ? id : undefined;
}
