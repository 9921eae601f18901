import type { Keys } from '../platform/keys.service.js';

/** The secret with which somebody opens all appointments at their address: derived, so the outbox holds nothing that opens them. */
export function appointmentsToken(keys: Pick<Keys, 'deriveFor'>, linkId: string): string {
  return keys.deriveFor(linkId, 'appointments-link').toString('base64url');
}

export function appointmentsLink(publicUrl: string, token: string): string {
  return `${publicUrl}/my/link/${token}`;
}
