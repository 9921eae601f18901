import { domainToASCII, domainToUnicode } from 'node:url';
import { z } from 'zod';
import { asTypedInAscii } from './plain-text.js';

/** RFC 5321 §4.5.3.1: of what is before the @, and of all. */
const longestLocal = 64;
const longest = 254;

const atoms = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
/** Angle brackets would be valid, but the library that sends mail drops them, so the message would reach somebody else. */
const quoted = /^"(?:[ !#-;=?-[\]-~]|\\[ -;=?-~])+"$/;
const domainName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:xn--[a-z0-9-]{0,58}[a-z0-9]|[a-z]{2,63})$/;

/**
 * An address as mail is sent to it and as it is kept, wherever it was copied from: out of `Ana <ana@example.org>` or a `mailto:` link
 * (RFC 6068), its domain in the ASCII form of IDNA. What is no address comes back without what nobody can see.
 */
export function plainAddress(typed: string): string {
  const text = asTypedInAscii(typed);
  const [, inBrackets = text] = /<([^<>]*)>[,;.]?$/.exec(text) ?? [];
  const linked = /^mailto:([^?]*)/i.exec(inBrackets.trim())?.[1];
  const bare = (linked === undefined ? inBrackets : decoded(linked)).trim().replace(/[,;.。]{1,3}$/, '');
  const whole = bare.includes('"') ? inQuotes(bare) : inQuotes(bare).replace(/ ?([@.。]) ?/g, '$1');
  const at = whole.lastIndexOf('@');
  if (at < 0) return whole;
  const domain = whole.slice(at + 1);
  return `${unquoted(whole.slice(0, at))}@${domainToASCII(domain) || domain.toLowerCase()}`;
}

/** Why no mail can be sent to it, as the key of a sentence; undefined: it can. `address`: as `plainAddress` has it. */
export function faultInEmail(address: string): 'fault.email' | 'fault.email-letters' | 'fault.email-ip' | undefined {
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, Math.max(at, 0)), address.slice(at + 1)];
  if (/^\[.*\]$/.test(domain)) return 'fault.email-ip';
  const isDomain = domainName.test(domain) && domainToASCII(domain) === domain;
  if (!isDomain || local.length > longestLocal || address.length > longest) return 'fault.email';
  if (atoms.test(local) || quoted.test(local)) return undefined;
  // RFC 6531: every server on the way would have to know it, which shows only when a message comes back.
  return /^[^\s@"<>(),:;[\]\\]*[^\0-\x7f]/.test(local) ? 'fault.email-letters' : 'fault.email';
}

/** As a person reads it: the domain in its own script. */
export function readableEmail(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  return address.slice(0, at) + domainToUnicode(address.slice(at));
}

/** What somebody typed or pasted as an address, at every door. */
export const emailAddress = z
  .string()
  .max(1000)
  .transform(plainAddress)
  .superRefine((address, context) => {
    const message = faultInEmail(address);
    if (message) context.addIssue({ code: 'custom', message });
  })
  .meta({ format: 'email' });

function decoded(text: string): string {
  try {
    return asTypedInAscii(decodeURIComponent(text));
  } catch {
    return text;
  }
}

/** Of `'ana@example.org'` what is quoted. */
function inQuotes(text: string): string {
  const [mark = ''] = text;
  const inside = text.slice(1, -1);
  return /['"]/.test(mark) && text.endsWith(mark) && inside.includes('@') && !inside.includes(mark) ? inside : text;
}

/** `"ana"` is `ana` (RFC 5321 §4.1.2). */
function unquoted(local: string): string {
  const inside = quoted.test(local) ? local.slice(1, -1) : '';
  return atoms.test(inside) ? inside : local;
}
