/** What an anonymous mark says: which link was followed, and a random number that belongs to nobody. */
export interface Mark {
  readonly mark: string;
  readonly linkId: string;
}

/** Keyed, so that only we can make it: at least 16 bytes. */
export type Sign = (payload: string) => Uint8Array;

const signatureBytes = 16;

/**
 * `base64url(mark | link | signature)`, 64 characters. It travels in the URL, so it must say nothing about the visitor
 * and nobody may make one up. Both ids are UUIDs.
 */
export function makeMark({ mark, linkId }: Mark, sign: Sign): string {
  const payload = Buffer.from(bare(mark) + bare(linkId), 'hex');
  return Buffer.concat([payload, signatureOf(payload, sign)]).toString('base64url');
}

/** Null for anything we did not make. */
export function readMark(text: unknown, sign: Sign): Mark | null {
  if (typeof text !== 'string' || !/^[A-Za-z0-9_-]{64}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  const payload = bytes.subarray(0, 32);
  if (!same(bytes.subarray(32), signatureOf(payload, sign))) return null;
  return { mark: uuid(payload.subarray(0, 16)), linkId: uuid(payload.subarray(16)) };
}

function signatureOf(payload: Buffer, sign: Sign): Uint8Array {
  return sign(payload.toString('hex')).subarray(0, signatureBytes);
}

/** Takes as long for a wrong first byte as for a wrong last one, so that signatures cannot be guessed byte by byte. */
function same(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

const bare = (id: string) => id.replaceAll('-', '');

const uuid = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
