import type { Reachable } from './contact.js';
import { plainAddress } from '../platform/email-address.js';
import { visible } from '../platform/plain-text.js';
import { emailKey, nameKey } from './identity.js';
import { foldPhonePart } from './phone-number.js';
import { plainNumber, writtenNumber } from './phone-text.js';

/** Nobody types more of a word to find somebody, and a name of 120 characters must not become 120 long words. */
const longest = 40;
const most = 16;

/** Where a word of a name begins: after a blank, hyphen or apostrophe; in scripts that write none, anywhere. */
const parts = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{M}\p{N}]+/gu;

/**
 * What a patient is found by, each from its beginning: the name from each of its words on, the address, and the number.
 * `Siobhan O’Brien` is found by `siobhanobrien`, `obrien` and `brien`, 王小明 by 王, 小明 and 明.
 */
export function searchWords({ name, email }: Reachable, phoneKey: string | null): readonly string[] {
  const words = name.normalize('NFKC').match(parts)?.slice(0, most).map(nameKey) ?? [];
  const fromEach = words.map((_, n) => words.slice(n).join(''));
  const addresses = email === null ? [] : [visible(email).toLowerCase(), emailKey(email)];
  return [...new Set([...fromEach, nameKey(name), ...addresses, phoneKey ?? ''].map(cut))].filter(Boolean);
}

/**
 * What was typed to find somebody: words that all have to be found, each in any of some forms. Digits are a number as people dial
 * it in one of these countries, and otherwise as they are. None: nothing was typed that could be looked for.
 */
export function searchTerms(typed: string, countries: Iterable<string>): readonly (readonly string[])[] {
  const text = visible(typed.normalize('NFKC')).trim();
  const number = dialed(typed);
  if (number) {
    const inEach = [...countries].map((country) => foldPhonePart(number, country));
    return [[...new Set([number.replace(/\D/g, ''), ...inEach])].filter(Boolean)];
  }
  const words = text.split(/[\s,;]+/).slice(0, 3);
  return words
    .map((word) =>
      [...new Set([/[\p{L}\p{N}]/u.test(word) ? nameKey(word) : '', addressPart(word)].map(cut))].filter(Boolean),
    )
    .filter((forms) => forms.length > 0);
}

/** A number or its beginning, without its extension; undefined: it is something else. */
function dialed(typed: string): string | undefined {
  const written = writtenNumber(typed);
  const text = written?.extension ? written.number : plainNumber(typed);
  return /^[(+]*\d[\d\s().\-/]*$/.test(text) ? text : undefined;
}

const addressPart = (word: string) => (word.includes('@') ? plainAddress(word) : word).toLowerCase();

const cut = (word: string) => Array.from(word).slice(0, longest).join('');
