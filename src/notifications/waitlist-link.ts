import type { Deriving, Keys } from '../platform/keys.service.js';
import { bookingIn, provenToken } from './proven-token.js';

/** Shows what somebody waits for, changes it, and takes them off the list. */
const entry = 'waitlist-entry';
/** Proves that somebody reads what is sent to their address. Stands in that message alone. */
const proof = 'waitlist-proof';
/** Shows an offer, and accepts or declines it. */
const offer = 'waitlist-offer';

type Verifying = Pick<Keys, 'derive' | 'each'>;

export const entryToken = (keys: Deriving, entryId: string): string => provenToken(keys, entry, entryId);
export const waitlistProofToken = (keys: Deriving, entryId: string): string => provenToken(keys, proof, entryId);
export const offerToken = (keys: Deriving, offerId: string): string => provenToken(keys, offer, offerId);

/** Null: nobody here has made this; likewise below. */
export const entryIn = (keys: Verifying, token: string): string | null => bookingIn(keys, entry, token);
export const entryOfProof = (keys: Verifying, token: string): string | null => bookingIn(keys, proof, token);
export const offerIn = (keys: Verifying, token: string): string | null => bookingIn(keys, offer, token);

export const entryLink = (publicUrl: string, token: string): string => `${publicUrl}/waitlist/entry/${token}`;
export const leaveLink = (publicUrl: string, token: string): string => `${entryLink(publicUrl, token)}/leave`;
export const waitlistProofLink = (publicUrl: string, token: string): string => `${publicUrl}/waitlist/confirm/${token}`;
export const offerLink = (publicUrl: string, token: string): string => `${publicUrl}/waitlist/offer/${token}`;
