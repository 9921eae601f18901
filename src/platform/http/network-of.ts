import { isIP } from 'node:net';

/**
 * What counts as one client: an IPv4 address, or the /64 that an IPv6 customer has at least. Of a client that has hung up
 * the socket, and so the request, no longer knows an address.
 */
export function networkOf(address: string | undefined = ''): string {
  const plain = addressIn(address);
  if (plain === undefined || isIP(plain) === 4) return plain ?? 'unknown';
  const groups = groupsOf(plain);
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (mapped)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 255])
      .join('.');
  return groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':');
}

/**
 * Whom the proxies say they serve: the entry of `X-Forwarded-For` that the outermost believed proxy wrote, counted from
 * the end, since whatever stands before it the client may have made up. Without a readable one, who is connected to us.
 */
export function clientAddress(forwarded: string, peer: string, proxies: number): string {
  const entries = forwarded.split(',');
  return addressIn(entries[Math.max(0, entries.length - proxies)] ?? '') ?? peer;
}

/**
 * The address in whatever form proxies write it: with a port or a zone, in brackets or quotes, as in `Forwarded`
 * (RFC 7239 §6). Undefined for `unknown`, an obfuscated identifier, or anything else.
 */
function addressIn(entry: string): string | undefined {
  const node = entry
    .trim()
    .replace(/^for=/i, '')
    .replace(/;.*/, '')
    .replace(/^"(.*)"$/, '$1');
  const [, inBrackets, v4] = /^\[([^\]]*)\](?::\w+)?$|^([\d.]+)(?::\w+)?$/.exec(node) ?? [];
  const address = (inBrackets ?? v4 ?? node).replace(/%.*/, '');
  return isIP(address) === 0 ? undefined : address;
}

/** The eight groups of an IPv6 address, which may end in an IPv4 address. */
function groupsOf(address: string): number[] {
  const [before = [], after = []] = address.split('::').map((half) => half.split(':').filter(Boolean).flatMap(groups));
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

function groups(part: string): number[] {
  if (!part.includes('.')) return [Number.parseInt(part, 16)];
  const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}
