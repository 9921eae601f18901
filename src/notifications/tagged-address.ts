import { domainToASCII } from 'node:url';
import type { Deriving, Keys } from '../platform/keys.service.js';

/** Whom a mail that comes back to us is about: the visit it answers, or the notification it returns. */
export type Tagged = { readonly visit: string } | { readonly notification: string };

/**
 * An address at which only mail about this one thing arrives: `answers+v…@clinic.example`. Signed, so nobody else can make
 * one; it shows and changes nothing by itself. Lower case and digits only, since mail servers do not keep the case
 * (RFC 5321 §2.4); 41 characters after the `+`, which leaves 22 of the 64 that a local part may have.
 */
export function taggedAddress(keys: Deriving, address: string, about: Tagged): string {
  const [local, domain] = parts(address);
  const [mark, id] = 'visit' in about ? ['v', about.visit] : ['l', about.notification];
  return `${local}+${mark}${tagOf(keys, mark, id)}@${domain}`;
}

/** Null: nobody here has made this address. */
export function readTag(keys: Pick<Keys, 'derive' | 'each'>, address: string, recipient: string): Tagged | null {
  const [local, domain] = parts(address.toLowerCase());
  const [theirs, theirDomain] = parts(recipient.toLowerCase());
  const [, mark = '', tag = ''] = /^\+([vl])([a-z2-7]{40})$/.exec(theirs.slice(local.length)) ?? [];
  if (!theirs.startsWith(local) || theirDomain !== domain || tag === '') return null;
  const id = uuid(bytesOf(tag));
  // By their digests, so that the time it takes tells nothing.
  const given = digest(keys, tag);
  const same = keys.each.some((key) => digest(keys, tagOf(key, mark, id)).equals(given));
  if (!same) return null;
  return mark === 'v' ? { visit: id } : { notification: id };
}

const idBytes = 16;
const proofBytes = 9;

function tagOf(keys: Deriving, mark: string, id: string): string {
  const proof = keys.derive('mail-tag', mark, id).subarray(0, proofBytes);
  return base32(Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), proof]));
}

const digest = (keys: Deriving, tag: string) => keys.derive('compare', tag);

function parts(address: string): readonly [local: string, domain: string] {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return [address.slice(0, at), domainToASCII(domain) || domain];
}

function uuid(bytes: Buffer): string {
  return bytes.toString('hex', 0, idBytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 4648 §6. What is written here has a multiple of five bytes, so nothing is left over. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[parseInt(five, 2)]).join('');
}

function bytesOf(text: string): Buffer {
  const bits = Array.from(text, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
