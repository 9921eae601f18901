import { createHash } from 'node:crypto';
import { Refusal } from '../platform/refusal.js';

/** Of what a form was filled from, for it to carry along: another one means that somebody has changed it since. */
export function fingerprint(part: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(part) ?? '')
    .digest('base64url')
    .slice(0, 22);
}

/** `seen`: the fingerprint a form brought along, if it did. @throws Refusal changed-meanwhile */
export function refuseStale(seen: string | undefined, now: unknown): void {
  if (seen !== undefined && fingerprint(now) !== seen) throw new Refusal('changed-meanwhile');
}
