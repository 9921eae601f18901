import { isIP } from 'node:net';
import { parsedUrl } from '../parsed-url.js';

/** What a Host header names (RFC 9110 §7.2), without its port and in small letters; empty: nothing that can be a name. */
export function hostNameOf(host = ''): string {
  const [, name = ''] = /^(\[[0-9a-f:.]+\]|[^[\]:@/?#\s]+)(?::\d*)?$/i.exec(host) ?? [];
  return (name.startsWith('[') ? asciiName(name) : name.toLowerCase()).replace(/\.$/, '');
}

/**
 * A name as it stands in a URL: in small letters, those of other alphabets in ASCII (RFC 5891), an IPv6 address at its shortest
 * and in brackets (RFC 5952); empty: no name.
 */
export function asciiName(name: string): string {
  const url = `http://${isIP(name) === 6 ? `[${name}]` : name}`;
  return parsedUrl(url)?.hostname.replace(/\.$/, '') ?? '';
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
