import type { Deriving, Keys } from '../platform/keys.service.js';

/** A visit, and proof that we wrote it for this purpose: 43 characters, kept nowhere. */
export function provenToken(keys: Deriving, purpose: string, bookingId: string): string {
  const proof = keys.derive(purpose, bookingId).subarray(0, 16);
  return Buffer.concat([Buffer.from(bookingId.replaceAll('-', ''), 'hex'), proof]).toString('base64url');
}

/** The visit; null: nobody here has made this. */
export function bookingIn(keys: Verifying, purpose: string, token: string): string | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 32 || bytes.toString('base64url') !== token) return null;
  const id = bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  // By their digests, so that the time it takes tells nothing.
  const given = digest(keys, token);
  return keys.each.some((key) => digest(keys, provenToken(key, purpose, id)).equals(given)) ? id : null;
}

type Verifying = Pick<Keys, 'derive' | 'each'>;

const digest = (keys: Deriving, token: string) => keys.derive('compare', token);
