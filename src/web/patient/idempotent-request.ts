import type { IdempotentRequest } from '../../platform/idempotency.service.js';

/**
 * The hidden `once` of a form. `caller`: what identifies who sends it; without one the form must bring a secret that a
 * page has drawn. What was sent is part of the key: whoever goes back, changes something and sends the same
 * page again asks for something else; whoever clicks twice does not. Where that can be undone, as a move is by a move back,
 * `body` says how things stood as well, or a page that was kept open would answer what is no longer so.
 */
export function idempotentRequest(
  scope: string,
  once: unknown,
  body: unknown,
  caller: string | undefined,
): IdempotentRequest | undefined {
  if (typeof once !== 'string' || once === '' || once.length > 100) return undefined;
  if (caller === undefined && !/^[\w-]{43}$/.test(once)) return undefined;
  return { scope, key: `${once} ${JSON.stringify(body)}`, caller: caller ?? '', body };
}
