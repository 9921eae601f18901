import type { Deriving, Keys } from '../platform/keys.service.js';
import { bookingIn, provenToken } from './proven-token.js';

/** The secret with which a patient confirms that they want to be erased: the request, and proof that we wrote it. */
export const erasureToken = (keys: Deriving, erasureId: string): string => provenToken(keys, 'erasure-link', erasureId);

/** The request; null: nobody here has made this. */
export const erasureIn = (keys: Pick<Keys, 'derive' | 'each'>, token: string): string | null =>
  bookingIn(keys, 'erasure-link', token);

export function erasureLink(publicUrl: string, token: string): string {
  return `${publicUrl}/erasure/${token}`;
}
