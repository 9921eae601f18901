import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { endTurn } from './admission.server.js';
import { Answer, Download } from './answer.js';
import { prefixed } from './cookie.js';
import type { Reply } from './plugins.js';
import type { WebRequest } from './request.decorator.js';

/**
 * Teaches the HTTP adapter to send an `Answer`. Anything else goes on as JSON, of which nobody keeps a copy. It stands
 * here and not in an interceptor because those cost every request a sixth of its time.
 *
 * `secure`: the outside sees https. `finish`: what is still done to each.
 */
export function replyWithAnswers(
  adapter: FastifyAdapter,
  { secure, finish }: { secure: boolean; finish: (request: WebRequest, answer: Answer) => Answer },
): FastifyAdapter {
  const send = adapter.reply.bind(adapter);
  const reply = (response: Reply, given: unknown, status?: number) => {
    endTurn(response.raw);
    if (given instanceof Download) return sendDownload(response, given, status);
    if (!(given instanceof Answer)) return send(response.header('cache-control', 'no-store'), given, status);
    const body = finish(response.request, given);
    // Of a download that failed before its first piece.
    response.removeHeader('content-encoding');
    for (const [name, value] of Object.entries(body.headers)) {
      if (value === '') response.raw.removeHeader(name);
      else response.header(name, value);
    }
    for (const { name, value, maxAge } of body.cookies)
      response.setCookie(prefixed(name, secure), value, { path: '/', maxAge, httpOnly: true, sameSite: 'lax', secure });
    // Empty, or compressed once and for all.
    if (body.body.length === 0 || body.headers['content-encoding']) return send(response, body.body, body.status);
    const { vary } = body.headers;
    response.header('vary', vary ? `${vary}, accept-encoding` : 'accept-encoding');
    return send(response, body.body, body.status);
  };
  return Object.assign(adapter, { reply });
}

function sendDownload(response: Reply, download: Download, status = 200): Reply {
  const { pieces, type, name, patienceMilliseconds } = download;
  cutOffWhenStalled(response.raw, patienceMilliseconds);
  return response
    .status(status)
    .header('cache-control', 'no-store')
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Readable.from(pieces, { objectMode: false }));
}

/** What a stalled reader keeps, such as a connection to the database, others wait for. */
function cutOffWhenStalled(raw: ServerResponse, milliseconds: number): void {
  let before: number | undefined;
  const looking = setInterval(() => {
    if (raw.destroyed) return clearInterval(looking);
    const written = raw.socket?.bytesWritten;
    if (raw.writableNeedDrain && written === before) raw.destroy();
    before = written;
  }, milliseconds);
}
