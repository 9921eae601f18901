import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.js';

/** Every sentence a patient reads, by key. A language is one file with the same keys; a missing one does not compile. */
export type WordKey = keyof typeof en;
export type Words = Readonly<Record<WordKey, string>>;
export type WordValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

const languages: Readonly<Record<string, Words>> = { en };
const compiled = new Map<string, IntlMessageFormat>();

/** Says a message of the catalogue, ICU MessageFormat, in the language of the locale (English where there is none). */
export function say(key: WordKey, values: WordValues = {}, locale = 'en'): string {
  const language = languages[locale.split('-')[0] ?? 'en'] ?? en;
  const id = `${locale} ${key}`;
  let message = compiled.get(id);
  if (!message)
    compiled.set(id, (message = new IntlMessageFormat(language[key], locale, undefined, { ignoreTag: true })));
  return String(message.format(values));
}

export function isWordKey(key: string): key is WordKey {
  return key in en;
}
