import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import type { Words } from '../../src/i18n/translated.js';
import { catalogue } from '../../src/i18n/catalogue.js';
import { en } from '../../src/i18n/en/en.js';
import { gapsOf } from '../../src/i18n/gaps.js';
import { say, type WordKey } from '../../src/i18n/words.js';

const { en: _, ...others } = catalogue;

/** Sentences that may be the same in another language: nothing but gaps and marks, names, or a word both share. */
const shared = new Set([
  'N',
  '{distance} miles',
  'Parking',
  'Test: {subject}',
  '(optional)',
  '{minutes, plural, =0 {} other {+ # min, }}+ {price}',
]);
const saysNothing = (text: string) => !/\p{L}/u.test(text.replace(/\{[^{}]*\}|\bkm\b/g, ''));

it('no sentence has the key of another, whatever file it stands in', () => {
  for (const language of readdirSync('src/i18n', { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const folder = `src/i18n/${language.name}`;
    const keys = readdirSync(folder).flatMap((file) =>
      [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map(([, key]) => key),
    );
    expect(keys.length, language.name).toBeGreaterThan(500);
    expect(keys.filter((key, n) => keys.indexOf(key) !== n)).toEqual([]);
  }
});

describe.each(Object.entries(others))('in %s', (language, words) => {
  const sentences = Object.entries(words) as [keyof Words, string][];

  it('every sentence has the gaps of the English one', () => {
    const names = (text: string) => [...new Set(gapsOf(text)?.map(({ name }) => name) ?? ['not well-formed'])].sort();
    const wrong = sentences.filter(([key, text]) => String(names(text)) !== String(names(en[key])));
    expect(wrong).toEqual([]);
  });

  it('every count is said in each of its forms, and every choice has the words the English one chooses by', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const wrong = sentences.filter(([key, text]) => {
      const [here, there] = [choices(text), choices(en[key])];
      return (
        here.plurals.some((given) => isCount(given, there.plurals) && forms.some((form) => !given.includes(form))) ||
        String(here.selects) !== String(there.selects)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('nothing was left in English', () => {
    const same = sentences.filter(([key, text]) => text === en[key] && !saysNothing(text) && !shared.has(text));
    expect(same).toEqual([]);
  });

  it('every sentence can be said', () => {
    const values = new Proxy<Record<string, number>>({}, { get: () => 3, has: () => true });
    for (const [key] of sentences) expect(() => say(key as WordKey, values, language), key).not.toThrow();
  });

  it('it is set as it is printed there', () => {
    expect(sentences.filter(([, text]) => wronglySet[language as keyof typeof wronglySet].test(bare(text)))).toEqual(
      [],
    );
  });
});

/** What no printer would set; addresses and examples to be typed are none of their business. */
const wronglySet = {
  de: /["']|\.\.\.|“[^“”]*”/,
  es: /["']|\.\.\.|(^|[^¿\p{L} ,{}“”-])[^¿?.!]*\?|«/u,
  // A space before ; ? ! : « » that cannot break, and never none.
  fr: /["']|\.\.\.| [;?!:»]|« |[\p{L}}][;?!»]|[\p{L}}]:/u,
  'zh-Hans': /["']|\.\.\.|\p{Script=Han}[,.;:?!]|[,;?!]\p{Script=Han}/u,
};
const bare = (text: string) =>
  text.replace(/\d\d:\d\d\b|\d{4}-\S*|\S*@\S*|https?:\S*/g, '').replace(/\{\w+, (plural|select),/g, '');

interface Part {
  readonly type: number;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}

/** Where the English asks only whether there is any at all, so may the others. */
const isCount = (given: readonly string[], english: readonly string[][]) =>
  !english.some((one) => !one.includes('one') && String(one) === String(given));

/** The forms of each count, and what each choice chooses by; 6 and 5 are their numbers in the syntax tree. */
function choices(text: string): { plurals: string[][]; selects: string[] } {
  const found = { plurals: [] as string[][], selects: [] as string[] };
  const visit = (parts: readonly Part[]) => {
    for (const { type, options = {} } of parts) {
      if (type === 6) found.plurals.push(Object.keys(options));
      if (type === 5) found.selects.push(...Object.keys(options));
      for (const { value } of Object.values(options)) visit(value);
    }
  };
  visit(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst());
  return { ...found, selects: [...new Set(found.selects)].sort() };
}
