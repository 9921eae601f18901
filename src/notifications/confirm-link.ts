import type { Deriving, Keys } from '../platform/keys.service.js';
import { bookingIn, provenToken } from './proven-token.js';

/**
 * The secret that proves that somebody reads what is sent to the address of a booking. It stands nowhere but in that message. A
 * new generation, for a corrected address, revokes the one before.
 */
export const confirmToken = (keys: Deriving, bookingId: string, generation: number): string =>
  `${provenToken(keys, purposeOf(generation), bookingId)}.${generation}`;

/** Null: nobody here has made this. */
export function confirmedBy(
  keys: Pick<Keys, 'derive' | 'each'>,
  token: string,
): { readonly bookingId: string; readonly generation: number } | null {
  const [proof = '', digits = ''] = token.split('.');
  const generation = Number(digits);
  const bookingId = bookingIn(keys, purposeOf(generation), proof);
  return bookingId === null ? null : { bookingId, generation };
}

const purposeOf = (generation: number) => `confirm-link ${generation}`;

export function confirmLink(publicUrl: string, token: string): string {
  return `${publicUrl}/confirm/${token}`;
}
