import { IntlMessageFormat } from 'intl-messageformat';
import type { Words } from './translated.js';
import { catalogue } from './catalogue.js';
import { inCountry } from './en/countries.js';
import { en } from './en/en.js';
import { languageOf } from './language.js';
import { remembered } from './remembered.js';
import { staff } from './staff/staff.js';

/** Those who work here read English. */
export type WordKey = keyof typeof en | keyof typeof staff;
export type WordValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

const forStaff: Readonly<Partial<Record<WordKey, string>>> = staff;
const compiled = new Map<string, Message>();

/** Says a message of the catalogue, ICU MessageFormat, in the language of the locale (English where there is none). */
export function say(key: WordKey, values: WordValues = {}, locale = 'en'): string {
  const id = `${locale} ${key}`;
  let message = compiled.get(id);
  if (!message) compiled.set(id, (message = compile(wording(key, locale), locale)));
  return message(values);
}

/** Says a sentence that stands in no catalogue, likewise. @throws where it is not well-formed or a value is missing */
export function sayOwn(sentence: string, values: WordValues, locale: string): string {
  return ownIn(locale)(sentence)(values);
}

const ownIn = remembered((locale) => remembered((sentence) => compile(sentence, locale)));

/** A message of the catalogue as it stands, with its gaps. */
export function wording(key: WordKey, locale: string): string {
  const language = languageOf(locale);
  const sentence = forStaff[key] ?? catalogue[language][key as keyof Words];
  return language === 'en' ? inCountry(sentence, locale) : sentence;
}

type Message = (values: WordValues) => string;

/** Where these stand in the syntax tree: text, and a gap to fill without any rule. */
const [text, gap] = [0, 1];

/** A page says a hundred sentences, most of them as they stand or with a gap to fill: those need no machinery. */
function compile(sentence: string, locale: string): Message {
  const message = new IntlMessageFormat(sentence, locale, undefined, { ignoreTag: true });
  const parts = message
    .getAst()
    .map((part) => ({ type: part.type as number, value: 'value' in part ? part.value : '' }));
  if (parts.some(({ type }) => type !== text && type !== gap))
    return counted((values) => String(message.format(values)));
  return (values) => {
    let said = '';
    for (const { type, value } of parts) {
      const filled = type === text ? value : values[value];
      // The machinery has its own opinion on anything but words and numbers.
      if (typeof filled !== 'string' && typeof filled !== 'number') return String(message.format(values));
      // “Until 3 p.m.” has its full stop already.
      said += type === text && said.endsWith('.') ? String(filled).replace(/^\.(?!\.)/, '') : filled;
    }
    return said;
  };
}

/** “12 times” stands on a page fourteen times over: what is said of a small number alone is remembered. */
function counted(message: Message): Message {
  const known: string[] = [];
  return (values) => {
    const [only, ...others] = Object.values(values);
    const isSmall =
      others.length === 0 && typeof only === 'number' && Number.isInteger(only) && only >= 0 && only < 100;
    return isSmall ? (known[only] ??= message(values)) : message(values);
  };
}

export function isWordKey(key: string): key is WordKey {
  return key in en || key in staff;
}
