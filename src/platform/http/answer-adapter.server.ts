import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { Answer, Download } from './answer.js';
import { compress, encodingFor } from './compress.server.js';
import { setCookie } from './cookie.js';

/**
 * Teaches an HTTP adapter to send an `Answer`. Anything else goes on as JSON, of which nobody keeps a copy. It stands
 * here and not in an interceptor because those cost every request a sixth of its time.
 *
 * `secure`: the outside sees https.
 */
export function replyWithAnswers<A extends AbstractHttpAdapter>(adapter: A, { secure }: { secure: boolean }): A {
  const sendAny = adapter.reply.bind(adapter) as Reply;
  // Express would make JSON of bytes.
  const send: Reply = (response, body, status) =>
    body instanceof Uint8Array && adapter.getType() === 'express'
      ? (response as ServerResponse).writeHead(status ?? 200).end(body)
      : sendAny(response, body, status);

  const reply: Reply = (response, body, status) => {
    if (body instanceof Download) {
      const disposition = `attachment; filename="${body.name}"`;
      const content = Readable.from(body.pieces, { objectMode: false });
      adapter.setHeader(response, 'cache-control', 'no-store');
      return send(response, new StreamableFile(content, { type: body.type, disposition }), status);
    }
    if (!(body instanceof Answer)) {
      adapter.setHeader(response, 'cache-control', 'no-store');
      return send(response, body, status);
    }
    for (const [name, value] of Object.entries(body.headers)) {
      if (value === '') rawOf(response).removeHeader(name);
      else adapter.setHeader(response, name, value);
    }
    for (const cookie of body.cookies) adapter.appendHeader(response, 'set-cookie', setCookie(cookie, secure));
    // Empty, or compressed once and for all.
    if (body.body.length === 0 || body.headers['content-encoding']) return send(response, body.body, body.status);
    const { vary } = body.headers;
    adapter.setHeader(response, 'vary', vary ? `${vary}, accept-encoding` : 'accept-encoding');
    const encoding = encodingFor(body.body, body.headers['content-type'], headersOf(response)['accept-encoding']);
    if (!encoding) return send(response, body.body, body.status);
    adapter.setHeader(response, 'content-encoding', encoding);
    return compress(body.body, encoding).then((small) => send(response, small, body.status));
  };
  return Object.assign(adapter, { reply });
}

type Reply = (response: unknown, body: unknown, status?: number) => unknown;

/** Fastify wraps Node's answer, Express extends it. */
function rawOf(response: unknown): ServerResponse {
  return (response as { readonly raw?: ServerResponse }).raw ?? (response as ServerResponse);
}

/** Fastify's answer knows its request by one name, Express's and Node's by another. */
function headersOf(response: unknown): IncomingHttpHeaders {
  const { request, req } = response as Record<'request' | 'req', { headers: IncomingHttpHeaders } | undefined>;
  return (request ?? req)?.headers ?? {};
}
