import type { Reachable } from './contact.js';
import { emailKey, nameKey, visible } from './identity.js';
import { foldPhonePart } from './phone-number.js';

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
  if (/^\+?[\d\s().\-/]+$/.test(text) && /\d/.test(text)) {
    const inEach = [...countries].map((country) => foldPhonePart(text, country));
    return [[...new Set([text.replace(/\D/g, ''), ...inEach])].filter(Boolean)];
  }
  const words = text.split(/[\s,;]+/).slice(0, 3);
  return words
    .map((word) =>
      [...new Set([/[\p{L}\p{N}]/u.test(word) ? nameKey(word) : '', word.toLowerCase()].map(cut))].filter(Boolean),
    )
    .filter((forms) => forms.length > 0);
}

const cut = (word: string) => Array.from(word).slice(0, longest).join('');
