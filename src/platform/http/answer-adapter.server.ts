import { Readable } from 'node:stream';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Answer, Download } from './answer.js';
import { prefixed } from './cookie.js';
import type { Reply } from './plugins.js';

/**
 * Teaches the HTTP adapter to send an `Answer`. Anything else goes on as JSON, of which nobody keeps a copy. It stands
 * here and not in an interceptor because those cost every request a sixth of its time.
 *
 * `secure`: the outside sees https.
 */
export function replyWithAnswers(adapter: FastifyAdapter, { secure }: { secure: boolean }): FastifyAdapter {
  const send = adapter.reply.bind(adapter);
  const reply = (response: Reply, body: unknown, status?: number) => {
    if (body instanceof Download) return sendDownload(response, body, status);
    if (!(body instanceof Answer)) return send(response.header('cache-control', 'no-store'), body, status);
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

function sendDownload(response: Reply, { pieces, type, name }: Download, status = 200): Reply {
  return response
    .status(status)
    .header('cache-control', 'no-store')
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Readable.from(pieces, { objectMode: false }));
}
