import type { Deriving, Keys } from '../platform/keys.service.js';

type Signing = Pick<Keys, 'derive' | 'deriveFor'>;

const length = 43;

/**
 * The secret of a visit's link: 256 bits nobody else can make, 43 characters. Derived, so any later notification can carry
 * it again, while the database keeps nothing but its SHA-256. A new generation revokes the one before.
 */
export function visitToken(keys: Pick<Keys, 'deriveFor'>, bookingId: string, generation: number): string {
  return keys.deriveFor(bookingId, 'visit-link', generation).toString('base64url');
}

/**
 * The same with proof that we sent it to the patient's address, or showed it to whoever had proven that it is theirs. Whoever books
 * is answered the secret alone: they may have typed somebody else's address.
 */
export function provenVisitToken(keys: Signing, bookingId: string, generation: number): string {
  return withProof(keys, visitToken(keys, bookingId, generation));
}

/** The secret in it, and whether it comes with proof. */
export function readVisitToken(
  keys: Pick<Keys, 'derive' | 'each'>,
  token: string,
): { readonly secret: string; readonly isProven: boolean } {
  const secret = token.slice(0, length);
  if (token === secret) return { secret, isProven: false };
  // By their digests, so that the time it takes tells nothing.
  const given = digest(keys, token);
  const isProven = keys.each.some((key) => digest(keys, withProof(key, secret)).equals(given));
  return { secret: isProven ? secret : token, isProven };
}

export function visitLink(publicUrl: string, token: string): string {
  return `${publicUrl}/visit/${token}`;
}

const withProof = (keys: Deriving, secret: string) =>
  secret + keys.derive('visit-proof', secret).subarray(0, 16).toString('base64url');
const digest = (keys: Deriving, token: string) => keys.derive('compare', token);
