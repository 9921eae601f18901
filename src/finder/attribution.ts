import { placementOf, usualPlacement } from './placement.js';

/** What an anonymous mark says: which link was followed, from where on the page, and a random number that belongs to nobody. */
export interface Mark {
  readonly mark: string;
  readonly linkId: string;
  readonly placement: string;
}

/** Keyed, so that only we can make it: at least 16 bytes. */
export type Sign = (payload: string) => Uint8Array;

const signatureBytes = 16;

/**
 * `base64url(mark | link | placement | signature)`, 64 to 96 characters. It travels in the URL, so it must say nothing
 * about the visitor and nobody may make one up. Both ids are UUIDs; the usual placement takes no room.
 */
export function makeMark({ mark, linkId, placement }: Mark, sign: Sign): string {
  const where = placement === usualPlacement ? '' : placement;
  const payload = Buffer.concat([Buffer.from(bare(mark) + bare(linkId), 'hex'), Buffer.from(where)]);
  return Buffer.concat([payload, signatureOf(payload, sign)]).toString('base64url');
}

/** Null for anything we did not make. */
export function readMark(text: unknown, sign: Sign): Mark | null {
  if (typeof text !== 'string' || !/^[A-Za-z0-9_-]{64,96}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  // Several spellings of the last letter mean the same bytes; ours is one of them.
  if (bytes.toString('base64url') !== text) return null;
  const payload = bytes.subarray(0, -signatureBytes);
  if (!same(bytes.subarray(-signatureBytes), signatureOf(payload, sign))) return null;
  return {
    mark: uuid(payload.subarray(0, 16)),
    linkId: uuid(payload.subarray(16, 32)),
    placement: placementOf(payload.subarray(32).toString()),
  };
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
