import { createHmac } from 'node:crypto';

const seconds = 30;
const digits = 6;

/** What an authenticator shows then (RFC 6238), or so many half minutes later. `secret`: as the library keeps it. */
export function codeAt(secret: string, at: Date, halfMinutesLater = 0): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / (seconds * 1000)) + halfMinutesLater));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const number = digest.readUInt32BE(digest.at(-1)! & 0xf) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** Is it the code of now, or of the half minute before or after? */
export function isCodeAt(secret: string, code: string, now: Date): boolean {
  return [-1, 0, 1].some((later) => codeAt(secret, now, later) === code);
}
