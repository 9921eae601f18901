import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { addressesOf, only, type Outside, placeOf, theInternet } from './fetch-outside.client.js';
import { NotFetched, outsideUrl } from './outside-url.js';

interface Post {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends something to an address that somebody else chose, under the rules of `fetchOutside`; a redirect is an answer like
 * any other and not followed. What the answer says is not read, only its status.
 * `stopping`: leaves off at once.
 * @throws NotFetched: there was no answer
 */
export async function postOutside(
  address: string,
  { headers, body }: Post,
  outside: Outside = theInternet,
  stopping?: AbortSignal,
): Promise<number> {
  const slow = AbortSignal.timeout(outside.milliseconds);
  const signal = stopping ? AbortSignal.any([slow, stopping]) : slow;
  try {
    const url = outsideUrl(address);
    const addresses = await addressesOf(url, outside, signal);
    const sent = request(url, {
      method: 'POST',
      // A connection of its own: none that was opened for somebody else, to wherever.
      agent: false,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      signal,
      lookup: only(addresses),
      ...placeOf(outside),
    });
    // Faults are told by who waits for the answer.
    sent.on('error', () => undefined);
    sent.end(body);
    const [answer] = (await once(sent, 'response', { signal })) as [IncomingMessage];
    answer.on('error', () => undefined);
    answer.destroy();
    return answer.statusCode ?? 0;
  } catch (fault) {
    if (fault instanceof NotFetched) throw fault;
    const code = slow.aborted ? 'too-slow' : (fault as { code?: unknown }).code;
    throw new NotFetched(typeof code === 'string' ? code : 'fault');
  }
}
