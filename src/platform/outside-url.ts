import { parsedUrl } from './parsed-url.js';

/**
 * Whatever the reason, people outside hear the same: differing answers would let them feel their way through our
 * network. `code` is for the operator's log alone.
 */
export class NotFetched extends Error {
  override readonly name = 'NotFetched';

  constructor(
    readonly code: string,
    /** What the server says about when to ask again: seconds, or a date (RFC 9110 §10.2.3). */
    readonly retryAfter?: string,
  ) {
    super('The address could not be read.');
  }
}

/**
 * Of `host:port`: 443, which is not written, or 8443. Whatever else listens somewhere, we are not to knock at it for
 * others.
 */
export function isWebPort(host: string): boolean {
  return !/:(?!8443$)\d+$/.test(host);
}

/** What anybody can see is wrong with it; undefined: only trying can tell. */
export function faultInAddress(address: string): 'address' | 'port' | undefined {
  try {
    outsideUrl(address);
    return undefined;
  } catch (fault) {
    if (!(fault instanceof NotFetched)) throw fault;
    return fault.code === 'port' ? 'port' : 'address';
  }
}

/**
 * `webcal:` is what calendars call https.
 * @throws NotFetched: no https, a port that no web server outside has, or it carries a password
 */
export function outsideUrl(address: string, base?: URL): URL {
  const text = address.trim().replace(/^webcals?:/i, 'https:');
  const url = parsedUrl(text, base);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') throw new NotFetched('address');
  if (!isWebPort(url.host)) throw new NotFetched('port');
  return url;
}
