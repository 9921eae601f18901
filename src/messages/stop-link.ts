import type { Keys } from '../platform/keys.js';

/**
 * The secret with which a reader of reminders stops them: the visit it came with, and proof that we wrote it. 43
 * characters. It shows and changes nothing of the visit, so it may lie in the archives of mail programs for years.
 */
export function stopToken(keys: Pick<Keys, 'derive'>, bookingId: string): string {
  return Buffer.concat([Buffer.from(bookingId.replaceAll('-', ''), 'hex'), proofOf(keys, bookingId)]).toString(
    'base64url',
  );
}

/** Null: nobody here has made this. */
export function bookingOfStop(keys: Pick<Keys, 'derive'>, token: string): string | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 32 || bytes.toString('base64url') !== token) return null;
  const id = bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  // By their digests, so that the time it takes tells nothing.
  const same = digest(keys, token).equals(digest(keys, stopToken(keys, id)));
  return same ? id : null;
}

export function stopLink(publicUrl: string, token: string): string {
  return `${publicUrl}/reminders/${token}`;
}

const proofOf = (keys: Pick<Keys, 'derive'>, id: string) => keys.derive('stop-link', id).subarray(0, 16);
const digest = (keys: Pick<Keys, 'derive'>, token: string) => keys.derive('compare', token);
