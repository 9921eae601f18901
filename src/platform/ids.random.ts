import { randomBytes } from 'node:crypto';
import { webhookSecret } from './webhook-signature.js';

let drawn = Buffer.alloc(0);

/** Drawn from the system for many at once, since each time costs more than all that is done with them. */
function random(bytes: number): Buffer {
  if (drawn.length < bytes) drawn = randomBytes(2048);
  const own = drawn.subarray(0, bytes);
  drawn = drawn.subarray(bytes);
  return own;
}

/** UUID version 7 (RFC 9562 §5.7): grows with time, so that the index it lives in grows at one end. */
export function uuidv7(at: Date): string {
  const bytes = random(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** 256 random bits for a URL: 43 characters. */
export function secretToken(): string {
  return random(32).toString('base64url');
}

/** 256 random bits to sign webhooks with. */
export function newWebhookSecret(): string {
  return webhookSecret(randomBytes(32));
}

/** What a patient reads out on the phone: eight characters, none of which looks or sounds like another. 850 thousand million of them. */
export function visitReference(): string {
  const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
  let reference = '';
  while (reference.length < 8) {
    // 248 is the largest multiple of 31 in a byte: what is above would favour the first letters.
    for (const byte of random(12)) if (byte < 248 && reference.length < 8) reference += alphabet[byte % 31];
  }
  return reference;
}
