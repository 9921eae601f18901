import { createHash } from 'node:crypto';
import { Answer } from './answer.js';
import type { WebRequest } from './request.decorator.js';

/**
 * The answer with a mark of its content (RFC 9110 §8.8); who has just that already is told so and sent nothing. The mark
 * is a weak one, since the same content travels compressed in more than one way. `once`: the idempotency key of its forms,
 * which is another each time and says nothing.
 */
export function withEtag(answer: Answer, { headers: asked }: Pick<WebRequest, 'headers'>, once?: string): Answer {
  const content = once && typeof answer.body === 'string' ? answer.body.replaceAll(once, '') : answer.body;
  const etag = answer.headers['etag'] ?? etagOf(content);
  const headers: Readonly<Record<string, string>> = { ...answer.headers, etag };
  if (!isKnown(etag, asked['if-none-match'])) return new Answer(answer.status, headers, answer.body, answer.cookies);
  const { 'content-type': _type, 'content-encoding': _encoding, ...kept } = headers;
  return new Answer(304, kept);
}

/** `W/"…"` of any content. */
export function etagOf(content: string | Uint8Array): string {
  return `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
}

function isKnown(etag: string, known = ''): boolean {
  return known === '*' || known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''));
}
