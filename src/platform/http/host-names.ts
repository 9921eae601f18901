import { isIP } from 'node:net';

/** What a Host header names (RFC 9110 §7.2), without its port and in small letters; empty: nothing that can be a name. */
export function hostNameOf(host = ''): string {
  const [, name = ''] = /^(\[[0-9a-f:.]+\]|[^[\]:@/?#\s]+)(?::\d*)?$/i.exec(host) ?? [];
  return name.toLowerCase().replace(/\.$/, '');
}

/** This machine, as a person at it names it. No name in the public DNS can be one of these. */
export function isLoopbackName(name: string): boolean {
  return /^(.+\.)?localhost$|^\[::1\]$/.test(name) || (name.startsWith('127.') && isIP(name) === 4);
}

/** `[::1]` or `192.0.2.1`: nobody has to be asked what it stands for. */
export function isAddressName(name: string): boolean {
  return isIP(name.replaceAll(/^\[|\]$/g, '')) !== 0;
}

/** Of a socket. IPv4 may come wrapped in IPv6. */
export function isLoopbackAddress(address = ''): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address);
}
