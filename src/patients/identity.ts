import { plainAddress } from '../platform/email-address.js';
import { visible } from '../platform/plain-text.js';
import { foldPhone } from './phone-number.js';

/**
 * What people are compared by: whoever has the same keys is the same person, however they typed it. The database's unique
 * constraints, the search at the desk and imports all use these. The keys of a table are stored with it, so whoever changes a
 * rule here adds a migration that computes them again.
 */

/** Providers whose documentation says that what follows a plus is delivered to the address before it. */
const withTags = new Set(
  'gmail.com outlook.com hotmail.com live.com icloud.com me.com mac.com proton.me protonmail.com pm.me fastmail.com'.split(
    ' ',
  ),
);

/**
 * One mailbox, one key. No provider of any size tells capitals apart, though RFC 5321 §2.4 would allow it. Dots and tags are
 * dropped only where it is certain that the mail reaches the same person.
 */
export function emailKey(typed: string): string {
  const address = plainAddress(typed).toLowerCase();
  const at = address.lastIndexOf('@');
  const domain = address
    .slice(at + 1)
    .replace(/\.$/, '')
    .replace(/^googlemail\.com$/, 'gmail.com');
  const local = address.slice(0, Math.max(at, 0));
  const mailbox = withTags.has(domain) ? local.replace(/(?<=.)\+.*/, '') : local;
  return `${domain === 'gmail.com' ? mailbox.replaceAll('.', '') : mailbox}@${domain}`;
}

/** Letters of their own, which Unicode does not decompose, as people type them who do not have them on their keyboard. */
const asTyped: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ς: 'σ',
};

/**
 * A name without case, accents, apostrophes, hyphens, dots and blanks: `Siobhan O’Brien` is `siobhanobrien`. Vowel signs of Indic
 * scripts and the voicing marks of kana are no accents and stay.
 */
export function nameKey(typed: string): string {
  return (
    visible(typed)
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]/g, '')
      .replace(/[ßæœþłøđðħıŧς]/g, (letter) => asTyped[letter]!)
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N}]/gu, '') ||
    // A name of emoji is a name, too.
    typed.normalize('NFKC').trim()
  );
}

/** A number in international form, as it is dialed from the country (ISO 3166-1) where it was given. Null: none. */
export const phoneKey = foldPhone;

/** A name as it is shown: joiners that scripts need stay. */
export function plainName(typed: string): string {
  return typed
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
}
