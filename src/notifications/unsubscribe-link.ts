import type { Deriving, Keys } from '../platform/keys.service.js';
import { bookingIn, provenToken } from './proven-token.js';

/**
 * The secret with which a reader of reminders stops them: the visit it came with, and proof that we wrote it. It shows and
 * changes nothing of the visit, so it may lie in the archives of mail programs for years.
 */
export const unsubscribeToken = (keys: Deriving, bookingId: string): string =>
  provenToken(keys, 'unsubscribe-link', bookingId);

/** Null: nobody here has made this. */
export const bookingOfUnsubscribe = (keys: Pick<Keys, 'derive' | 'each'>, token: string): string | null =>
  bookingIn(keys, 'unsubscribe-link', token);

export function unsubscribeLink(publicUrl: string, token: string): string {
  return `${publicUrl}/reminders/${token}`;
}
