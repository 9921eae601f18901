import type { Keys } from '../platform/keys.service.js';

/**
 * The secret of a visit's link: 256 bits nobody else can make, 43 characters. Derived, so any later notification can carry
 * it again, while the database keeps nothing but its SHA-256. A new generation revokes the one before.
 */
export function visitToken(keys: Pick<Keys, 'derive'>, bookingId: string, generation: number): string {
  return keys.derive('visit-link', bookingId, generation).toString('base64url');
}

export function visitLink(publicUrl: string, token: string): string {
  return `${publicUrl}/visit/${token}`;
}
