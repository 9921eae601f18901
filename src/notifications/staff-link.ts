import type { Keys } from '../platform/keys.service.js';

/** The secret in a notification to staff: derived, so the outbox and the database hold nothing that opens a door. */
export function staffToken(keys: Pick<Keys, 'deriveFor'>, linkId: string): string {
  return keys.deriveFor(linkId, 'staff-link').toString('base64url');
}

export function staffLink(publicUrl: string, purpose: 'welcome' | 'reset' | 'email', token: string): string {
  return `${publicUrl}/staff/${purpose}/${token}`;
}
