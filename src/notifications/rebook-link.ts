import type { Deriving, Keys } from '../platform/keys.service.js';
import { bookingIn, provenToken } from './proven-token.js';

/** The secret with which somebody is shown times for another visit like this one. It shows nothing else and changes nothing. */
export const rebookToken = (keys: Deriving, bookingId: string): string => provenToken(keys, 'again-link', bookingId);

/** Null: nobody here has made this. */
export const bookingOfRebook = (keys: Pick<Keys, 'derive' | 'each'>, token: string): string | null =>
  bookingIn(keys, 'again-link', token);

/** `from`: the message it stands in, where what that brings is counted. */
export function rebookLink(publicUrl: string, token: string, from?: 'recall'): string {
  return `${publicUrl}/again/${token}${from ? `?from=${from}` : ''}`;
}
