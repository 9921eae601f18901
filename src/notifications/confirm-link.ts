import type { Keys } from '../platform/keys.service.js';
import { bookingIn, provenToken } from './proven-token.js';

/** The secret that proves that somebody reads what is sent to the address of a booking. It stands nowhere but in that message. */
export const confirmToken = (keys: Pick<Keys, 'derive'>, bookingId: string): string =>
  provenToken(keys, 'confirm-link', bookingId);

/** Null: nobody here has made this. */
export const bookingOfConfirm = (keys: Pick<Keys, 'derive'>, token: string): string | null =>
  bookingIn(keys, 'confirm-link', token);

export function confirmLink(publicUrl: string, token: string): string {
  return `${publicUrl}/confirm/${token}`;
}
