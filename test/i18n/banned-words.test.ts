import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue, type Language } from '../../src/i18n/catalogue.js';
import { catalogueLanguages } from '../../src/i18n/language.js';
import { staff } from '../../src/i18n/staff/staff.js';

/**
 * One word for one thing: an email is no letter, an appointment no visit, a patient reschedules and does not move. The rest is
 * stilted, or a riddle.
 */
const banned: Readonly<Record<Language, RegExp>> = {
  en: /\b(letters?|visits?|e-mails?|whoever|(some|any|no|every)body|look (into|over)|squeez\w+|shall|wish(es|ed)?|keep it|leave out|all the same|as the crow flies|practises?|cancelled|cancelling|something has to give)\b/i,
  de: /(?<!\p{L})(Brief(e|es|en)?|Fachperson(en)?|Besuch(e|es|en|s)?|Wunsch|Wünsche|zuerst frei|nach der Uhr|freiwillig)(?!\p{L})/iu,
  es: /(?<!\p{L})(cartas?|correspondencia|visitas?|horas? libres?|según el reloj)(?!\p{L})/iu,
  fr: /(?<!\p{L})(lettres?|courriers?|visites?|souhaits?|tout de même|heures? libres?)(?!\p{L})/iu,
  'zh-Hans': /信件|来信|写信|此信|封信|确认信|测试信/,
};

/** What staff may say but patients should not meet. */
const bannedForPatients: Readonly<Partial<Record<Language, RegExp>>> = {
  en: /\b(moved?|moving|free (time|times|of charge)|(is|are) free|free on|at the moment)\b/i,
};

/** Words of the code that staff should not meet. */
const bannedForStaff = /\b(overbook\w*|retired?|shut out|meanwhile|mend|lower-case|postcodes?)\b/i;

type Sentences = readonly (readonly [key: string, sentence: string])[];

/** The texts of the demo clinic by language; what has no translation is English. */
const demo = textsOf(JSON.parse(readFileSync('src/clinic-file/demo.json', 'utf8')), 'en');

describe.each(catalogueLanguages)('in %s', (language) => {
  it.each<[string, Sentences]>([
    ['the catalogue', Object.entries(catalogue[language])],
    ['the demo clinic', demo.filter(([of]) => of === language)],
  ])('%s has no sentence with a word that patients should not meet', (_, sentences) => {
    expect(saying(sentences, [banned[language], bannedForPatients[language]])).toEqual([]);
  });
});

it('the pages of the staff have no sentence with a word that staff should not meet', () => {
  // The names of webhook events are words of the code.
  const sentences = Object.entries(staff).map(([key, text]) => [key, text.replaceAll(/\w+\.\w+/g, '')] as const);
  expect(saying(sentences, [banned.en, bannedForStaff])).toEqual([]);
});

/** The sentences with one of these words, apart from the names of their gaps. */
function saying(sentences: Sentences, words: readonly (RegExp | undefined)[]): Sentences {
  return sentences.filter(([, sentence]) => words.some((word) => word?.test(sentence.replaceAll(/\{\w+[,}]/g, ''))));
}

function textsOf(value: unknown, language: string): (readonly [language: string, text: string])[] {
  if (typeof value === 'string') return /^([\w-]+|https?:.*)$/.test(value) ? [] : [[language, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'translations'
      ? Object.entries(inner as object).flatMap(([tag, texts]) => textsOf(texts, tag))
      : textsOf(inner, language),
  );
}
