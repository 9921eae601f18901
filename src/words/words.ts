import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.js';

/** Every sentence a patient reads, by key. A language is one file with the same keys; a missing one does not compile. */
export type WordKey = keyof typeof en;
export type Words = Readonly<Record<WordKey, string>>;
export type WordValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

const languages: Readonly<Record<string, Words>> = { en };
const compiled = new Map<string, Message>();

/** Says a message of the catalogue, ICU MessageFormat, in the language of the locale (English where there is none). */
export function say(key: WordKey, values: WordValues = {}, locale = 'en'): string {
  const language = languages[locale.split('-')[0] ?? 'en'] ?? en;
  const id = `${locale} ${key}`;
  let message = compiled.get(id);
  if (!message) compiled.set(id, (message = compile(language[key], locale)));
  return message(values);
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
  if (parts.some(({ type }) => type !== text && type !== gap)) return (values) => String(message.format(values));
  return (values) => {
    let said = '';
    for (const { type, value } of parts) {
      const filled = type === text ? value : values[value];
      // The machinery has its own opinion on anything but words and numbers.
      if (typeof filled !== 'string' && typeof filled !== 'number') return String(message.format(values));
      said += filled;
    }
    return said;
  };
}

export function isWordKey(key: string): key is WordKey {
  return key in en;
}
